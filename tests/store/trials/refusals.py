"""A failing disk: any system call fails with any error in the middle of a command.

Only calls for files in one folder are counted and refused, so that nothing else is affected.
"""

from __future__ import annotations

import builtins
import errno
import fcntl
import io
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from unittest import mock

CALLS: Final = (
    *("open", "close", "read", "write", "pwrite", "fsync", "fstat", "fchown"),
    *("stat", "lstat", "scandir", "listdir", "readlink", "access"),
    *("replace", "rename", "unlink", "remove", "mkdir", "rmdir", "chmod", "chown", "link"),
)
ERRORS: Final = (
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    *(errno.EIO, errno.ESTALE, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENAMETOOLONG),
    *(errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS),
    *(errno.ENOLCK, errno.EBUSY, errno.ETIMEDOUT, errno.ENOTCONN),
)


class Disk:
    """Counts the calls for files in a folder; fails the nth, and optionally all later ones."""

    def __init__(self, root: Path, at: int = 0, code: int = 0, *, stays: bool = False) -> None:
        self.root = str(root.absolute())
        self.at = at
        self.code = code
        self.stays = stays
        self.made: list[str] = []
        """The names of the calls so far."""
        self.refused = ""
        """The name of the call that failed."""
        self._open: set[int] = set()

    @contextmanager
    def mounted(self) -> Iterator[Disk]:
        """Route the calls of this process through here."""
        places: list[tuple[ModuleType, str]] = [(os, name) for name in CALLS]
        places += [(fcntl, "flock"), (io, "open"), (builtins, "open")]
        patches = [
            mock.patch.object(module, name, self._through(name, getattr(module, name)))
            for module, name in places
        ]
        for patch in patches:
            patch.start()
        try:
            yield self
        finally:
            for patch in patches:
                patch.stop()

    def _through(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            first = args[0] if args else "."
            if not self._is_ours(first, kwargs):
                return real(*args, **kwargs)
            self.made.append(name)
            is_due = len(self.made) == self.at
            if is_due or (self.stays and name == self.refused):
                self.refused = name
                if name == "close":
                    # The file is closed nevertheless.
                    self._open.discard(first)
                    real(first)
                named = None if isinstance(first, int) else os.fspath(first)
                raise OSError(self.code, os.strerror(self.code), named)
            answer = real(*args, **kwargs)
            if name == "open" and isinstance(answer, int):
                self._open.add(answer)
            elif name == "close":
                self._open.discard(first)
            return answer

        return call

    def _is_ours(self, what: object, kwargs: dict[str, Any]) -> bool:
        for held in (what, kwargs.get("dir_fd")):
            if isinstance(held, int) and held in self._open:
                return True
        if not isinstance(what, str | os.PathLike):
            return False
        path = os.fspath(what)
        return isinstance(path, str) and path.startswith(self.root)


def copied(template: Path, to: Path) -> None:
    """Replace a folder with a fresh copy of another."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(template, to, symlinks=True)


@contextmanager
def refusing(folders: Sequence[Path], names: Sequence[str], code: int) -> Iterator[None]:
    """Make each of these calls fail for everything in some folders."""
    roots = tuple(f"{folder.absolute()}" for folder in folders)

    def through(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            path = os.fspath(args[0]) if args and not isinstance(args[0], int) else None
            if path is not None and os.fsdecode(path).startswith(roots):
                raise OSError(code, os.strerror(code), path)
            return real(*args, **kwargs)

        return call

    patches = [mock.patch.object(os, name, through(getattr(os, name))) for name in names]
    with ExitStack() as stack:
        for patch in patches:
            stack.enter_context(patch)
        yield
