"""The header of a page file: which page it is, its schema, size and checksum."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from winsboard.store.format.json_text import parsed
from winsboard.store.format.lazy_document import Fields

SCHEMA: Final = 1
APP: Final = "winsboard"
META: Final = "_meta"
"""The table that says whose file it is, with `size`, `sum` and `wins` of all that follows it."""
SEALED_MARK: Final = b"winsboard sealed\n"
"""How an encrypted file begins; it says nothing else that can be read here."""
META_END: Final = b"\n}"
_LONGEST_HEAD: Final = 4096
"""Bytes; a `_meta` that newer versions have written into is still found in them."""
_SIZE: Final = rb'"schema":([0-9]+),"size":([0-9]+),'
_META_LINE: Final = b'\n"1":{'
SAYS_SO: Final = rb'"app"\s*:\s*"winsboard"'
"""Where a file says that it is one of winsboard."""
_ROW: Final = rb'(?m)^"[^"]+":\{.*"_made":[0-9]+'
"""The line of a document; it is what is left of a page whose head is damaged."""


def header_line(page: str, known: Fields, rest: Sequence[bytes | memoryview], wins: int) -> Fields:
    """What is written above the rest of a file; what a newer winsboard noted there stays."""
    size = sum(map(len, rest))
    meta = {**known, "app": APP, "page": page, "schema": SCHEMA, "size": size, "wins": wins}
    return {**meta, "sum": _checksum(meta, *rest)}


def page_of(raw: bytes) -> str | None:
    """The page that bytes say they are; none if winsboard did not write them."""
    try:
        tables = parsed(raw)
        meta = tables[META]["1"]
        return str(meta["page"]) if meta["app"] == APP else None
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def named_page(raw: bytes) -> str | None:
    """The same for bytes in the form winsboard writes; a quick look."""
    meta, _ = _head(raw)
    return str(meta["page"]) if meta.get("app") == APP and "page" in meta else None


def is_page_of_winsboard(raw: bytes) -> bool:
    """Whether bytes, however damaged, say that winsboard wrote them as a page.

    What a file is called says nothing: any program may name one after a month.
    """
    if b'"_meta"' in raw and re.search(SAYS_SO, raw):
        return True
    return re.search(_ROW, raw) is not None


def is_encrypted(raw: bytes) -> bool:
    """Whether bytes begin as encrypted ones do."""
    return raw.startswith(SEALED_MARK)


def schema_of(tables: Mapping[str, Mapping[str, Fields]]) -> int:
    """The schema a file was written with; the present one for a file that does not exist yet."""
    found: int = tables.get(META, {}).get("1", {}).get("schema", SCHEMA)
    return found


def recorded_win_count(head: bytes, size: int) -> int | None:
    """The wins that stand in `_meta`, read from the first bytes of a file of that size.

    None where the size tells that somebody else has written the file, or `_meta` is not ours.
    """
    meta, head_end = _head(head)
    wins = meta.get("wins")
    return wins if meta.get("size") == size - head_end and type(wins) is int else None


def size_matches(raw: bytes) -> bool:
    """Whether the bytes are of this schema and as many as winsboard wrote; a quick look."""
    head_end = raw.find(META_END, 0, _LONGEST_HEAD)
    noted = re.search(_SIZE, raw[: max(head_end, 0)])
    return noted is not None and (int(noted[1]), int(noted[2])) == (
        SCHEMA,
        len(raw) - head_end - len(META_END),
    )


def checksum_matches(raw: bytes) -> bool:
    """Whether the bytes are as winsboard wrote them."""
    meta, head_end = _head(raw)
    return bool(meta) and meta.get("sum") == _checksum(meta, memoryview(raw)[head_end:])


def _head(raw: bytes) -> tuple[Fields, int]:
    """What `_meta` says in the form winsboard writes, and where it ends; empty if it is another."""
    head_end = raw.find(META_END, 0, _LONGEST_HEAD)
    start = raw.find(_META_LINE, 0, _LONGEST_HEAD)
    if start < 0 or head_end < 0:
        return {}, 0
    try:
        meta = parsed(raw[start + len(_META_LINE) - 1 : head_end])
    except ValueError:
        return {}, 0
    return (meta if isinstance(meta, dict) else {}), head_end + len(META_END)


def _checksum(meta: Mapping[str, object], *rest: bytes | memoryview) -> str:
    """It tells what winsboard wrote from what was edited or damaged; it is no seal."""
    sum = zlib.crc32(f"{meta.get('page')} {meta.get('schema')} {meta.get('wins')}".encode())
    for piece in rest:
        sum = zlib.crc32(piece, sum)
    return f"{sum:08x}"
