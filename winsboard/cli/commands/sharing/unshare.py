"""`unshare`: asking for something back that was given, and saying what is out of reach."""

from __future__ import annotations

import sys
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.domain.model.documents import Share
from winsboard.domain.sharing import ledger
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import LAST
from winsboard.words import format_phrase
from winsboard.words.sentences.ledger import asked_back_words, share_line
from winsboard.words.text.titles import reach_words

SPEC: Final = CommandSpec("unshare", "SHARE", flags=["--yes"])


def run(call: Invocation) -> int:
    """Note that a line of the ledger was asked back, and say what nobody can take back."""
    args = parse_args(SPEC, call.words)
    if len(args.words) != 1:
        raise usage_error(SPEC, "unshare.no_share")
    notebook = open_notebook(call, args.data_dir)
    share = notebook.sender.as_known(_named(notebook, joined_words(args.words).strip()))
    line = share_line(share, notebook.today)
    if ledger.is_withdrawable(share):
        return _take_back(notebook, share, line, args)
    if not _is_agreed(args, line):
        print_lines([format_phrase("cli.unshare.not")])
        return 0
    commit_and_report(notebook, ledger.withdrawn(share, notebook.edit_context()))
    if reach := reach_words(share.way):
        print_lines([reach])
    return 0


def _take_back(notebook: Notebook, share: Share, line: str, args: ParsedArgs) -> int:
    """Ask another board to erase a line; it does when it is opened next."""
    if share.erased_on is not None:
        print_lines([line])
        return 0
    notebook.sender.check_reach(share)
    if _is_agreed(args, line, f"board.ask_back{'.suggested' if share.way == 'suggested' else ''}"):
        notebook.take_back(share)
        print_lines([asked_back_words(share)])
    else:
        print_lines([format_phrase("cli.unshare.not")])
    return 0


def _named(notebook: Notebook, name: str) -> Share:
    """The line with that number in the ledger, or the newest. Raises CommandError."""
    wanted = 1 if name == LAST else int(name) if name.isdecimal() and len(name) < 7 else 0
    for number, share in enumerate(notebook.reader().shares(), start=1):
        if number == wanted:
            notebook.load_days(share.day, share.day)
            return share
    raise CommandError("cli.unshare.none", number=name[:40])


def _is_agreed(args: ParsedArgs, line: str, question: str = "cli.unshare.ask") -> bool:
    """Print the line and ask, unless `--yes` was typed."""
    if not args.has("--yes") and (sys.stdin is None or not sys.stdin.isatty()):
        raise CommandError("cli.cannot_ask.change")
    print_lines([line])
    if args.has("--yes"):
        return True
    return ask(format_phrase(question))
