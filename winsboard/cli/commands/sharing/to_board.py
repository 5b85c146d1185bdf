"""`share --to-board`: lines for another board of this computer, or in a file to carry there."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args
from winsboard.cli.commands.sharing.items import ticked
from winsboard.cli.context import Invocation, is_folder, path_from_arg
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_error, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.domain.text.sanitize import short
from winsboard.notebook.boards.lines import Line, line_of_piece, line_words
from winsboard.notebook.boards.sending import ENDING, Prepared, share_in_file
from winsboard.notebook.notebook import Notebook
from winsboard.store.boards.registry import BoardRow
from winsboard.words import format_phrase

OPTION: Final = "--to-board"
SPEC: Final = CommandSpec(
    "share",
    values={OPTION: "BOARD|FILE", "--item": "ITEM", "--as": "NAME"},
    flags=("--preview", "--yes"),
    exclusive=("--preview", "--yes"),
)


def is_meant(words: Sequence[str]) -> bool:
    """Whether `share` is about another board."""
    before = words[: words.index("--")] if "--" in words else words
    return any(word.partition("=")[0] == OPTION for word in before)


def run(call: Invocation) -> int:
    """Show exactly what would be given, and give it once the person agrees."""
    args = parse_args(SPEC, call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=args.has("--preview"))
    target = _target(call, notebook, joined_words([args.value(OPTION) or ""]))
    lines = _lines(call, notebook, args)
    if isinstance(target, Path) and len(lines) > 1:
        raise CommandError("cli.board.one_in_a_file")
    shown = [line_words(line) for line in lines]
    if args.has("--preview"):
        print_lines(shown)
    elif args.has("--yes") or _is_agreed(shown, target):
        for line in lines:
            _prepared(notebook, target, line).commit_and_send(notebook.commit)
        print_lines([*shown, *_after(target, len(lines))])
    else:
        print_lines([format_phrase("cli.left")])
    return 0


def _target(call: Invocation, notebook: Notebook, typed: str) -> BoardRow | Path:
    """The board with this name, or else the file that a path names."""
    looks_like_file = os.sep in typed or typed.endswith(ENDING)
    if not looks_like_file or notebook.sender.knows(typed):
        return notebook.sender.find(typed)
    path = path_from_arg(typed, call.environ)
    if not is_folder(path.parent):
        raise CommandError("cli.no_folder", folder=path.parent)
    if os.path.lexists(path):
        raise CommandError("cli.share.there", path=path)
    return path


def _lines(call: Invocation, notebook: Notebook, args: ParsedArgs) -> list[Line]:
    """The lines that were ticked, each once. Raises CommandError if none is."""
    named = args.value("--as")
    name = None if named is None else short(joined_words([named]))
    pieces = ticked(call, notebook, args.data_dir, args.all("--item"))
    if not pieces:
        raise CommandError("cli.board.nothing_ticked")
    return [line_of_piece(notebook.board, piece, name) for piece in pieces]


def _is_agreed(shown: list[str], target: BoardRow | Path) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask.change")
    print_lines(shown)
    if isinstance(target, Path):
        print_error(format_phrase("packet.for_good"))
        return ask(format_phrase("cli.board.ask.file", path=target))
    return ask(format_phrase("cli.board.ask.board", name=target.name))


def _prepared(notebook: Notebook, target: BoardRow | Path, line: Line) -> Prepared:
    if not isinstance(target, Path):
        return notebook.sender.share(target, line, notebook.edit_context())
    try:
        return share_in_file(target, line, notebook.edit_context())
    except FileExistsError:
        raise CommandError("cli.share.there", path=target) from None


def _after(target: BoardRow | Path, count: int) -> list[str]:
    if isinstance(target, Path):
        return [format_phrase("cli.board.carried", path=target)]
    key = "cli.board.sent.one" if count == 1 else "cli.board.sent"
    return [format_phrase(key, name=target.name, count=count)]
