"""Validating single rows of a page, and replacing invalid ones.

Each row is validated alone: an invalid row never prevents reading the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from winsboard.domain.schema.kinds import BY_TABLE
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality, documents
from winsboard.store.codec.decoders import MAX_ID_LENGTH, InvalidDocument, Problem, problems
from winsboard.store.codec.drafts import DRAFTS, is_draft
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS
from winsboard.store.codec.records import EDITS, decode_record
from winsboard.store.format import header
from winsboard.store.format.json_text import is_shallow
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_table import LazyTable
from winsboard.store.format.page_json import FormatError, MutableTables, Tables
from winsboard.store.format.row_validity import fits_table

SHAPE: Final = Problem("", "shape")
_STAMPED: Final = frozenset({EDITS, ERASURE_MARKERS, causality.REMOVED, *BY_TABLE})


class InvalidRow(NamedTuple):
    """A row that is invalid as it is."""

    table: str
    id: str
    problem: Problem


class ValidatedTables(NamedTuple):
    """The rows of a page that can be used, and the invalid ones."""

    tables: MutableTables
    replaced: list[InvalidRow]
    """Rows that were replaced or left out."""
    left: list[InvalidRow]
    """Rows that stay in the file unchanged and are not shown."""


def problem_of(page: str, table: str, id: str, fields: Any) -> Problem | None:
    """The problem that prevents reading a row; None if there is none or only a newer winsboard
    reads it.
    """
    if not _can_stay(id, fields):
        return SHAPE
    if table == DRAFTS:
        return None if is_draft(fields) else SHAPE
    if table in _STAMPED and not _is_stamped_right(table, fields):
        return SHAPE
    if table in (ERASURE_MARKERS, causality.REMOVED):
        return None if _is_of_a_table(table, fields) else SHAPE
    try:
        if table == EDITS:
            decode_record(page, id, fields)
        else:
            documents.decode_document(page, table, id, fields)
    except InvalidDocument as error:
        return error.problem
    except FormatError:
        return SHAPE
    return None if fits_table(table, fields) else SHAPE


def _is_stamped_right(table: str, fields: Fields) -> bool:
    if "_gone" in fields and table != causality.REMOVED:
        return False
    is_text = type(fields.get("_from", "")) is str and type(fields.get("_to", "")) is str
    return is_text and causality.are_valid(fields)


def problems_of(page: str, table: str, id: str, fields: Any) -> list[Problem]:
    """All problems of a row, including those that do not prevent reading it."""
    found = problem_of(page, table, id, fields)
    others = [] if found == SHAPE else list(problems(table, id, fields))
    return list(dict.fromkeys([*([found] if found else []), *others]))


def _is_of_a_table(table: str, fields: Fields) -> bool:
    is_stamped = table == ERASURE_MARKERS or type(fields.get("_gone")) is int
    return isinstance(fields.get("table"), str) and is_stamped


def _is_id(id: str) -> bool:
    return id.isascii() and id.isdecimal() and len(id) <= MAX_ID_LENGTH


def validate(page: str, tables: Tables, ours: Tables, *, keep: bool) -> ValidatedTables:
    """Replace the rows of a page that are invalid.

    An invalid row is replaced by that of `ours`, usually the previous state of the page. If it is
    in neither, it stays unchanged if `keep` is true. A document with invalid stamps loses its
    stamps, like one written by hand.
    """
    found = ValidatedTables({}, [], [])
    for table, rows in tables.items():
        mine = ours.get(table, {})
        if isinstance(rows, LazyTable) or table == header.META:
            found.tables[table] = rows  # type: ignore[assignment]
            continue
        kept = {
            id: _validate_row(found, page, table, id, row, mine.get(id), keep)
            for id, row in rows.items()
        }
        found.tables[table] = {id: row for id, row in kept.items() if row is not None}
    return found


def _validate_row(
    found: ValidatedTables,
    page: str,
    table: str,
    id: str,
    row: Fields,
    mine: Fields | None,
    keep: bool,
) -> Fields | None:
    if row is mine or row == mine:
        return row
    problem = problem_of(page, table, id, row) or as_unknown(page, table, id, row, mine)
    if problem is None:
        return row
    wrong = InvalidRow(table, id, problem)
    if mine is not None and problem.why != "elsewhere":
        found.replaced.append(wrong)
        return mine
    if table in BY_TABLE and _can_stay(id, row):
        if not _is_stamped_right(table, row):
            return _validate_row(found, page, table, id, causality.contents(row), None, keep)
        if keep:
            found.left.append(wrong)
            return row
    found.replaced.append(wrong)
    return None


def _can_stay(id: str, row: Any) -> bool:
    """Whether something can be a row at all; an empty one has nothing to preserve."""
    # The exact type first, because isinstance with Mapping is slow.
    is_row = type(row) is dict or isinstance(row, Mapping)
    return is_row and len(row) > 0 and _is_id(id) and is_shallow(row)


def as_unknown(page: str, table: str, id: str, row: Fields, mine: Fields | None) -> Problem | None:
    """Report a known document that would become one that only a newer winsboard knows."""
    if (
        mine is None
        or table not in BY_TABLE
        or documents.decode_or_none(page, table, id, row) is not None
    ):
        return None
    return (
        Problem("", "unknown")
        if documents.decode_or_none(page, table, id, mine) is not None
        else None
    )
