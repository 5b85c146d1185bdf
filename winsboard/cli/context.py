"""The call of a command, and the folders of its board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from winsboard.cli.errors import CommandError
from winsboard.clock import Clock
from winsboard.domain.errors import Refusal
from winsboard.named_tuple import NamedTuple
from winsboard.paths import Paths, UnknownFolder, absolute_path, find_paths, paths_of_board

if TYPE_CHECKING:
    from winsboard.store.boards.registry import BoardRow, Registry


class Invocation(NamedTuple):
    """One call of a command."""

    command: str
    words: Sequence[str]
    """All its arguments, options included."""
    clock: Clock
    environ: Mapping[str, str]
    board: str = ""
    """The name of the board that was typed after `--board`; empty for the usual one."""


def paths_of(call: Invocation, data_dir: str | None) -> Paths:
    """The folders of the board.

    Raises CommandError if the parent of a given data folder does not exist: that is more likely a
    slip, or a disk that is not mounted, than a request for a new folder.
    """
    if call.board and data_dir is not None:
        raise CommandError("cli.board.with_data_dir")
    if data_dir is not None and not data_dir.strip():
        raise CommandError("cli.no_folder", folder=data_dir)
    try:
        if call.board:
            return paths_of_board(board_row(call).id, call.environ)
        paths = find_paths(data_dir, call.environ)
    except UnknownFolder as no:
        raise CommandError(f"cli.{no.reason}", **no.values) from None
    if data_dir is not None and not is_folder(paths.data.parent):
        raise CommandError("cli.no_folder", folder=paths.data.parent)
    return paths


def registry_of(environ: Mapping[str, str]) -> Registry:
    """The list of the boards on this computer. Raises UnknownFolder."""
    from winsboard.store.boards.registry import Registry

    return Registry(find_paths(None, environ).config)


def board_row(call: Invocation) -> BoardRow:
    """The board that was named. Raises Refusal, also for an archived one, and StoreError."""
    row = registry_of(call.environ).find(call.board)
    if row.archived:
        raise Refusal("board.archived", name=row.name)
    return row


def path_from_arg(typed: str, environ: Mapping[str, str]) -> Path:
    """A path from the command line, with `~` as the home folder; raises CommandError."""
    try:
        return absolute_path(typed, environ)
    except UnknownFolder as no:
        raise CommandError(f"cli.{no.reason}", **no.values) from None


def is_free(path: Path) -> bool:
    """Whether a folder could be created at a path: nothing is there, and no file is on the way."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return False
    return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path; raises CommandError if that cannot be read."""
    try:
        return path.is_dir()
    except OSError as error:
        from winsboard.store.system.causes import describe

        raise CommandError("store.refused", path=path, **describe(path, error)) from None
