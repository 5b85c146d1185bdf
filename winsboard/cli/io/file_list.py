"""Listing the files that a command is about to change or delete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from winsboard.store.erasure.wipe import own_files
from winsboard.words import format_phrase
from winsboard.words.text.terminal_safe import terminal_safe_path


def file_list_lines(data: Path, state: Path, *, with_keys: bool = True) -> Iterator[str]:
    """The number of files of each kind, and their names if the folders contain other files, too."""
    own = own_files(data, state)
    kinds = [("page", own.pages), ("copy", own.copies), ("unfinished", own.unfinished)]
    kinds.insert(1, ("picture", own.pictures))
    if with_keys:
        kinds.insert(3, ("key", own.keys))
    for kind, paths in kinds:
        if paths:
            names = ", ".join(_names(paths, data))
            yield format_phrase(f"cli.own.{kind}", count=len(paths), folder=data, names=names)
    for board in own.other_boards:
        yield format_phrase("cli.own.other_board", folder=board)
    if own.state:
        yield format_phrase("cli.own.state", count=len(own.state), folder=state)


def _names(paths: Iterable[Path], data: Path) -> Iterator[str]:
    for path in paths:
        yield terminal_safe_path(path.relative_to(data) if path.is_relative_to(data) else path)
