"""The header of an encrypted file, readable without its key.

It consists of a mark, the format version, the id of the key, a nonce and their checksum. Since
version 2 these are followed by the stamp of the newest edit in the contents and the name of the
page. All of it is authenticated with the contents and derived from them, so equal contents give
equal bytes on every machine.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.format.header import ENCRYPTED_MARK, page_of_intact
from winsboard.store.format.header import is_encrypted as is_encrypted
from winsboard.store.format.page_json import FormatError
from winsboard.store.system.files import read_head

MARK: Final = ENCRYPTED_MARK
FORMAT: Final = 2
"""The format version that is written. Version 1 does not name the page."""
ID_SIZE: Final = 8
NONCE_SIZE: Final = 12
HEAD_SIZE: Final = len(MARK) + 1 + ID_SIZE + NONCE_SIZE + 4
"""Bytes including the checksum; the same in every version."""
_NEWEST_SIZE: Final = 8
MAX_HEAD_SIZE: Final = HEAD_SIZE + _NEWEST_SIZE + 1 + 255
_STAMP: Final = rb'"_(?:made|gone)":([0-9]{1,18})[,}]'
"""Inside a string the quotation marks would be escaped."""


class EncryptedHeader(NamedTuple):
    """What an encrypted file says before it is decrypted."""

    version: int
    key: bytes
    """The id of the key that decrypts it."""
    nonce: bytes
    page: str = ""
    """The page it contains; empty for other files and in version 1."""
    newest: int = 0
    """The stamp of the newest edit in it; 0 if there is none."""
    size: int = HEAD_SIZE
    """Bytes of the whole header."""


def fixed_part(key: bytes, nonce: bytes) -> bytes:
    """The fixed part of a new header, including the checksum."""
    start = b"".join((MARK, bytes([FORMAT]), key, nonce))
    return start + _checksum(start)


def variable_part(plain: bytes) -> bytes:
    """The rest of a new header: the newest stamp and the page of the contents."""
    newest = newest_in(plain)
    page = (page_of_intact(plain) or "").encode()[:255]
    return newest.to_bytes(_NEWEST_SIZE, "big") + bytes([len(page)]) + page


def newest_in(plain: bytes) -> int:
    """The stamp of the newest edit in some contents; 0 if there is none."""
    return max(map(int, re.findall(_STAMP, plain)), default=0)


def header_of(raw: bytes) -> EncryptedHeader:
    """Parse the header of encrypted bytes. Raises FormatError (`broken_seal` or `newer_seal`)."""
    start = raw[:HEAD_SIZE]
    if len(start) < HEAD_SIZE or not is_encrypted(raw) or _checksum(start[:-4]) != start[-4:]:
        raise FormatError("broken_seal")
    version = start[len(MARK)]
    key = start[len(MARK) + 1 :][:ID_SIZE]
    head = EncryptedHeader(version, key, start[-4 - NONCE_SIZE : -4])
    if version == 1:
        return head
    if version != FORMAT:
        raise FormatError("newer_seal")
    newest = int.from_bytes(raw[HEAD_SIZE:][:_NEWEST_SIZE], "big")
    length_at = HEAD_SIZE + _NEWEST_SIZE
    size = length_at + 1 + (raw[length_at] if len(raw) > length_at else 0)
    if len(raw) < size:
        raise FormatError("broken_seal")
    try:
        page = raw[length_at + 1 : size].decode()
    except ValueError:
        raise FormatError("broken_seal") from None
    return head._replace(page=page, newest=newest, size=size)


def header_at(path: Path) -> EncryptedHeader | None:
    """The header of a file; None if it is not encrypted or its header is invalid."""
    try:
        found = read_head(path, MAX_HEAD_SIZE) if path.is_file() else None
        return header_of(found[1]) if found and is_encrypted(found[1]) else None
    except (OSError, FormatError):
        return None


def key_id_at(path: Path) -> bytes:
    """The id of the key a file is encrypted with, in any version; empty if it is not encrypted."""
    try:
        found = read_head(path, HEAD_SIZE) if path.is_file() else None
    except OSError:
        return b""
    raw = found[1] if found else b""
    return key_id_of(raw) if is_encrypted(raw) else b""


def key_id_of(raw: bytes) -> bytes:
    """The id of the key that encrypted bytes need."""
    return raw[len(MARK) + 1 :][:ID_SIZE]


def _checksum(start: bytes) -> bytes:
    return zlib.crc32(start).to_bytes(4, "big")
