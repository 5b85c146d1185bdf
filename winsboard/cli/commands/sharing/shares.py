"""`shares`: the ledger of what was given to whom. It has no words of what was given."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.parser import CommandSpec, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.domain.library import items
from winsboard.domain.sharing import ledger
from winsboard.notebook.views.packets import receivers
from winsboard.words import format_phrase
from winsboard.words.sentences.ledger import share_line

SPEC: Final = CommandSpec("shares", "[PERSON]", flags=["--json"])


def run(call: Invocation) -> int:
    """Print the ledger, newest first, each line with its number."""
    args = parse_args(SPEC, call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    reader = notebook.reader()
    person = items.find(receivers(notebook.board), args.text) if args.words else None
    numbered = [*enumerate(map(notebook.sender.as_known, reader.shares()), start=1)]
    found = [(n, s) for n, s in numbered if person is None or ledger.is_to(s, person)]
    if warn_unreadable(reader) and not found:
        return 1
    if args.has("--json"):
        print_json([{"number": n, **share._asdict()} for n, share in found])
    elif found:
        lines = [f" {n:>2}. {share_line(share, notebook.today)}" for n, share in found]
        print_lines([*lines, "", format_phrase("shares.how")])
    else:
        print_lines([format_phrase("shares.none")])
    return 0
