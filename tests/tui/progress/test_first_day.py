"""Days before the first entry are blank, in every calendar of the board."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.domain.progress.board import TODAY, wrote
from tests.screen import region_text, wait_for, wait_until
from tests.tui.board import OpenBoard
from tests.tui.progress.board import pour, shown
from winsboard.tui.components.day_cursor import DayCursor
from winsboard.tui.journal.calendar import WordCalendar

SIZES = ((120, 36), (60, 20))
FIRSTS = (date(2026, 11, 9), date(2026, 9, 30), date(2025, 12, 1), TODAY)
AROUND = timedelta(days=35)


@pytest.fixture(params=FIRSTS, ids=str)
def first(request: pytest.FixtureRequest, board_home: Path, clock: FakeClock) -> date:
    """The day of the first entry of the board."""
    day: date = request.param
    pour(board_home, clock, [wrote(day, "The first"), wrote(TODAY, "One more")], known=False)
    return day


def shows(pilot: Pilot[None], calendar: DayCursor, day: date) -> bool | None:
    """Whether anything is painted for a day; None if it has no place on the screen."""
    room = calendar.region_of(day)
    if room is None:
        return None
    origin = calendar.content_region.offset
    return bool(region_text(pilot.app, room.translate(origin)).strip())


def wrong_days(pilot: Pilot[None], calendar: DayCursor, first: date) -> list[date]:
    """The days near the first entry that are shown and need not be, or the other way round."""
    seen = [first + timedelta(days=n) for n in range(-AROUND.days, AROUND.days)]
    asked = [day for day in seen if day <= TODAY and day != calendar.day]
    found = {day: shows(pilot, calendar, day) for day in asked}
    assert any(painted is not None for painted in found.values())
    return [d for d, painted in found.items() if painted not in (None, d >= first)]


def months_ago(day: date) -> int:
    """How many months before today's month a day is."""
    return (TODAY.year - day.year) * 12 + TODAY.month - day.month


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_month_begins_at_the_first_entry(
    opened: OpenBoard, first: date, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("y", *["pageup"] * months_ago(first))
        await wait_for(pilot, f"{first:%B %Y}: ")
        await wait_until(pilot, lambda: not wrong_days(pilot, shown(pilot).calendar, first))
        await pilot.press("pageup")
        month_before = first.replace(day=1) - timedelta(days=1)
        await wait_for(pilot, f"{month_before:%B %Y}: no entries.")
        await wait_until(pilot, lambda: not wrong_days(pilot, shown(pilot).calendar, first))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_year_begins_at_the_first_entry(
    opened: OpenBoard, first: date, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("y", "2", *["pageup"] * (TODAY.year - first.year))
        await wait_for(pilot, f"{first.year}: ")
        await wait_until(pilot, lambda: not wrong_days(pilot, shown(pilot).map, first))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_calendar_of_the_journal_begins_at_the_first_entry(
    opened: OpenBoard, first: date, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("J", "J")
        await wait_for(pilot, "One more")
        await pilot.press("tab", *["pageup"] * months_ago(first))
        calendar = pilot.app.screen.query_one(WordCalendar)
        await wait_until(pilot, lambda: calendar.region_of(first))
        await wait_until(pilot, lambda: not wrong_days(pilot, calendar, first))


async def test_album_and_patterns_begin_at_the_first_entry(opened: OpenBoard, first: date) -> None:
    async with opened() as pilot:
        await pilot.press("y", "5")
        text = await wait_for(pilot, "wins in all since")
        assert f"since {first:%B %Y}" in text
