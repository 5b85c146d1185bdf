"""`tell`: words to say to somebody about a win, a tick or a goal. Nothing is sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from winsboard.cli.args.entry_names import listed_id
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation, is_folder, path_from_arg, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.domain.goals import goals
from winsboard.domain.library import items
from winsboard.domain.model.documents import Entry, Mark, Person
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Goal
from winsboard.domain.sharing import ledger
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import LAST
from winsboard.notebook.views.goals import find_evidence
from winsboard.notebook.views.packets import load_names, receivers
from winsboard.store.disk.last_list import LastList
from winsboard.words import format_phrase
from winsboard.words.sentences.sharing import names_for
from winsboard.words.sentences.telling import telling_of, words_to_tell

SPEC: Final = CommandSpec(
    "tell",
    "[PERSON]",
    {"--item": "ITEM", "--goal": "GOAL", "--names": "replaced|kept", "-o": "FILE"},
    ("--told",),
    exclusive=("--told", "-o"),
)
NAMES: Final = ("replaced", "kept")


def run(call: Invocation) -> int:
    """Print the words, or save them; with `--told` note that they were said."""
    args = parse_args(SPEC, call.words)
    is_kept = args.value("-o") is not None or args.has("--told")
    notebook = open_notebook(call, args.data_dir, is_reading=not is_kept)
    person = items.find(receivers(notebook.board), args.text) if args.words else None
    thing = _thing(call, notebook, args)
    telling = telling_of(notebook.board, thing)
    words = _with_names(notebook, args, words_to_tell(notebook.board, telling, person))
    record = partial(ledger.record, to=person, what=telling.of)
    if args.has("--told"):
        commit_and_report(notebook, record("told", context=notebook.edit_context()))
    elif (typed := args.value("-o")) is not None:
        _save(notebook, path_from_arg(typed, call.environ), words, record)
    else:
        print_lines([words, "", *_how(person)])
    return 0


def _how(person: Person | None) -> list[str]:
    """How to reach somebody, if that is known, and that nothing is sent."""
    about = format_phrase("tell.about")
    if person is None or not person.reach:
        return [about]
    return [format_phrase("tell.reach", name=person.name, reach=person.reach), about]


def _thing(call: Invocation, notebook: Notebook, args: ParsedArgs) -> Entry | Mark | Goal:
    """What to tell about; without a name, the last entry. Raises CommandError and Refusal."""
    goal = args.value("--goal")
    if goal is not None:
        return goals.find(notebook.board, joined_words([goal]))
    name = joined_words([args.value("--item") or LAST]).strip()
    reader = notebook.reader()
    last = reader.last() if name == LAST else None
    id = last.id if last else listed_id(LastList(paths_of(call, args.data_dir).state), name)
    found = find_evidence(notebook, id)
    if not isinstance(found, Entry | Mark):
        raise CommandError("cli.no_entry", id=name[:40])
    return found


def _with_names(notebook: Notebook, args: ParsedArgs, words: str) -> str:
    """The words, with other words for names if that was asked for."""
    wanted = (args.value("--names") or "kept").strip().casefold()
    if wanted not in NAMES:
        raise usage_error(SPEC, "tell.names")
    if wanted == "kept":
        return words
    load_names(notebook)
    return names_for(notebook.board).replaced(words)


def _save(notebook: Notebook, path: Path, words: str, record: partial[Edit]) -> None:
    """Write the words to a new file, and note it: both or neither. Raises CommandError."""
    from winsboard.report.packet_file import write_and_note

    if not is_folder(path.parent):
        raise CommandError("cli.no_folder", folder=path.parent)
    if is_folder(path):
        raise CommandError("tell.save.folder", path=path)
    data = f"{words}\n".encode(errors="replace")
    edit = record("saved", context=notebook.edit_context(), checksum=ledger.checksum_of(data))
    try:
        write_and_note(path, data, partial(notebook.commit, edit))
    except FileExistsError:
        raise CommandError("tell.save.there", path=path) from None
    except OSError as error:
        raise CommandError("tell.save.unwritten", path=path, why=error.strerror or "") from None
    print_lines([format_phrase("tell.saved", path=path)])
