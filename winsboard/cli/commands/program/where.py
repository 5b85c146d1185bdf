"""`where`: the folders of a board, and what their disks support. It never fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from winsboard.cli.context import is_free
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import warn_unsaved
from winsboard.named_tuple import NamedTuple
from winsboard.paths import Paths
from winsboard.store.crypto.envelope import is_encrypted_board
from winsboard.store.system.capabilities import missing_capabilities
from winsboard.store.system.causes import describe
from winsboard.store.unsaved.file_names import unsaved_files
from winsboard.words import format_phrase
from winsboard.words.text.cells import padded


class FolderUsage(NamedTuple):
    """What is known about a folder."""

    path: Path
    exists: bool
    files: int
    bytes: int
    closed: OSError | None
    """The error that kept a part of it from being read."""


def where(paths: Paths, *, as_json: bool) -> None:
    """Print where the files are; a folder that cannot be read is reported, not raised."""
    folders = {name: _measure(folder) for name, folder in paths._asdict().items()}
    is_sealed = _is_encrypted(paths)
    if as_json:
        documents = {name: _document(found) for name, found in folders.items()}
        waiting = [str(path) for path in unsaved_files(paths.state)]
        print_json({**documents, "sealed": is_sealed, "unsaved": waiting})
        return
    lines = [_line(name, found) for name, found in folders.items()]
    if is_sealed is not None:
        lines.append(format_phrase("seal.where.on" if is_sealed else "seal.where.off"))
    print_lines([*lines, *missing_capabilities(paths.data, paths.state)])
    warn_unsaved(paths.state)


def _is_encrypted(paths: Paths) -> bool | None:
    """Whether the board is encrypted. Returns None if that cannot be read."""
    try:
        return is_encrypted_board(paths.data, paths.state)
    except OSError:
        return None


def _document(found: FolderUsage) -> dict[str, object]:
    fields = {**found._asdict(), "path": str(found.path)}
    closed = fields.pop("closed")
    return fields if closed is None else {**fields, "closed": describe(found.path, closed)["why"]}


def _line(name: str, found: FolderUsage) -> str:
    label = padded(format_phrase(f"cli.folder.{name}"), 10)
    if found.closed is not None and not found.files:
        return format_phrase(
            "cli.folder.closed", label=label, path=found.path, **_with_error(found, found.closed)
        )
    if not found.exists:
        return format_phrase("cli.folder.absent", label=label, path=found.path)
    key = "cli.folder.one" if found.files == 1 else "cli.folder"
    if found.closed is not None:
        key = "cli.folder.part"
    size = _size(found.bytes)
    return format_phrase(key, label=label, path=found.path, files=found.files, size=size)


def _with_error(found: FolderUsage, error: OSError) -> dict[str, str]:
    closed = os.fsdecode(error.filename) if error.filename else str(found.path)
    return describe(Path(closed), error)


def _measure(folder: Path) -> FolderUsage:
    """Count the files below a folder, and their bytes."""
    closed: list[OSError] = []
    try:
        exists = folder.is_dir()
        if not exists and not is_free(folder):
            # A file, or a link that leads nowhere; listing it raises the error that says which.
            os.scandir(folder).close()
    except OSError as error:
        return FolderUsage(folder, False, 0, 0, error)
    sizes = list(_sizes(folder, closed)) if exists else []
    return FolderUsage(folder, exists, len(sizes), sum(sizes), closed[0] if closed else None)


def _sizes(folder: Path, closed: list[OSError]) -> Iterator[int]:
    for place, _, names in os.walk(folder, onerror=closed.append):
        for name in names:
            try:
                yield (Path(place) / name).lstat().st_size
            except OSError as error:
                closed.append(error)


def _size(count: int) -> str:
    """A number of bytes in a suitable unit."""
    for unit, size in (("mb", 1_000_000), ("kb", 1_000)):
        if count >= size:
            return format_phrase(f"cli.size.{unit}", size=f"{count / size:.1f}")
    return format_phrase("cli.size.bytes", size=count)
