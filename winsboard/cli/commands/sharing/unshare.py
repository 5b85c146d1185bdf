"""`unshare`: taking back what another board was given."""

from __future__ import annotations

import sys
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.domain.model.documents import Share
from winsboard.domain.sharing import ledger
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import LAST
from winsboard.words import format_phrase
from winsboard.words.text.dates import full_day_words

SPEC: Final = CommandSpec("unshare", "SHARE", flags=["--yes"])


def run(call: Invocation) -> int:
    """Ask another board to erase a line; it does when it is opened next."""
    args = parse_args(SPEC, call.words)
    if len(args.words) != 1:
        raise usage_error(SPEC, "no_share")
    notebook = open_notebook(call, args.data_dir)
    share = _find(notebook, args)
    notebook.sender.check_reach(share)
    if notebook.sender.is_erased_there(share):
        print_lines([format_phrase("board.erased_there", name=share.name)])
    elif args.has("--yes") or _is_agreed(share):
        prepared = notebook.sender.withdraw(share, notebook.edit_context())
        prepared.commit_and_send(notebook.commit)
        print_lines([format_phrase("board.asked_back", name=share.name)])
    else:
        print_lines([format_phrase("cli.left")])
    return 0


def _find(notebook: Notebook, args: ParsedArgs) -> Share:
    """The line of the ledger with a number, counted from the newest, or the last one."""
    notebook.load_months(notebook.reader().months())
    lines = ledger.shares(notebook.board)
    typed = args.words[0]
    number = 1 if typed == LAST else int(typed) if typed.isdecimal() and len(typed) < 7 else 0
    if not 1 <= number <= len(lines):
        raise CommandError("cli.unshare.none", typed=typed[:40])
    return lines[number - 1]


def _is_agreed(share: Share) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask.change")
    day = full_day_words(share.day)
    return ask(format_phrase("cli.unshare.ask", name=share.name, day=day))
