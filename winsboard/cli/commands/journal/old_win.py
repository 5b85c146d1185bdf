"""`look-back`: one old win."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.parser import Form, read
from winsboard.cli.context import Call
from winsboard.cli.errors import Stop
from winsboard.cli.io.output import tell, tell_json
from winsboard.cli.open_board import notebook_of, tell_passed_over
from winsboard.domain.text.numbers import read_whole
from winsboard.notebook.old_wins import LookBack
from winsboard.plain.fields import entry_fields
from winsboard.words import say
from winsboard.words.sentences.old_win import old_win_lines

FORM: Final = Form("look-back", values={"--number": "N"}, flags=["--hard", "--json"])
MOST: Final = 100_000
"""Wins that are looked at one after the other."""


def run(call: Call) -> int:
    """Print the first old win of today's order, or the one with a number."""
    said = read(FORM, call.words)
    number = said.value("--number") or "1"
    nth = read_whole(number)
    if nth is None or not 1 <= nth <= MOST:
        raise Stop("cli.whole_number", number=number[:20], largest=MOST)
    notebook = notebook_of(call, said.data_dir)
    reader = notebook.reader()
    look_back = LookBack(reader, notebook.today, hard=said.has("--hard"))
    entry = look_back.at(nth - 1)
    tell_passed_over(reader)
    if said.has("--json"):
        tell_json(entry_fields([entry] if entry else [], mood=notebook.board.settings.mood))
    elif entry is None:
        tell([say("progress.look_back.none" if nth == 1 else "progress.look_back.end")])
    else:
        more = look_back.at(nth) is not None
        tell(old_win_lines(entry, notebook.today, nth + 1 if more else None))
    return 0
