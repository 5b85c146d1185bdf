"""`vision pin`: putting a win on the vision board."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.parser import CommandSpec, joined_words
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import open_for
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import TICK, Entry
from winsboard.domain.model.wins import is_win
from winsboard.domain.vision import cards
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import LAST
from winsboard.store.disk.last_list import LastList
from winsboard.words.sentences.journal.entries import win_words

SPEC: Final = CommandSpec("vision pin", "ENTRY")
DIGITS: Final = 6
"""The most digits of a number in the last list; ids are longer."""


def pin_win(call: Invocation) -> None:
    """Put a win on the board: a number of the last list, an id, or `last`."""
    args, notebook = open_for(SPEC, call, "no_entry")
    name = joined_words(args.words)
    win = _find(notebook, LastList(paths_of(call, args.data_dir).state), name)
    if win is None:
        raise CommandError("cli.no_entry", id=name[:40])
    if win.kind != TICK and not is_win(win):
        raise Refusal("vision.no_win")
    edit = cards.pin(notebook.board, win.id, win_words(win), notebook.edit_context())
    commit_and_report(notebook, edit)


def _find(notebook: Notebook, listed: LastList, name: str) -> Entry | None:
    reader = notebook.reader()
    if name == LAST:
        return reader.last()
    is_number = name.isdecimal() and len(name) <= DIGITS
    id = (listed.id(int(name)) if is_number else None) or name
    return reader.tick(id) or reader.find(id)
