"""The greeting after days away, and the reminder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.habits import habits
from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.model.documents import Settings
from winsboard.tui.today.notices import DayNotes

DAY = 24 * 3600
SIZES = ((120, 36), (60, 20))


async def _use(opened: OpenBoard, **how: object) -> None:
    """Record a few small wins."""
    async with opened(**how) as pilot:
        await pilot.press("2")
        await wait_for(pilot, "[ ● ]")
        for _ in range(2):
            await pilot.press("w")
            await write(pilot, "Sat outside")
            await pilot.press("enter")
        await wait_for(pilot, "3 wins today")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("days", "said"),
    [
        (3, "Welcome back. Nothing to catch up on."),
        (7, "Welcome back. Everything is as you left it."),
        (20, "Welcome back. Everything you wrote is still here."),
        (90, "Hello again. You can continue or start fresh."),
    ],
)
async def test_it_says_welcome_back_without_a_number(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int], days: int, said: str
) -> None:
    await _use(opened)
    clock.tick(days * DAY)
    async with opened(size=size) as pilot:
        text = await wait_for(pilot, said)
        assert not re.search(r"\d", re.sub(r"│ +[1-4]  ", "", _inside(text)))
        assert "3  Breathe" in text
        await pilot.press("2")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


def _inside(screen: str) -> str:
    """Return the text inside the dialog."""
    lines = screen.splitlines()
    top = next(n for n, line in enumerate(lines) if "╭─ winsboard" in line)
    left, right = lines[top].index("╭─ winsboard"), lines[top].rindex("╮")
    return "\n".join(line[left:right] for line in lines[top + 1 : top + 11])


async def test_one_small_thing_takes_two_keys(opened: OpenBoard, clock: FakeClock) -> None:
    await _use(opened)
    clock.tick(7 * DAY)
    async with opened() as pilot:
        await wait_for(pilot, "1  Do one small thing")
        await pilot.press("1")
        text = await wait_for(pilot, "1  Sat outside")
        assert "2  Get dressed" in text
        await pilot.press("1")
        await wait_for(pilot, "★ Sat outside")
        assert "1 win today" in screen_text(pilot.app)


async def test_the_small_thing_may_be_a_habit_or_ones_own_words(
    opened: OpenBoard, clock: FakeClock
) -> None:
    await _use(opened)
    clock.tick(7 * DAY)
    async with opened() as pilot:
        await wait_for(pilot, "1  Do one small thing")
        await pilot.press("1", "2")
        await wait_for(pilot, "1 win today")
        await pilot.press("u")
        await wait_until(pilot, lambda: "wins today" not in screen_text(pilot.app))
    async with opened() as pilot:
        await wait_for(pilot, "1  Do one small thing")
        await pilot.press("1", "3")
        await write(pilot, "Opened a window")
        await pilot.press("enter")
        await wait_for(pilot, "★ Opened a window")


async def test_breathing_begins_from_it(opened: OpenBoard, clock: FakeClock) -> None:
    await _use(opened)
    clock.tick(3 * DAY)
    async with opened(settings=Settings(breath_safety_read=True)) as pilot:
        await wait_for(pilot, "3  Breathe")
        await pilot.press("3")
        await wait_for(pilot, "Press any key to stop.")


async def test_a_fresh_page_puts_the_habits_away_and_undo_brings_them_back(
    opened: OpenBoard, clock: FakeClock
) -> None:
    await _use(opened)
    clock.tick(90 * DAY)
    async with opened() as pilot:
        await wait_for(pilot, "4  Start fresh")
        await pilot.press("4")
        await wait_for(pilot, "No habits yet. You can use the board without any.")
        assert "3 wins in all" in screen_text(pilot.app)
        await pilot.press("u")
        await wait_for(pilot, "Get dressed")


async def test_nobody_is_greeted_the_next_day_or_on_a_board_in_use(
    opened: OpenBoard, clock: FakeClock
) -> None:
    await _use(opened)
    clock.tick(DAY)
    async with opened() as pilot:
        await pilot.press("2")
        await wait_for(pilot, "1 win today")
        assert len(pilot.app.screen_stack) == 1


async def test_a_board_that_lay_open_says_welcome_back_too(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("2")
        await wait_for(pilot, "1 win today")
        clock.tick(3 * DAY)
        app_of(pilot).check_now()
        await wait_for(pilot, "Welcome back. Nothing to catch up on.")


async def test_the_reminder_comes_at_its_hour_and_goes_with_the_look_back(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=Settings(reminder=20 * 60)) as pilot:
        notes = pilot.app.query_one(DayNotes)
        assert "look back on your day" not in screen_text(pilot.app)
        clock.tick(10 * 3600 + 1800)
        notes.check_now()
        await wait_for(pilot, "You can look back on your day now.  t start")
        await pilot.press("t", "enter", *"tea", "escape")
        await wait_until(
            pilot, lambda: reflection_of(app_of(pilot).board, app_of(pilot).today) is not None
        )
        await wait_until(pilot, lambda: "if you like" not in screen_text(pilot.app))


@pytest.mark.parametrize(
    ("settings", "sent"),
    [
        (Settings(reminder=20 * 60), []),
        (Settings(reminder=20 * 60, bell=True), ["\a"]),
        (
            Settings(reminder=20 * 60, notify=True),
            ["\x1b]9;You can look back on your day now.\x07"],
        ),
        (Settings(bell=True, notify=True), []),
    ],
)
async def test_it_rings_once_and_where_that_was_switched_on(
    opened: OpenBoard, clock: FakeClock, settings: Settings, sent: list[str]
) -> None:
    async with opened(settings=settings) as pilot:
        notes = pilot.app.query_one(DayNotes)
        driver = pilot.app._driver
        assert driver is not None
        written: list[str] = []
        driver.write = written.append  # type: ignore[assignment, method-assign]
        clock.tick(10 * 3600 + 1800)
        notes.check_now()
        clock.tick(60)
        notes.check_now()
        assert [text for text in written if "\a" in text or "\x07" in text] == sent


async def test_nobody_is_rung_on_opening_after_the_hour(
    opened: OpenBoard, clock: FakeClock, board_home: Path
) -> None:
    clock.tick(11 * 3600)
    async with opened(settings=Settings(reminder=20 * 60, bell=True)) as pilot:
        await wait_for(pilot, "t start")
        written: list[str] = []
        assert pilot.app._driver is not None
        pilot.app._driver.write = written.append  # type: ignore[assignment, method-assign]
        pilot.app.query_one(DayNotes).check_now()
        assert "\a" not in "".join(written)


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
@pytest.mark.parametrize("key", ["2", "minus", "backspace"])
async def test_a_habit_is_reminded_of_on_the_one_line_until_ticked_or_hidden(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int], key: str
) -> None:
    async with opened(size=size, settings=Settings(reminder=9 * 60)) as pilot:
        app = app_of(pilot)
        dressed = app.board.habits[1]
        timed = dressed._replace(remind=(10 * 60,))
        app.perform(lambda context: habits.change(dressed, timed, context))
        notes = pilot.app.query_one(DayNotes)
        await wait_for(pilot, "look back")
        assert "If you like" not in screen_text(pilot.app)
        clock.tick(3600)
        notes.check_now()
        await wait_until(pilot, lambda: "Get dressed" in _note(pilot))
        assert notes.size.height == 1
        assert " 2" in _note(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: "Get dressed" not in _note(pilot))
        habit = app.board.habits[1]
        assert (app.board.mark(habit.id, app.today) is not None) is (key == "2")
        assert habit.remind == (() if key == "backspace" else (600,))
        await pilot.press("u")
        await wait_until(pilot, lambda: "Get dressed" in _note(pilot))


async def test_a_reminder_makes_no_sound(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened(settings=Settings(bell=True, notify=True)) as pilot:
        app = app_of(pilot)
        dressed = app.board.habits[1]
        timed = dressed._replace(remind=(10 * 60,))
        app.perform(lambda context: habits.change(dressed, timed, context))
        written: list[str] = []
        driver = pilot.app._driver
        assert driver is not None
        driver.write = written.append  # type: ignore[method-assign, assignment]
        clock.tick(3600)
        notes = pilot.app.query_one(DayNotes)
        notes.check_now()
        await wait_until(pilot, lambda: "Get dressed" in _note(pilot))
        assert not any("\a" in text for text in written)


def _note(pilot: Pilot[None]) -> str:
    notes = pilot.app.query_one(DayNotes)
    return screen_text(pilot.app).splitlines()[notes.region.y]
