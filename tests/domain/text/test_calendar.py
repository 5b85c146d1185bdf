"""Arithmetic with days, weeks and months."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winsboard.domain.errors import Refusal
from winsboard.domain.text.calendar import (
    day_of,
    days_between,
    month_bounds,
    months_between,
    next_month,
    week_of,
)
from winsboard.domain.text.date_parser import parse_any_day

BERLIN = ZoneInfo("Europe/Berlin")
FOUR = 240


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(0, 0, 20), (3, 59, 20), (4, 0, 21), (4, 1, 21), (12, 0, 21), (23, 59, 21)],
)
def test_the_day_turns_at_four(hour: int, minute: int, day: int) -> None:
    now = datetime(2026, 11, 21, hour, minute, tzinfo=BERLIN)
    assert day_of(now, FOUR) == date(2026, 11, day)


@pytest.mark.parametrize(("boundary", "day"), [(0, 21), (1, 20), (360, 20)])
def test_the_boundary_can_be_chosen(boundary: int, day: int) -> None:
    assert day_of(datetime(2026, 11, 21, 0, 0, tzinfo=BERLIN), boundary).day == day


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)], ids=["spring", "autumn"])
def test_a_night_with_a_changed_hour_neither_makes_nor_swallows_a_day(night: date) -> None:
    start = datetime(night.year, night.month, night.day, tzinfo=BERLIN) - timedelta(days=1)
    minutes = (start.timestamp() + 60 * n for n in range(3 * 24 * 60))
    seen = [day_of(datetime.fromtimestamp(at, BERLIN), FOUR) for at in minutes]
    days = list(dict.fromkeys(seen))
    assert days == sorted(days) == list(days_between(days[0], days[-1]))
    changes = [
        datetime.fromtimestamp(start.timestamp() + 60 * n, BERLIN)
        for n in range(1, len(seen))
        if seen[n] != seen[n - 1]
    ]
    assert {(at.hour, at.minute) for at in changes} == {(4, 0)}
    assert len(changes) == len(days) - 1


def test_the_hour_that_comes_twice_belongs_to_the_same_day() -> None:
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    assert day_of(twice, FOUR) == day_of(twice.replace(fold=1), FOUR) == date(2026, 10, 24)


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [(0, (16, 11), (22, 11)), (6, (15, 11), (21, 11)), (5, (21, 11), (27, 11))],
    ids=["monday", "sunday", "saturday"],
)
def test_a_week_begins_on_the_day_that_was_chosen(
    start: int, first: tuple[int, int], last: tuple[int, int]
) -> None:
    found = week_of(date(2026, 11, 21), start)
    assert [(day.day, day.month) for day in found] == [first, last]


@given(st.dates(date(1901, 1, 1), date(2100, 1, 1)), st.sampled_from([0, 5, 6]))
def test_every_day_is_in_its_week(day: date, start: int) -> None:
    first, last = week_of(day, start)
    assert first.weekday() == start
    assert first <= day <= last == first + timedelta(days=6)


def test_months() -> None:
    assert month_bounds(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_bounds(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert next_month(date(2026, 12, 31)) == date(2027, 1, 1)
    assert months_between(date(2025, 11, 30), date(2026, 2, 1)) == (
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    )
    assert months_between(date(2026, 2, 1), date(2026, 1, 31)) == ()


@given(st.dates(date(1901, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_the_months_of_a_span_are_those_of_its_days(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    expected = dict.fromkeys(f"{d:%Y-%m}" for d in days_between(first, last))
    assert months_between(first, last) == tuple(expected)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("tomorrow", date(2026, 11, 22)),
        ("+5", date(2026, 11, 26)),
        ("next friday", date(2026, 11, 27)),
        ("next saturday", date(2026, 11, 28)),
        ("last friday", date(2026, 11, 20)),
        ("24 december", date(2026, 12, 24)),
        ("3 march", date(2027, 3, 3)),
        ("3 july", date(2026, 7, 3)),
        ("2026-01-02", date(2026, 1, 2)),
        ("today", date(2026, 11, 21)),
    ],
)
def test_a_day_that_may_be_to_come_is_the_nearest_one(typed: str, day: date) -> None:
    assert parse_any_day(typed, date(2026, 11, 21)) == day


@pytest.mark.parametrize("typed", ["next", "next time", "+", "+99999", "soon"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        parse_any_day(typed, date(2026, 11, 21))
