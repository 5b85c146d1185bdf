"""Parsing the bytes of a page into documents.

A file as winsboard wrote it is recognized by its checksum and parsed fast. From any other file,
repeated names are read as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from winsboard.store.format.header import APP, META, checksum_matches
from winsboard.store.format.json_text import is_shallow, parse_json, parse_with_repeats
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_section import LazySection
from winsboard.store.format.lazy_table import lazy_table
from winsboard.store.format.page_json import HISTORY, FormatError, Tables, spans
from winsboard.store.system.limits import exceeds_limits

APART: Final = ("marks", "entries")
"""The tables that are parsed when all of their rows are needed."""


def parse(page: str, raw: bytes) -> Tables:
    """Parse the bytes of a file.

    Raises FormatError; an incomplete file is never taken for an empty one.
    """
    return read_checked(page, raw)[0]


def read_checked(page: str, raw: bytes) -> tuple[Tables, bool]:
    """Parse the bytes; also return whether they are exactly what winsboard wrote."""
    if not raw or raw.isspace():
        raise FormatError("empty")
    if exceeds_limits(raw):
        raise FormatError("too_much")
    is_as_written = checksum_matches(raw)
    rest, apart = _apart(raw) if is_as_written else (raw, {})
    try:
        tables = parse_json(rest) if is_as_written else _parse_with_repeats(page, rest)
    except ValueError as error:
        raise FormatError("not_json") from error
    if not _fits(page, tables) or not (is_as_written or _is_shallow(tables)):
        raise FormatError("not_ours")
    found: dict[str, Mapping[str, Fields]] = tables
    found.update(apart)
    return found, is_as_written


def _parse_with_repeats(page: str, raw: bytes) -> Any:
    """Parse a file changed by another program, with repeated names. Raises ValueError."""
    tables, has_several = parse_with_repeats(raw)
    if has_several and type(tables) is dict:
        # Imported here because nearly every file is as winsboard wrote it.
        from winsboard.store.merge.duplicates import without_repeats

        return without_repeats(page, tables)
    return tables


def _apart(raw: bytes) -> tuple[bytes, Mapping[str, Mapping[str, Fields]]]:
    """Split bytes as winsboard wrote them into the rest and the tables that are parsed later."""
    apart: dict[str, Mapping[str, Fields]] = {}
    try:
        found = spans(raw)
    except ValueError:
        return raw, apart
    rest, at = [], 0
    for table, (start, end) in sorted(found.items(), key=lambda each: each[1]):
        if table in APART:
            apart[table] = LazySection(raw[start:end])
        elif table != HISTORY:
            continue
        elif (history := lazy_table(raw, start, end)) is not None:
            apart[table] = history
        else:
            continue
        rest.append(raw[at:start])
        at = end
    return b"".join([*rest, raw[at:]]), apart


def _fits(page: str, tables: object) -> bool:
    if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
        return False
    meta: Mapping[str, object] = tables.get(META, {}).get("1", {})
    schema = meta.get("schema")
    return (
        meta.get("app") == APP and meta.get("page") == page and type(schema) is int and schema >= 1
    )


def _is_shallow(tables: Tables) -> bool:
    """Whether no document is nested too deeply to be processed."""
    return all(map(is_shallow, tables.values()))


def _is_table(table: object) -> bool:
    if not isinstance(table, dict):
        return False
    if not table:
        return True
    ids = "".join(table)
    is_numbered = ids.isascii() and ids.isdecimal() and "" not in table
    return is_numbered and set(map(type, table.values())) == {dict}
