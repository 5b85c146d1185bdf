"""What a command is called with, and where its board is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from winsboard.cli.errors import CommandError
from winsboard.clock import Clock
from winsboard.named_tuple import NamedTuple
from winsboard.paths import NoPlace, Paths, absolute, find_paths


class Invocation(NamedTuple):
    """One command as it was typed."""

    command: str
    words: Sequence[str]
    """Everything after it, the options too."""
    clock: Clock
    environ: Mapping[str, str]


def paths_of(call: Invocation, data_dir: str | None) -> Paths:
    """Where this board lives.

    Raises CommandError if a data folder is named in a folder that is not there: it is more likely a
    slip, or a disk that is not in, than a wish.
    """
    if data_dir is not None and not data_dir.strip():
        raise CommandError("cli.no_folder", folder=data_dir)
    try:
        paths = find_paths(data_dir, call.environ)
    except NoPlace as no:
        raise CommandError(f"cli.{no.reason}", **no.values) from None
    if data_dir is not None and not is_folder(paths.data.parent):
        raise CommandError("cli.no_folder", folder=paths.data.parent)
    return paths


def path_arg(typed: str, environ: Mapping[str, str]) -> Path:
    """A path that was typed, with `~` as the home folder; raises CommandError."""
    try:
        return absolute(typed, environ)
    except NoPlace as no:
        raise CommandError(f"cli.{no.reason}", **no.values) from None


def is_free(path: Path) -> bool:
    """Whether a folder could be made at a path: there is nothing, and no file on the way to it."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return False
    return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; raises CommandError where that cannot be seen."""
    try:
        return path.is_dir()
    except OSError as error:
        from winsboard.store.system.causes import describe

        raise CommandError("store.refused", path=path, **describe(path, error)) from None
