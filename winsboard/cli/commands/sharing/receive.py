"""`receive`: taking in a line that was carried here in a file."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.parser import CommandSpec, parse_args, usage_error
from winsboard.cli.context import Invocation, path_from_arg, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import open_store
from winsboard.notebook.boards.receiving import receive
from winsboard.paths import board_id_of
from winsboard.store.inbox.folder import read_message
from winsboard.store.inbox.messages import BadMessage
from winsboard.words import format_phrase

SPEC: Final = CommandSpec("receive", "FILE")


def run(call: Invocation) -> int:
    """Put the line of a file on the board, once. The file stays where it is."""
    args = parse_args(SPEC, call.words)
    if len(args.words) != 1:
        raise usage_error(SPEC, "no_message_file")
    path = path_from_arg(args.words[0], call.environ)
    try:
        message = read_message(path)
        if message.board not in ("", board_id_of(paths_of(call, args.data_dir).data)):
            raise BadMessage("another_board")
    except FileNotFoundError:
        raise CommandError("cli.receive.no_file", path=path) from None
    except BadMessage as bad:
        why = format_phrase(f"store.inbox.why.{bad}")
        raise CommandError("cli.receive.refused", path=path, why=why) from None
    store = open_store(call, args.data_dir)
    before = receive(store, call.clock, message)
    if message.kind == "withdraw":
        print_lines([format_phrase("cli.receive.withdrawn")])
        return 0
    key = {None: f"cli.receive.{message.kind}", "kept": "cli.receive.twice"}.get(
        before, "cli.receive.gone"
    )
    print_lines([format_phrase(key, name=message.name or format_phrase("board.somebody"))])
    return 0
