"""A simulated power cut: the files as they may be if everything not synced is lost.

System calls are recorded. A name in a folder that was not synced may be any of its states since the
last sync. Bytes that were not synced may be there, in part, as zeros or not at all.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias
from unittest.mock import patch

FOLDER: Final = -1
"""What a name in a folder refers to."""

Inode: TypeAlias = int
Meanwhile: TypeAlias = tuple[Inode | None, ...]
"""The states of a name since its folder was synced, the current one last; None for no file."""


class Content(NamedTuple):
    """The bytes of one inode."""

    synced: bytes = b""
    now: bytes = b""

    def possible(self, chance: random.Random) -> bytes:
        """Contents that may be found after a cut."""
        if self.synced == self.now:
            return self.now
        part = chance.randrange(len(self.now) + 1)
        return chance.choice(
            (
                self.synced,
                self.now,
                bytes(len(self.now)),
                self.now[:part],
                self.now[:part] + bytes(len(self.now) - part),
            )
        )


class Disk(NamedTuple):
    """Everything the system knows at one moment, synced or not."""

    names: dict[Path, Meanwhile]
    contents: dict[Inode, Content]

    @property
    def is_certain(self) -> bool:
        """Whether there is only one possible state after a cut."""
        unsynced = any(content.synced != content.now for content in self.contents.values())
        return not unsynced and all(len(meanwhile) == 1 for meanwhile in self.names.values())

    def found(self, chance: random.Random) -> dict[Path, bytes | None]:
        """One possible state after a cut; None for a folder."""
        now = {path: chance.choice(meanwhile) for path, meanwhile in self.names.items()}
        bytes_of = {inode: c.possible(chance) for inode, c in self.contents.items()}
        return {
            path: None if inode == FOLDER else bytes_of[inode]
            for path, inode in sorted(now.items())
            if inode is not None and all(now.get(above, FOLDER) == FOLDER for above in path.parents)
        }


class Recorder:
    """Records the system calls in one folder, and the disk after each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.moments: list[Disk] = []
        self._names: dict[Path, Meanwhile] = {}
        self._contents: dict[Inode, Content] = {}
        self._open: dict[int, Inode | Path | None] = {}

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record what this process does in the block."""
        watched: dict[str, Callable[..., None]] = {
            "open": self._opened,
            "write": self._written,
            "fsync": self._synced,
            "replace": self._renamed,
            "rename": self._renamed,
            "unlink": self._removed,
            "rmdir": self._removed,
            "mkdir": self._folder_made,
        }
        with ExitStack() as stack:
            for name, note in watched.items():
                stack.enter_context(patch.object(os, name, self._noting(getattr(os, name), note)))
            yield

    def settle(self) -> None:
        """Half a minute passes: the system has written everything."""
        self._names = {path: meanwhile[-1:] for path, meanwhile in self._names.items()}
        self._contents = {i: Content(c.now, c.now) for i, c in self._contents.items()}

    def damage(self, path: Path, data: bytes) -> None:
        """Another program has written a file."""
        path.write_bytes(data)
        self._names[path] = (self._new(Content(data, data)),)

    def _noting(self, real: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        def called(*args: Any, **kwargs: Any) -> Any:
            result = real(*args, **kwargs)
            note(result, *args, **kwargs)
            return result

        return called

    def _happened(self) -> None:
        self.moments.append(Disk(dict(self._names), dict(self._contents)))

    def _new(self, content: Content) -> Inode:
        inode = len(self._contents)
        self._contents[inode] = content
        return inode

    def _becomes(self, path: Path, inode: Inode | None) -> None:
        self._names[path] = (*self._names.get(path, (None,)), inode)
        self._happened()

    def _opened(self, fd: int, path: Any, flags: int, *_: Any, **__: Any) -> None:
        where = Path(path)
        self._open[fd] = None
        if not where.is_relative_to(self.root) or where.name == "lock":
            return
        if flags & os.O_DIRECTORY:
            self._open[fd] = where
            return
        inode = self._names.get(where, (None,))[-1]
        if inode is None and flags & os.O_CREAT:
            inode = self._new(Content())
            self._becomes(where, inode)
        elif inode is not None and flags & os.O_TRUNC:
            self._contents[inode] = self._contents[inode]._replace(now=b"")
            self._happened()
        self._open[fd] = inode

    def _written(self, count: int, fd: int, data: Any) -> None:
        inode = self._open.get(fd)
        if isinstance(inode, int):
            content = self._contents[inode]
            self._contents[inode] = content._replace(now=content.now + bytes(data[:count]))
            self._happened()

    def _synced(self, _: None, fd: int) -> None:
        what = self._open.get(fd)
        if isinstance(what, int):
            content = self._contents[what]
            self._contents[what] = Content(content.now, content.now)
        elif what is not None:
            inside = {p: m[-1:] for p, m in self._names.items() if p.parent == what}
            self._names.update(inside)
        self._happened()

    def _renamed(self, _: None, source: Any, target: Any) -> None:
        inode = self._names[Path(source)][-1]
        self._names[Path(source)] = (*self._names[Path(source)], None)
        self._becomes(Path(target), inode)

    def _removed(self, _: None, path: Any, **__: Any) -> None:
        self._becomes(Path(path), None)

    def _folder_made(self, _: None, path: Any, *__: Any) -> None:
        self._becomes(Path(path), FOLDER)


def lay_out(found: dict[Path, bytes | None], root: Path, where: Path) -> None:
    """Write the found state of `root` to another place on the real disk."""
    for path, data in found.items():
        target = where / path.relative_to(root)
        if data is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
