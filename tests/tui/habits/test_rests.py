"""Rests: today's with two keys, others by date, and how they are painted."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.screen import screen_text, style_at, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of, line_of
from winsboard.domain.habits import habits, rests
from winsboard.domain.habits.year_scores import YearScores
from winsboard.domain.model.documents import Rest
from winsboard.domain.text.date_forms import WEEKDAYS
from winsboard.domain.text.date_parser import parse_any_day, read_last_day
from winsboard.tui.habits.grid import HabitGrid
from winsboard.words.text.dates import day_words

TODAY = date(2026, 11, 21)
SIZES = ((120, 36), (60, 20))


def kept(pilot: Pilot[None]) -> list[tuple[date, date | None, str]]:
    return [(rest.first, rest.last, rest.reason) for rest in app_of(pilot).board.rests]


async def back_on_the_board(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("no_color", ["", "1"])
async def test_resting_today_is_two_keys_and_shows_as_a_band(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], no_color: str
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    async with opened(size=size) as pilot:
        await pilot.press("R")
        await wait_for(pilot, "1  Rest today")
        await pilot.press("1")
        await back_on_the_board(pilot)
        assert kept(pilot) == [(TODAY, TODAY, "")]
        await wait_for(pilot, "Make the bed · rest day")
        row = line_of(pilot, "] Make the bed")
        assert "──" in row
        assert "─ ─" not in row


async def test_a_planned_rest_says_its_days_and_reason(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("R", "2")
        await wait_for(pilot, "empty: one day")
        await pilot.press("ctrl+u", *"24 december", "tab", *"next friday", "tab", *"the sea")
        await pilot.press("enter")
        await wait_for(pilot, "is before")
        await pilot.press("shift+tab", "ctrl+u", *"2027-01-02", "enter")
        await back_on_the_board(pilot)
        assert kept(pilot) == [(date(2026, 12, 24), date(2027, 1, 2), "the sea")]
        await pilot.press("R")
        await wait_for(pilot, "Thursday 24 December to Saturday 2 January 2027: the sea")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_rest_is_ended_changed_and_removed(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        app = app_of(pilot)
        first = TODAY - timedelta(days=3)
        app.perform(lambda m: rests.add(app.board, Rest("", first, None, "a cold"), m))
        await pilot.press("R")
        await wait_for(pilot, "from Wednesday 18 November, no end yet: a cold")
        await pilot.press("1")
        await wait_for(pilot, "2  End it")
        await pilot.press("1")
        await wait_for(pilot, "To")
        await pilot.press("tab", "tab", "end", *" and tired", "enter")
        await wait_for(pilot, "a cold and")
        await pilot.press("1", "2")
        await wait_for(pilot, "Past rest days")
        await pilot.press("escape")
        await back_on_the_board(pilot)
        assert kept(pilot) == [(first, TODAY - timedelta(days=1), "a cold and tired")]
        await pilot.press("R", "4", "1")
        await wait_for(pilot, "2  Delete")
        await pilot.press("2")
        await wait_until(pilot, lambda: kept(pilot) == [])


async def test_a_rest_of_one_habit_leaves_the_others(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await wait_for(pilot, "] Make the bed")
        await pilot.press("R", "3")
        await wait_for(pilot, "Rest days")
        await pilot.press("enter")
        await back_on_the_board(pilot)
        await wait_for(pilot, "Make the bed · rest day")
        assert "──" in line_of(pilot, "] Make the bed")
        assert "──" not in line_of(pilot, "] Get dressed")


async def test_the_band_has_a_ground_of_its_own_and_what_was_done_shows_on_it(
    opened: OpenBoard,
) -> None:
    async with opened(names=["Make the bed", "Get dressed"]) as pilot:
        app = app_of(pilot)
        grid = app.query_one(HabitGrid)
        bed = app.board.habits[0]
        day = TODAY - timedelta(days=4)
        app.perform(lambda m: habits.mark(app.board, bed, day, "done", m))
        span = Rest("", TODAY - timedelta(days=6), TODAY - timedelta(days=2), "a cold")
        app.perform(lambda m: rests.add(app.board, span, m))
        row = (await wait_for(pilot, "──")).splitlines()
        y = next(n for n, line in enumerate(row) if "] Make the bed" in line)
        assert "────── ● ───── " in row[y]
        x = grid.region.x + grid.window.column(day)
        outside = grid.region.x + grid.window.column(TODAY - timedelta(days=9))
        assert style_at(app, x, y).bgcolor != style_at(app, outside, y).bgcolor


async def test_the_day_after_joins_the_day_before(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        bed = app.board.habits[0]
        old = bed._replace(began_on=TODAY - timedelta(days=30))
        app.perform(lambda m: m.update("habit.changed", "", bed, old))
        for ago in (9, 8, 7, 6, 1, 0):
            app.perform(partial(habits.mark, app.board, old, TODAY - timedelta(days=ago), "done"))
        unopened = YearScores().steadiness(app.board, old, TODAY)
        other = app.board.habits[1]
        for ago in (5, 4, 3, 2):
            app.perform(partial(habits.mark, app.board, other, TODAY - timedelta(days=ago), "done"))
        assert YearScores().steadiness(app.board, old, TODAY) != unopened
        span = Rest("", TODAY - timedelta(days=5), TODAY - timedelta(days=2), "a cold")
        app.perform(lambda m: rests.add(app.board, span, m))
        await wait_for(pilot, "──")
        assert YearScores().steadiness(app.board, old, TODAY) == unopened


async def test_a_planned_rest_is_seen_ahead(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        span = Rest("", TODAY + timedelta(days=2), TODAY + timedelta(days=4), "the sea")
        app.perform(lambda m: rests.add(app.board, span, m))
        await pilot.press(*["left"] * 3)
        await wait_for(pilot, "Tuesday 24 November · rest day: the sea")
        await pilot.press(*["left"] * 2)
        await wait_for(pilot, "Thursday 26 November · still to come")
        assert "──────── " in line_of(pilot, "] Make the bed")


NEXT_DAYS = [
    ("thursday", "saturday", date(2026, 11, 26), date(2026, 11, 28)),
    ("saturday", "monday", date(2026, 11, 28), date(2026, 11, 30)),
    ("thursday", "tuesday", date(2026, 11, 26), date(2026, 12, 1)),
    ("28 november", "3 december", date(2026, 11, 28), date(2026, 12, 3)),
    ("30 december", "2 january", date(2026, 12, 30), date(2027, 1, 2)),
    ("last friday", "sunday", date(2026, 11, 20), date(2026, 11, 22)),
]


@pytest.mark.parametrize(("first", "last", "begins", "ends"), NEXT_DAYS[:3])
async def test_a_weekday_is_the_next_one_and_is_shown_before_it_is_saved_and_in_the_answer(
    opened: OpenBoard, first: str, last: str, begins: date, ends: date
) -> None:
    async with opened() as pilot:
        await pilot.press("R", "2")
        await wait_for(pilot, "empty: one day")
        await pilot.press("ctrl+u", *first, "tab", *last)
        days = f"{day_words(begins, TODAY)} to {day_words(ends, TODAY)}"
        await wait_for(pilot, days)
        assert kept(pilot) == []
        await pilot.press("enter")
        await back_on_the_board(pilot)
        assert kept(pilot) == [(begins, ends, "")]
        said = " ".join(screen_text(pilot.app).split())
        assert day_words(begins, TODAY).split(" 2")[0] in said
        assert "You used it" not in said


@pytest.mark.parametrize(("first", "last", "begins", "ends"), NEXT_DAYS)
def test_a_span_of_days_is_read_forward(first: str, last: str, begins: date, ends: date) -> None:
    day = parse_any_day(first, TODAY)
    assert (day, read_last_day(last, day, TODAY)) == (begins, ends)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), *[st.sampled_from(WEEKDAYS)] * 2)
def test_a_weekday_ahead_is_within_a_week_and_the_last_day_within_one_more(
    today: date, first: str, last: str
) -> None:
    begins = parse_any_day(first, today)
    ends = read_last_day(last, begins, today)
    assert 1 <= (begins - today).days <= 7
    assert 0 <= (ends - begins).days <= 6
    assert WEEKDAYS[begins.weekday()] == first
    assert WEEKDAYS[ends.weekday()] == last
