"""The header of a page file: page, schema, size, checksum, and numbers of wins and entries."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from winsboard.domain.model.wins import Counts
from winsboard.store.format.json_text import parse_json
from winsboard.store.format.lazy_document import Fields

SCHEMA: Final = 1
APP: Final = "winsboard"
META: Final = "_meta"
"""The table with the header; `size`, `sum`, `wins`, `others` and `counted` describe the rest."""
RULE: Final = 2
"""The number of the rule by which wins are counted; the first counted written wins and ticks."""
ENCRYPTED_MARK: Final = b"winsboard sealed\n"
"""The first bytes of an encrypted file."""
META_END: Final = b"\n}"
_MAX_HEAD_SIZE: Final = 4096
"""Bytes; long enough for a `_meta` with fields of newer versions."""
_SIZE: Final = rb'"schema":([0-9]+),"size":([0-9]+),'
_META_LINE: Final = b'\n"1":{'
ANY_META: Final = rb'"app"\s*:\s*"winsboard"'
"""Matches a file that names winsboard as its program."""
_ROW: Final = rb'(?m)^"[^"]+":\{.*"_made":[0-9]+'
"""The line of a document, which identifies a page whose header is damaged."""


def header_line(
    page: str, known: Fields, rest: Sequence[bytes | memoryview], counts: Counts
) -> Fields:
    """Return the header for the rest of a file, with the fields of newer versions in `known`."""
    size = sum(map(len, rest))
    meta = {**known, "app": APP, "page": page, "schema": SCHEMA, "size": size, **counts._asdict()}
    meta["sum"] = _checksum(meta, *rest)
    return {**meta, "counted": _counted(meta)}


def page_of(raw: bytes) -> str | None:
    """The page that some bytes name; None if winsboard did not write them."""
    try:
        tables = parse_json(raw)
        meta = tables[META]["1"]
        return str(meta["page"]) if meta["app"] == APP else None
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def page_of_intact(raw: bytes) -> str | None:
    """Like `page_of`, but faster and only for bytes as winsboard writes them."""
    meta, _ = _head(raw)
    return str(meta["page"]) if meta.get("app") == APP and "page" in meta else None


def is_winsboard_page(raw: bytes) -> bool:
    """Whether bytes, however damaged, were written by winsboard as a page.

    The file name is no evidence: any program may name a file after a month.
    """
    if b'"_meta"' in raw and re.search(ANY_META, raw):
        return True
    return re.search(_ROW, raw) is not None


def is_encrypted(raw: bytes) -> bool:
    """Whether bytes begin like an encrypted file."""
    return raw.startswith(ENCRYPTED_MARK)


def schema_of(tables: Mapping[str, Mapping[str, Fields]]) -> int:
    """The schema a file was written with; the current one for a page without a file."""
    found: int = tables.get(META, {}).get("1", {}).get("schema", SCHEMA)
    return found


def recorded_counts(head: bytes, size: int) -> Counts | None:
    """The numbers in `_meta`, from the first bytes of a file of that size.

    None if the size shows that another program wrote the file, if `_meta` is not ours, or if they
    were counted by another rule: an older winsboard counted less, and keeps the fields it does not
    know as they were.
    """
    meta, head_end = _head(head)
    wins, others = meta.get("wins"), meta.get("others")
    if type(wins) is not int or type(others) is not int:
        return None
    is_ours = meta.get("size") == size - head_end and meta.get("counted") == _counted(meta)
    return Counts(wins, others) if is_ours else None


def size_matches(raw: bytes) -> bool:
    """Whether the schema and the size match the header. Faster than `checksum_matches`."""
    head_end = raw.find(META_END, 0, _MAX_HEAD_SIZE)
    noted = re.search(_SIZE, raw[: max(head_end, 0)])
    return noted is not None and (int(noted[1]), int(noted[2])) == (
        SCHEMA,
        len(raw) - head_end - len(META_END),
    )


def checksum_matches(raw: bytes) -> bool:
    """Whether the bytes are exactly what winsboard wrote."""
    meta, head_end = _head(raw)
    return bool(meta) and meta.get("sum") == _checksum(meta, memoryview(raw)[head_end:])


def _head(raw: bytes) -> tuple[Fields, int]:
    """Parse `_meta` as winsboard writes it, and return where it ends. Empty if it is different."""
    head_end = raw.find(META_END, 0, _MAX_HEAD_SIZE)
    start = raw.find(_META_LINE, 0, _MAX_HEAD_SIZE)
    if start < 0 or head_end < 0:
        return {}, 0
    try:
        meta = parse_json(raw[start + len(_META_LINE) - 1 : head_end])
    except ValueError:
        return {}, 0
    return (meta if isinstance(meta, dict) else {}), head_end + len(META_END)


def _counted(meta: Mapping[str, object]) -> str:
    """Ties the numbers to the contents they were counted in, and to the rule of counting."""
    told = f"{RULE} {meta.get('sum')} {meta.get('wins')} {meta.get('others')}"
    return f"{zlib.crc32(told.encode()):08x}"


def _checksum(meta: Mapping[str, object], *rest: bytes | memoryview) -> str:
    """Detects edits and damage. It is not cryptographic."""
    sum = zlib.crc32(f"{meta.get('page')} {meta.get('schema')} {meta.get('wins')}".encode())
    for piece in rest:
        sum = zlib.crc32(piece, sum)
    return f"{sum:08x}"
