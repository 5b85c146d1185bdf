"""Temporary files: their names, and which of them are stale.

A data folder can be on a network drive, and other programs write into it as well. So the name of a
temporary file contains the process and the machine: a process id alone does not show that its
writer is dead.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from winsboard.store.disk.lock_owner import is_running
from winsboard.store.format.header import ENCRYPTED_MARK
from winsboard.store.system.files import read_bytes, read_head

DAY: Final = 24 * 3600 * 10**9
"""Nanoseconds; after this time a temporary file of another machine counts as stale."""
_NAME: Final = r"\.~.+\.([0-9]{1,10})-([0-9a-f]{8})\.tmp"
_EARLIER_NAME: Final = (
    r"\.~(?:library|drafts|unsaved-[0-9]+|[0-9]{4}-[0-9]{2}|seal|[0-9a-f]{16,})"
    r"(?:\.beside(?:-[0-9])?)?\.(?:json|key)(?:\.[0-9]+)?\.([0-9]{1,10})\.tmp"
)
"""Names used by earlier versions, without the machine. The contents have to be ours as well."""
_STARTS: Final = (b'{\n"_meta":{', ENCRYPTED_MARK, b'{\n "about": "winsboard')


def temporary_for(path: Path, *more: object) -> Path:
    """The temporary file in which this process writes the new contents of a path."""
    inner = "".join(f".{part}" for part in more)
    return path.with_name(f".~{path.name}{inner}.{os.getpid()}-{_machine()}.tmp")


@cache
def _machine() -> str:
    """Identifies this machine since its last boot, and this container."""
    said = [os.uname().nodename]
    with suppress(OSError):
        said.append(read_bytes("/proc/sys/kernel/random/boot_id").decode().strip())
    with suppress(OSError):
        said.append(str(Path("/proc/self/ns/pid").readlink()))
    return f"{zlib.crc32(' '.join(said).encode(errors='replace')):08x}"


def temporary_in(folder: Path) -> Iterator[Path]:
    """The temporary files of winsboard in a folder, except those another machine may be writing.

    Only regular files. The caller must hold the lock to remove them.
    """
    for path, _pid, is_elsewhere in _with_writers(folder):
        if not is_elsewhere:
            yield path


def stale_files(folder: Path) -> Iterator[Path]:
    """The temporary files whose writers are dead."""
    for path, pid, is_elsewhere in _with_writers(folder):
        if not is_elsewhere and (pid == os.getpid() or not is_running(pid)):
            yield path


def _with_writers(folder: Path) -> Iterator[tuple[Path, int, bool]]:
    """Yield each file, the process id of its writer, and whether it may be another machine's."""
    with suppress(OSError), os.scandir(folder) as files:
        for file in files:
            if file.name.startswith(".~") and file.is_file(follow_symlinks=False):
                path = Path(file.path)
                if name := re.fullmatch(_NAME, file.name):
                    is_here = name[2] == _machine()
                    yield path, int(name[1]), not is_here and not _is_old(path)
                elif (name := re.fullmatch(_EARLIER_NAME, file.name)) and _starts_like_ours(path):
                    yield path, int(name[1]), False


def _starts_like_ours(path: Path) -> bool:
    """Whether a file begins like one that winsboard writes; it may be shorter."""
    with suppress(OSError):
        found = read_head(path, max(map(len, _STARTS)))
        raw = found[1] if found else b""
        return any(raw[: len(start)] == start[: len(raw)] for start in _STARTS)
    return False


def _is_old(path: Path) -> bool:
    """Whether the folder changed much later than the file, by the clock of its own disk."""
    with suppress(OSError):
        return path.parent.stat().st_mtime_ns - path.lstat().st_mtime_ns > DAY
    return False
