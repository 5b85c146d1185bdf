"""`summary`: the page for a therapist, printed or written to a file, and the card of a goal."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from winsboard.cli.args.entry_names import find_entry
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation, is_folder, path_from_arg, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.domain.errors import Refusal
from winsboard.domain.goals import goals
from winsboard.domain.library import items, people
from winsboard.domain.summary import spans
from winsboard.domain.summary.page import Choice
from winsboard.domain.summary.parts import chosen, part_named
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.summary import last_session
from winsboard.picture.picture_file import write
from winsboard.report.goal_card import goal_card
from winsboard.report.made_page import MadePage, make_page, page_line, therapist_of, written_page
from winsboard.report.writers import ENDINGS
from winsboard.store.disk.last_list import LastList
from winsboard.words import format_phrase

ALL: Final = "all"
STDOUT: Final = "-"
SPEC: Final = CommandSpec(
    "summary",
    values={
        "--month": "MONTH",
        "--with": "PART",
        "--without": "PART",
        "--pick": "ENTRY",
        "--to": "PERSON",
        "--card": "GOAL",
        "--format": "FORMAT",
        "-o": "FILE",
    },
    flags=["--since-session", "--yes"],
    exclusive=["--month", "--since-session", "--card"],
)


def run(call: Invocation) -> int:
    """Print the page or the card, or write it to a file."""
    args = parse_args(SPEC, call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    path = _path(call, args)
    form = _form(args, path)
    if args.value("--card") is not None:
        if form == "csv":
            raise Refusal("summary.card_csv")
        goal = goals.find(notebook.board, args.value("--card") or "")
        text = written_page(goal_card(notebook.board, goal, notebook.today), form)
        _give(path, text, replace=args.has("--yes"))
        return 0
    made = make_page(notebook, _choice(call, notebook, args), form)
    warn_unreadable(notebook.reader())
    data = _give(path, made.text, replace=args.has("--yes"))
    if path is not None:
        _note(notebook, made, data)
    return 0


def _choice(call: Invocation, notebook: Notebook, args: ParsedArgs) -> Choice:
    """What is asked for; the last full month if nothing is. Raises Refusal and CommandError."""
    less = [part for typed in args.all("--without") for part in _parts(typed)]
    listed = LastList(paths_of(call, args.data_dir).state)
    picks = [find_entry(notebook.reader(), listed, joined_words([e])) for e in args.all("--pick")]
    to = args.value("--to")
    everybody = people.listed(notebook.board)
    return Choice(
        _span(notebook, args),
        chosen(notebook.board, args.all("--with"), less),
        tuple(entry.id for entry in picks),
        items.find(everybody, to) if to is not None else therapist_of(notebook.board),
    )


def _span(notebook: Notebook, args: ParsedArgs) -> spans.Span:
    if args.has("--since-session"):
        return spans.since(last_session(notebook), notebook.today)
    month = args.value("--month")
    return spans.month_named("last" if month is None else month, notebook.today)


def _parts(typed: str) -> tuple[str, ...]:
    from winsboard.domain.summary.parts import PARTS

    return PARTS if typed.strip().casefold() == ALL else (part_named(typed),)


def _path(call: Invocation, args: ParsedArgs) -> Path | None:
    """The file to write; None for standard output."""
    name = args.value("-o")
    return None if name in (None, STDOUT) else path_from_arg(name or "", call.environ)


def _form(args: ParsedArgs, path: Path | None) -> str:
    """The format that was typed, or the one that the name of the file asks for. Else it is text."""
    typed = args.value("--format")
    if typed is not None:
        if typed not in ENDINGS:
            raise usage_error(SPEC, "summary.format", typed=typed[:20], known=", ".join(ENDINGS))
        return typed
    ending = path.suffix.lower() if path is not None else ""
    return next((form for form, known in ENDINGS.items() if known == ending), "text")


def _give(path: Path | None, text: str, *, replace: bool) -> bytes:
    """Print or write what was made; returns its bytes. Raises CommandError."""
    data = text.encode(errors="replace")
    if path is None:
        print_lines(text.removesuffix("\n").split("\n"))
        return data
    if is_folder(path):
        raise CommandError("cli.summary.folder", path=path)
    if not is_folder(path.parent):
        raise CommandError("cli.no_folder", folder=path.parent)
    try:
        write(path, text, replace=replace)
    except FileExistsError:
        raise CommandError("cli.picture.there", path=path) from None
    except OSError as error:
        raise CommandError("cli.picture.unwritten", path=path, why=error.strerror or "") from None
    print_lines([format_phrase("cli.summary.done", path=path)])
    return data


def _note(notebook: Notebook, made: MadePage, data: bytes) -> None:
    """Write the line of the ledger."""
    notebook.commit(page_line(made, data, notebook.edit_context()))
