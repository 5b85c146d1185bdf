"""`look-back`: one old win."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.parser import CommandSpec, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.domain.text.numbers import parse_integer
from winsboard.notebook.views.old_wins import OldWinSequence
from winsboard.plain.fields import entry_fields
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.old_win import old_win_lines

SPEC: Final = CommandSpec("look-back", values={"--number": "N"}, flags=["--hard", "--json"])
MAX_NUMBER: Final = 100_000
"""The highest number."""


def run(call: Invocation) -> int:
    """Print the first old win in today's order, or the one with a given number."""
    args = parse_args(SPEC, call.words)
    number = args.value("--number") or "1"
    nth = parse_integer(number)
    if nth is None or not 1 <= nth <= MAX_NUMBER:
        raise CommandError("cli.whole_number", number=number[:20], largest=MAX_NUMBER)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    reader = notebook.reader()
    look_back = OldWinSequence(reader, notebook.today, hard=args.has("--hard"))
    entry = look_back.at(nth - 1)
    warn_unreadable(reader)
    if args.has("--json"):
        print_json(entry_fields([entry] if entry else [], notebook.board))
    elif entry is None:
        print_lines(
            [format_phrase("progress.look_back.none" if nth == 1 else "progress.look_back.end")]
        )
    else:
        more = look_back.at(nth) is not None
        print_lines(old_win_lines(entry, notebook.today, nth + 1 if more else None))
    return 0
