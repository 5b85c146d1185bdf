"""Reading a zip file that may be damaged or malicious.

Only names that a board has are read, and nothing is ever extracted to disk. Memory and time are
limited, whatever sizes the file claims.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Final

from winsboard.domain.model.documents import LIBRARY
from winsboard.named_tuple import NamedTuple
from winsboard.store.crypto.envelope import KEY_FILE
from winsboard.store.crypto.key_file import MAX_LENGTH
from winsboard.store.errors import unreadable
from winsboard.store.format.json_text import parse_json
from winsboard.store.page_paths import is_page, path_in
from winsboard.store.pictures.names import PICTURES, is_name
from winsboard.store.system.files import is_file
from winsboard.store.system.limits import LARGEST_PAGE

MANIFEST: Final = "manifest.json"
"""The entry that lists the others with their sizes and checksums."""
LARGEST: Final = 512 << 20
"""Bytes of all pages together; a month has some hundred thousand at most."""
MOST_ENTRIES: Final = 20_000
_KEY_STEM: Final = PurePosixPath(KEY_FILE).stem
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    OverflowError,
)
"""What `zipfile` and `json` raise for invalid bytes."""


NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


class Archive(NamedTuple):
    """The contents of a zip file written by `write_archive`."""

    pages: dict[str, bytes]
    """As stored, possibly encrypted."""
    key_files: tuple[bytes, ...] = ()
    """The board's own key file first."""
    damaged: tuple[str, ...] = ()
    """Pages that are damaged or missing in the file."""
    is_checked: bool = False
    """Whether there was a manifest; earlier versions wrote none."""
    pictures: Mapping[str, bytes] = MappingProxyType({})
    """The pictures by name, as stored."""
    lost_pictures: int = 0
    """How many pictures are damaged or missing in the file."""


def zip_names(names: Iterable[str]) -> dict[str, str]:
    """Valid names in a zip file for some file names.

    Bytes that are not valid text are written as `\\xff`. Names stay unique.
    """
    known = {*names}
    found: dict[str, str] = {}
    for name in sorted(known):
        inside = os.fsencode(name).decode("utf-8", "backslashreplace")
        while inside != name and inside in known:
            inside += "_"
        known.add(inside)
        found[name] = inside
    return found


def manifest_of(files: Mapping[str, bytes], originals: Mapping[str, str] = NO_NAMES) -> bytes:
    """The manifest of some files; `originals` are the real names of files that were renamed.

    They are stored as hexadecimal bytes.
    """
    listed: dict[str, dict[str, object]] = {
        name: {"size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
        for name, raw in files.items()
    }
    for name, original in originals.items():
        listed[name]["name"] = os.fsencode(original).hex()
    fields = {"app": "winsboard", "version": 1, "files": listed}
    return json.dumps(fields, indent=1, sort_keys=True).encode() + b"\n"


def read_archive(path: Path) -> Archive:
    """Read the pages of a zip file written by `write_archive`. Raises Unreadable."""
    try:
        real = path.resolve(strict=True)
        if not is_file(real):
            raise unreadable(path, "no_archive")
        with zipfile.ZipFile(real) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise unreadable(path, "no_archive")
            found = _checked(archive, entries, path)
    except OSError as error:
        raise unreadable(path, error) from error
    except _DAMAGE as error:
        cause = "broken_archive" if _begins_as_zip(path) else "no_archive"
        raise unreadable(path, cause) from error
    if not found.pages and not found.damaged:
        raise unreadable(path, "no_archive")
    return found


def _checked(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], path: Path) -> Archive:
    # A damaged manifest is treated like a missing one.
    with suppress(OSError, *_DAMAGE):
        listed = _listed(_one(archive, entries, MANIFEST, LARGEST_PAGE))
        return _by_manifest(archive, entries, listed, path)
    pages: dict[str, bytes] = {}
    keys: dict[str, bytes] = {}
    pictures: dict[str, bytes] = {}
    for info, raw in _read(archive, entries):
        if (page := _page_of(info.filename)) is not None:
            pages[page] = raw
        elif picture := _picture_of(info.filename):
            pictures[picture] = raw
        else:
            keys[info.filename] = raw
    # Without a manifest it is unknown whether there was a library.
    lost = () if LIBRARY in pages or not pages else (LIBRARY,)
    return Archive(pages, _in_order(keys), lost, pictures=pictures)


def _by_manifest(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], listed: Mapping[str, str], path: Path
) -> Archive:
    pages: dict[str, bytes] = {}
    damaged = []
    left = LARGEST
    keys: dict[str, bytes] = {}
    pictures: dict[str, bytes] = {}
    lost = 0
    for name, checksum in listed.items():
        page, picture = _page_of(name), _picture_of(name)
        if page is None and not picture and not _is_key(name):
            continue
        try:
            raw = _one(archive, entries, name, min(left, LARGEST_PAGE))
        except (OSError, *_DAMAGE):
            raw = None
        if raw is None or hashlib.sha256(raw).hexdigest() != checksum:
            damaged += [page] if page is not None else []
            lost += bool(picture)
            continue
        left -= len(raw)
        if page is not None:
            pages[page] = raw
        elif picture:
            pictures[picture] = raw
        else:
            keys[name] = raw
    if not pages and damaged:
        raise unreadable(path, "broken_archive")
    return Archive(pages, _in_order(keys), tuple(damaged), True, pictures, lost)


def _is_key(name: str) -> bool:
    """Whether an entry has the name of a key file, the board's or an additional one."""
    return name.startswith(_KEY_STEM) and name.endswith(".key") and "/" not in name


def _in_order(keys: Mapping[str, bytes]) -> tuple[bytes, ...]:
    return tuple(keys[name] for name in sorted(keys, key=lambda name: (name != KEY_FILE, name)))


def _listed(raw: bytes) -> dict[str, str]:
    """The checksums in a manifest by name. Raises ValueError and others."""
    fields: dict[str, Any] = parse_json(raw)
    if fields["app"] != "winsboard" or fields["version"] != 1:
        raise ValueError("not a manifest of winsboard")
    return {str(name): str(about["sha256"]) for name, about in fields["files"].items()}


def _read(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """The entries of a board without a manifest; each of them has to be intact."""
    left = LARGEST
    names = [info.filename for info in entries]
    for info in entries:
        # Only opening an entry compares its name with the one in the file's directory.
        archive.open(info).close()
        if _is_key(info.filename) and info.file_size > MAX_LENGTH:
            continue
        is_other = _page_of(info.filename) is None and not _picture_of(info.filename)
        if is_other and not _is_key(info.filename):
            continue
        if names.count(info.filename) > 1:
            raise ValueError("duplicate entry")
        raw = _content(archive, info, min(left, LARGEST_PAGE))
        left -= len(raw)
        yield info, raw


def _one(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str, most: int) -> bytes:
    """The contents of the only entry with this name. Raises ValueError and others."""
    (info,) = (info for info in entries if info.filename == name)
    return _content(archive, info, most)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.compress_type not in _METHODS or kind not in (0, stat.S_IFREG):
        raise ValueError("not a regular file")
    if info.file_size > most:
        raise ValueError("too large")
    with archive.open(info) as file:
        raw = file.read(most + 1)
    if len(raw) != info.file_size:
        raise ValueError("size mismatch")
    return raw


def _page_of(name: str) -> str | None:
    """The page with this entry name; None for other entries."""
    page = PurePosixPath(name).stem
    return page if is_page(page) and name == path_in(Path(), page).as_posix() else None


def _picture_of(name: str) -> str:
    """The picture with this entry name; empty for other entries."""
    folder, _, file = name.partition("/")
    return file if folder == PICTURES and is_name(file) else ""


def _begins_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:
        return False
