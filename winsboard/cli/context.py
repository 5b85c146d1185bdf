"""The call of a command, and the folders of its board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from winsboard.cli.errors import CommandError
from winsboard.clock import Clock
from winsboard.named_tuple import NamedTuple
from winsboard.paths import Paths, UnknownFolder, absolute_path, find_paths


class Invocation(NamedTuple):
    """One call of a command."""

    command: str
    words: Sequence[str]
    """All its arguments, options included."""
    clock: Clock
    environ: Mapping[str, str]


def paths_of(call: Invocation, data_dir: str | None) -> Paths:
    """The folders of the board.

    Raises CommandError if the parent of a given data folder does not exist: that is more likely a
    slip, or a disk that is not mounted, than a request for a new folder.
    """
    if data_dir is not None and not data_dir.strip():
        raise CommandError("cli.no_folder", folder=data_dir)
    try:
        paths = find_paths(data_dir, call.environ)
    except UnknownFolder as no:
        raise CommandError(f"cli.{no.reason}", **no.values) from None
    if data_dir is not None and not is_folder(paths.data.parent):
        raise CommandError("cli.no_folder", folder=paths.data.parent)
    return paths


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
