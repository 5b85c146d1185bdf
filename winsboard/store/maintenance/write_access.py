"""Whether the folders of a board can be written: one finding for all of their files."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from winsboard.store.maintenance.findings import UNREACHABLE, Finding
from winsboard.store.system.access import INNER, user_name
from winsboard.store.system.causes import CAUSES
from winsboard.words import format_phrase

ROOM: Final = 64 * 1024
"""Bytes that have to be free on a disk: a page is written in full before it is replaced."""


def unwritable(data: Path, state: Path) -> Iterator[Finding]:
    """What prevents all writing: the owner of the folders, or a full or read-only disk.

    A folder that does not exist is no problem, and an unreadable one is reported elsewhere.
    """
    folders = [folder for folder in (data, state) if _is_folder(folder)]
    closed = [folder for folder in folders if not _can_write_in(folder)]
    others = [folder for folder in closed if folder.stat().st_uid != os.geteuid()]
    if others:
        yield _of_another(others)
    for folder in closed:
        if folder not in others:
            yield _finding(folder, "no_write.closed", command=f"chmod -R u+rwX {_quoted([folder])}")
    for folder in folders:
        cause = _disk_trouble(folder)
        if cause is not None and folder not in closed:
            remedy = format_phrase(f"store.remedy.{cause}", place=folder)
            yield _finding(
                folder, "no_write.disk", why=format_phrase(f"store.why.{cause}"), remedy=remedy
            )
            return


def _of_another(folders: Sequence[Path]) -> Finding:
    above = {folder.parent for folder in folders}
    path = above.pop() if len(folders) > 1 and len(above) == 1 else folders[0]
    owner = user_name(folders[0].stat().st_uid)
    you = shlex.quote(user_name(os.geteuid()))
    command = f"sudo chown -R {you} {_quoted(folders)}"
    return _finding(path, "no_write.of_another", owner=owner, command=command)


def _finding(path: Path, kind: str, **values: object) -> Finding:
    told = format_phrase(f"cli.doctor.{kind}", path=path, **values)
    return Finding(UNREACHABLE, path, can_repair=False, told=told)


def _quoted(folders: Sequence[Path]) -> str:
    return " ".join(shlex.quote(str(folder)) for folder in folders)


def _is_folder(folder: Path) -> bool:
    """Whether there is a folder that can be listed."""
    return os.path.isdir(folder) and os.access(folder, os.R_OK | os.X_OK)  # noqa: PTH112


def _can_write_in(folder: Path) -> bool:
    """Whether files can be created in a folder and the board's folders inside it."""
    inner = [folder, *(below for name in INNER if os.path.isdir(below := folder / name))]  # noqa: PTH112
    return all(os.access(each, os.W_OK | os.X_OK) for each in inner) or _is_read_only(folder)


def _is_read_only(folder: Path) -> bool:
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def _disk_trouble(folder: Path) -> str | None:
    """Why the disk of a folder cannot be written, as the key of the cause; None if it can."""
    try:
        found = os.statvfs(folder)
    except OSError as error:
        return CAUSES.get(error.errno or 0)
    if found.f_flag & os.ST_RDONLY:
        return "read_only"
    # A disk that reports no blocks or inodes at all has no limit.
    is_full = found.f_blocks > 0 and found.f_bavail * found.f_frsize < ROOM
    return "full" if is_full or (found.f_files > 0 and found.f_favail == 0) else None
