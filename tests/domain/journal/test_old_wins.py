"""Which old wins are offered, and in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.progress.board import wrote
from winsboard.domain.journal.old_wins import (
    is_offered,
    is_same_day_of_year,
    months_in_random_order,
    sort_key,
    weekly_day,
)
from winsboard.domain.model.documents import Entry

TODAY = date(2026, 11, 21)
OLD = date(2024, 5, 6)


@pytest.mark.parametrize(
    ("entry", "offered"),
    [
        (wrote(OLD, "win"), True),
        (wrote(TODAY - timedelta(days=7), "win"), True),
        (wrote(TODAY - timedelta(days=6), "win"), False),
        (wrote(TODAY, "win"), False),
        (wrote(OLD, "note", kind="note"), False),
        (wrote(OLD, "hard", kind="hard_day"), False),
        (wrote(OLD, "hard", kind="hard_day", starred=True), False),
        (wrote(OLD, "got up", "hard_day"), False),
        (wrote(OLD, "got up", "hard_day", starred=True), True),
        (wrote(OLD, "low", kind="mood"), False),
    ],
)
def test_an_old_win_is_offered_and_never_a_hard_day(entry: Entry, offered: bool) -> None:
    assert is_offered(entry, TODAY) is offered


def test_a_hard_day_is_offered_to_who_asks_for_it() -> None:
    assert is_offered(wrote(OLD, "hard", kind="hard_day"), TODAY, hard=True)
    assert is_offered(wrote(OLD, "got up", "hard_day"), TODAY, hard=True)
    assert not is_offered(wrote(OLD, "note", kind="note"), TODAY, hard=True)


def test_starred_ones_come_first_and_of_those_the_ones_of_this_day() -> None:
    wins = [
        wrote(date(2020, 11, 21), "this day"),
        wrote(OLD, "starred", starred=True),
        wrote(date(2019, 11, 21), "starred this day", starred=True),
        wrote(OLD, "one of many"),
        wrote(date(2023, 11, 21), "this day later"),
    ]
    ordered = [e.text for e in sorted(wins, key=lambda e: sort_key(e, TODAY))]
    assert ordered == ["starred this day", "starred", "this day later", "this day", "one of many"]


def test_the_order_is_the_same_all_day_and_another_one_the_next() -> None:
    wins = [wrote(OLD + timedelta(days=n), "x" * n) for n in range(30)]
    orders = [
        [e.id for e in sorted(each, key=lambda e: sort_key(e, day))]
        for day in (TODAY, TODAY + timedelta(days=1))
        for each in (wins, wins[::-1])
    ]
    assert orders[0] == orders[1] != orders[2] == orders[3]
    months = frozenset({"2020-01", "2021-05", "2026-11", "2026-12"})
    assert set(months_in_random_order(months, TODAY)) == months - {"2026-12"}


@pytest.mark.parametrize(
    ("day", "today", "same"),
    [
        (date(2020, 11, 21), TODAY, True),
        (date(2020, 11, 22), TODAY, False),
        (date(2024, 2, 29), date(2026, 2, 28), True),
        (date(2024, 2, 29), date(2028, 2, 28), False),
        (date(2024, 2, 29), date(2028, 2, 29), True),
        (date(2023, 2, 28), date(2028, 2, 29), False),
    ],
)
def test_the_same_day_of_another_year(day: date, today: date, same: bool) -> None:
    assert is_same_day_of_year(day, today) is same


@pytest.mark.parametrize(("start", "day"), [(0, 16), (6, 15), (5, 21)])
def test_the_line_of_a_week_stays_for_the_week(start: int, day: int) -> None:
    assert weekly_day(TODAY, start) == date(2026, 11, day)
