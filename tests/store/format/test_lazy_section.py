"""A table that is not parsed: single rows are read and put as if all of them were."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from winsboard.store.format.lazy_section import LazySection
from winsboard.store.format.line_counts import counts_in_tables, split_lines, wins_in_line
from winsboard.store.format.page_json import line_of

Rows = dict[str, dict[str, Any]]


def section(rows: Rows) -> LazySection:
    return LazySection(b",\n".join(line_of(id, rows[id]) for id in sorted(rows)))


def row(number: int) -> dict[str, Any]:
    return {"day": f"2026-11-{number % 28 + 1:02}", "kind": "win", "text": f'a "{number}":{{ b\n'}


def test_rows_put_into_lines_are_those_put_into_a_dictionary() -> None:
    chance = Random(3)
    for _ in range(60):
        rows: Rows = {str(chance.randrange(90, 1200)): row(chance.randrange(99)) for _ in range(9)}
        rows["0"] = row(0)
        table: Any = section(rows)
        first = table
        for _ in range(chance.randrange(1, 6)):
            id, fields = str(chance.randrange(90, 1200)), row(chance.randrange(99))
            rows[id] = fields
            table = table.with_row(id, fields, line_of(id, fields))
            assert id in table
            assert table[id] is fields
            assert table.root is first
        assert table.lines == section(rows).lines
        assert ("5" in table, table.get("5")) == (False, None)
        for day in {each["day"] for each in rows.values()}:
            assert table.on_day(day) == {i: r for i, r in rows.items() if r["day"] == day}
        assert not table.is_parsed
        assert dict(table.items()) == rows
        assert table.saved().root is None


def test_a_row_read_alone_stays_the_same_object() -> None:
    table = section({"1": row(1), "2": row(2)})
    alone = table["1"]
    assert not table.is_parsed
    assert len(table.items()) == 2
    assert table["1"] is alone


def test_after_all_rows_are_parsed_a_new_row_keeps_the_others() -> None:
    table = section({"1": row(1), "2": row(2)})
    rows = dict(table)
    changed = table.with_row("3", row(3), line_of("3", row(3)))
    assert changed["1"] is rows["1"]
    assert type(changed) is dict


def test_wins_are_counted_as_line_by_line() -> None:
    part = {"answer": "The tea", "prompt": "p", "step": "small_win"}
    kinds: list[dict[str, Any]] = [
        {"kind": "win"},
        {"kind": "note"},
        {"kind": "calm"},
        {"kind": "calm", "helped": "not_today"},
        {"kind": "reflection", "parts": [part]},
        {"kind": "reflection"},
        {"kind": "of_a_newer_one"},
        {"text": "none"},
        {"parts": [{"kind": "win"}, {"kind": "win"}], "text": "inside"},
    ]
    chance = Random(5)
    for _ in range(200):
        picked = chance.choices(kinds, weights=[9, 9, 2, 2, 2, 2, 1, 1, 1], k=chance.randrange(7))
        rows = {str(n): fields for n, fields in enumerate(picked)}
        lines = b",\n".join(
            f'"{id}":{json.dumps(f, separators=(",", ":"))}'.encode() for id, f in rows.items()
        )
        wins = sum(map(wins_in_line, split_lines(lines)))
        others = sum(
            not wins_in_line(line) and counts_in_tables(line, b"").others
            for line in split_lines(lines)
        )
        assert counts_in_tables(lines, b"") == (wins, others)
