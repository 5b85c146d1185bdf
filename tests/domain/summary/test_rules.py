"""Spans, gaps, picks and parts of a page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Person, Settings
from winsboard.domain.model.edits import Change
from winsboard.domain.summary import picks, spans
from winsboard.domain.summary.days import GAP, count_days
from winsboard.domain.summary.parts import EXTRA, PARTS, USUAL, chosen, extra_parts, part_named
from winsboard.domain.summary.spans import Span
from winsboard.domain.text.calendar import days_between

TODAY = date(2026, 11, 21)
OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))


def win(day: int, text: str = "a", *, starred: bool = False) -> Entry:
    at = datetime(2026, 10, day, 9, tzinfo=UTC)
    return Entry(str(day), date(2026, 10, day), at, "win", text=text, starred=starred)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("last", date(2026, 10, 1), date(2026, 10, 31)),
        (" THIS ", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-2", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("\u0662\u0660\u0662\u0666-\u0661\u0660", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_a_month_is_named(typed: str, first: date, last: date) -> None:
    assert spans.month_named(typed, TODAY) == Span(first, last)


@pytest.mark.parametrize("typed", ["", "2026-00", "2026-13", "1899-12", "9999-01", "next", "2026"])
def test_what_is_no_month_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"summary\.month"):
        spans.month_named(typed, TODAY)


def test_a_month_to_come_and_no_session_are_refused() -> None:
    with pytest.raises(Refusal, match=r"summary\.future"):
        spans.month_named("2026-12", TODAY)
    with pytest.raises(Refusal, match=r"summary\.no_session"):
        spans.since(None, TODAY)
    assert spans.since(date(2027, 1, 1), TODAY) == Span(TODAY, TODAY), "a clock went back"
    assert spans.since(date(1966, 11, 21), TODAY).last == TODAY
    assert spans.last_month(date(1900, 1, 15)).first.year == 1900


@given(st.sets(st.dates(OCTOBER.first, OCTOBER.last)))
def test_every_long_gap_is_named_once(recorded: set[date]) -> None:
    found = count_days(recorded, OCTOBER, TODAY)
    assert (found.recorded, found.days) == (len(recorded), 31)
    named = [day for gap in found.gaps for day in days_between(*gap)]
    assert len(named) == len(set(named))
    assert not recorded.intersection(named)
    assert all((gap.last - gap.first).days + 1 >= GAP for gap in found.gaps)
    blank = [day for day in days_between(*OCTOBER) if day not in {*recorded, *named}]
    runs = [[*range(3)] for a, b, c in zip(blank, blank[1:], blank[2:], strict=False)
            if (c - a).days == 2 and (b - a).days == 1]  # fmt: skip
    assert runs == []


def test_days_to_come_are_no_gap() -> None:
    november = spans.this_month(TODAY)
    found = count_days({TODAY}, november, TODAY)
    assert (found.recorded, found.days) == (1, 21)
    assert found.gaps == (Span(date(2026, 11, 1), date(2026, 11, 20)),)


def test_starred_wins_are_picked_first_and_the_person_may_pick_others() -> None:
    wins = [win(1), win(2, starred=True), win(3), win(4), win(5, " ")]
    there = picks.offered([*wins, win(6)._replace(day=TODAY)], OCTOBER)
    assert [w.id for w in there] == ["2", "4", "3", "1"]
    assert [w.id for w in picks.picked(there, ())] == ["2", "4", "3"]
    assert [w.id for w in picks.picked(there, ["1", "9", "1", "4", "3", "2"])] == ["1", "4", "3"]
    assert picks.picked([win(1)._replace(was=("77",))], ["77"])[0].id == "1", "it was moved"


def test_what_is_for_somebody_else_is_not_on_the_list() -> None:
    people = (Person("8", "Ana", role="therapist"), Person("9", "Mum", role="family"))
    board = Board().with_changes(Change(None, person) for person in people)
    ask = win(3)._replace(talk=True)
    marked = [ask, ask._replace(id="4", talk_with="8"), ask._replace(id="5", talk_with="9")]
    found = {
        to: [e.id for e in picks.to_talk_about(board, [*marked, win(7)], person)]
        for to, person in (("ana", people[0]), ("mum", people[1]), ("nobody", None))
    }
    assert found == {"ana": ["3", "4"], "mum": ["3", "5"], "nobody": ["3", "4"]}


def test_parts_are_on_or_off_by_name_and_mood_only_where_it_is_kept() -> None:
    off = Board().with_changes([Change(None, Settings(mood=False))])
    on = Board().with_changes([Change(None, Settings(mood=True))])
    assert chosen(on) == frozenset(USUAL)
    assert chosen(on, ["Hard-Days"], ["talk"]) == frozenset({*USUAL, "hard_days"} - {"talk"})
    assert set(extra_parts(on)) == set(EXTRA)
    assert "mood" not in extra_parts(off)
    with pytest.raises(Refusal, match=r"summary\.mood_off"):
        chosen(off, ["mood"])
    for part in PARTS:
        assert part_named(part.replace("_", " ").upper()) == part
    with pytest.raises(Refusal, match=r"summary\.part"):
        part_named("everything")
