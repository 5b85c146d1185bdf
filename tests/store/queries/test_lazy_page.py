"""A page that is decoded when it is asked for is the page decoded at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Document, Entry, Mark
from winsboard.domain.model.lazy_page import LazyPage
from winsboard.domain.model.page import (
    IndexedPage,
    Page,
    days_with,
    last_day_before,
    of_kind,
    states_of,
)
from winsboard.store.codec import documents as codec
from winsboard.store.format import page_json
from winsboard.store.format.lazy_section import LazySection
from winsboard.store.queries.documents import decode_page

MONTH = "2026-03"
DAYS = (
    *("2026-03-01", "2026-03-02", "2026-03-31", "2026-04-01", "20260302", "2026-W10-1"),
    *("no day", "2026-03-02T10:00", "2026-02-29", 7, ["2026-03-01"], None),
)
ENTRY = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(("win", "note", "letter", "a newer kind", 3)),
        "day": st.sampled_from(DAYS),
        "at": st.just("2026-03-01T09:00:00+00:00"),
    },
    optional={"text": st.sampled_from(("Sat outside", "", 4))},
)
MARK = st.fixed_dictionaries(
    {"habit": st.sampled_from(("12", "13")), "day": st.sampled_from(DAYS)},
    optional={"state": st.sampled_from(("done", "rest", "a newer state", None))},
)
IDS = st.sampled_from(("1", "2", "3", "2026030212", "x" * 400))
Rows = dict[str, Mapping[str, Any]]
TABLES: Mapping[str, st.SearchStrategy[Rows]] = {
    "entries": st.dictionaries(IDS, ENTRY),
    "marks": st.dictionaries(IDS, MARK),
    "a newer table": st.dictionaries(IDS, MARK),
}
SOME = st.fixed_dictionaries({}, optional=TABLES)
ON = (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 31))


def marks(board: Board, day: date) -> dict[str, Mark]:
    return {mark.id: mark for mark in board.marks_of_day(day)}


ASKS: tuple[Callable[[Page], object], ...] = (
    lambda page: states_of(page, "12"),
    lambda page: {*days_with(page, Mark, days_with(page, Entry, ()))},
    bool,
    len,
    list,
    dict,
    lambda page: [*page.values()],
    lambda page: [*page.items()],
    lambda page: {**page},
    lambda page: page == dict(page),
    lambda page: (Mark, "1") in page,
    lambda page: page.get((Entry, "2")),
    lambda page: page.get((Entry, "none")),
    lambda page: [*of_kind(page, Entry)],
    lambda page: [*of_kind(page, Mark)],
    *(lambda page, day=day: last_day_before(page, day) for day in ON),
    *(lambda page, day=day: marks(Board({MONTH: page}), day) for day in ON),
    *(lambda page, day=day: Board({MONTH: page}).entries(day) for day in ON),
    repr,
)


def eager(tables: Mapping[str, Rows]) -> IndexedPage:
    """Every document, decoded at once."""
    found: dict[tuple[type[Document], str], Document] = {}
    for kind, table in codec.TABLE_OF.items():
        for id, fields in tables.get(table, {}).items():
            document = codec.decode_or_none(MONTH, table, id, fields)
            if document is not None:
                found[kind, id] = document
    return IndexedPage(found)


@given(SOME, st.lists(st.sampled_from(ASKS), max_size=4))
def test_whatever_is_asked_in_whatever_order(
    tables: dict[str, Rows], asks: list[Callable[[Page], object]]
) -> None:
    page, whole = decode_page(MONTH, tables, {}, {}), eager(tables)
    for ask in asks:
        assert ask(page) == ask(whole)
    assert dict(page) == dict(whole)
    assert [*page] == [*whole]


@given(SOME, st.lists(st.sampled_from(ASKS), max_size=2), st.data())
def test_what_is_reused_is_what_would_be_decoded(
    before: dict[str, Rows], asks: list[Callable[[Page], object]], data: st.DataObject
) -> None:
    known = decode_page(MONTH, before, {}, {})
    for ask in asks:
        ask(known)
    after = dict(before)
    for table in data.draw(st.sets(st.sampled_from([*TABLES]))):
        others = data.draw(TABLES[table])
        kept = {id: row for id, row in before.get(table, {}).items() if data.draw(st.booleans())}
        after[table] = {**others, **kept}
    given_out = {key: known[key] for key in known} if data.draw(st.booleans()) else {}
    reused = decode_page(MONTH, after, before, known)
    assert dict(reused) == dict(eager(after))
    for key, document in given_out.items():
        table = codec.TABLE_OF[key[0]]
        if after.get(table, {}).get(key[1]) is before[table][key[1]]:
            assert reused[key] is document


@given(SOME, st.lists(st.sampled_from(ASKS), max_size=2), st.data())
def test_a_changed_page_is_the_one_changed_after_decoding(
    tables: dict[str, Rows], asks: list[Callable[[Page], object]], data: st.DataObject
) -> None:
    page, whole = decode_page(MONTH, tables, {}, {}), eager(tables)
    for ask in asks:
        ask(page)
    assert isinstance(page, LazyPage)
    new = Mark("2026030213", "13", ON[1], "done")
    keys = [*whole, (Mark, new.id)]
    gone = dict.fromkeys(data.draw(st.sets(st.sampled_from(keys))))
    changed: dict[tuple[type[Document], str], Document | None] = {**gone, (Mark, new.id): new}
    one, other = page.with_documents(changed), whole.with_documents(changed)
    for ask in data.draw(st.lists(st.sampled_from(ASKS[:-1]), max_size=3)):
        found, expected = ask(one), ask(other)
        if isinstance(found, list) and isinstance(expected, list):
            found, expected = sorted(map(repr, found)), sorted(map(repr, expected))
        assert found == expected
    assert dict(one) == dict(other)
    assert one.changed_since(page) == other.changed_since(whole)


def as_section(tables: dict[str, Rows]) -> dict[str, Mapping[str, Any]]:
    """The same tables, with the marks as the lines of a file."""
    rows = tables.get("marks")
    if not rows:
        return {**tables}
    lines = [page_json.line_of(id, rows[id]) for id in sorted(rows)]
    return {**tables, "marks": LazySection(b",\n".join(lines))}


@given(SOME, st.lists(st.sampled_from(ON), max_size=3), st.booleans())
def test_marks_that_are_not_parsed_yet_are_the_same(
    tables: dict[str, Rows], days: list[date], is_usual: bool
) -> None:
    if is_usual:
        kept = {id: row for id, row in tables.get("marks", {}).items() if row["day"] in DAYS[:3]}
        tables = {**tables, "marks": kept}
    page, whole = decode_page(MONTH, as_section(tables), {}, {}), eager(tables)
    for day in days:
        assert marks(Board({MONTH: page}), day) == marks(Board({MONTH: whole}), day)
    assert bool(page) == bool(whole)
    assert dict(page) == dict(whole)


@given(st.dictionaries(IDS, MARK, min_size=1))
def test_a_table_that_is_not_parsed_yet_is_a_table(rows: Rows) -> None:
    section = as_section({"marks": rows})["marks"]
    assert len(section) == len(rows)
    assert section == rows
    assert rows == section
    assert section == as_section({"marks": rows})["marks"]
    assert [*section] == sorted(rows)
    assert {id: section[id] for id in section} == rows == dict(section.items())
    assert ("none" in section, section.get("none")) == (False, None)
    assert all(section.get(id) is section[id] for id in rows)
