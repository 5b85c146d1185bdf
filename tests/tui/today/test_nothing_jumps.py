"""Nothing on Today moves, whatever is said below or counted."""

from __future__ import annotations

from functools import partial

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from tests.screen import region_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Habit, Settings
from winsboard.domain.wellbeing import moods
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.habits.grid_window import WEEK
from winsboard.tui.journal.pane import QuickLine

SIZES = [(60, 20), (80, 24), (120, 36), (100, 30)]
LONG = ["One line.", "two lines of words " * 5, "three lines of words " * 8, "many lines " * 60]


def grid_text(pilot: Pilot[None]) -> list[str]:
    """The grid as it is painted, without lines that a long message covers."""
    grid = app_of(pilot).query_one(HabitGrid).region
    return region_text(pilot.app, Region(grid.x, grid.y, grid.width, grid.height)).splitlines()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("said", LONG, ids=["1", "2", "3", "most"])
async def test_no_message_moves_a_habit(
    opened: OpenBoard, size: tuple[int, int], said: str
) -> None:
    async with opened(size=size) as pilot:
        before, where = grid_text(pilot), _regions(pilot)
        _screen(pilot).show_message(said)
        await wait_for(pilot, said.split(maxsplit=1)[0])
        assert _regions(pilot) == where
        covered = app_of(pilot).screen.query_one("#message").region
        grid = app_of(pilot).query_one(HabitGrid).region
        seen = max(min(covered.y, grid.bottom) - grid.y, 0)
        assert seen >= grid.height - 1, "a message covers one line of the habits at most"
        assert grid_text(pilot)[:seen] == before[:seen]
        _screen(pilot).show_message("")
        await wait_until(pilot, lambda: grid_text(pilot) == before)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_line_that_is_typed_is_never_covered(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        _screen(pilot).show_message("three lines of words " * 7)
        await wait_for(pilot, "three lines")
        await pilot.press("w")
        await wait_until(pilot, lambda: isinstance(pilot.app.focused, QuickLine))
        _screen(pilot).show_message("three lines of words " * 7)
        await wait_for(pilot, "three lines")
        await pilot.press(*"Sang")
        await wait_until(pilot, lambda: app_of(pilot).query_one(QuickLine).value == "Sang")
        line = app_of(pilot).query_one(QuickLine).region
        _screen(pilot).show_message("three lines of words " * 7)
        await wait_for(pilot, "three lines")
        assert "Sang" in region_text(pilot.app, line)


async def test_columns_keep_their_place_whatever_is_counted(opened: OpenBoard) -> None:
    async with opened() as pilot:
        before = grid_text(pilot)[:2]
        for number in ("8", "120", "4321", "12345", "123456", "0.25", "1234.5"):
            await pilot.press("3", *number, "enter")
            await wait_until(pilot, partial(_is_counted, pilot, [float(number)]))
            assert grid_text(pilot)[:2] == before, number
            await pilot.press("right", "right", "space", *number, "enter")
            await wait_until(pilot, partial(_is_counted, pilot, [float(number)] * 2))
            assert grid_text(pilot)[:2] == before, number
            await pilot.press("home", "u", "u")
            await wait_until(pilot, partial(_is_counted, pilot, []))


@pytest.mark.parametrize("counted", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_columns_keep_their_place_on_a_day_of_low_energy(
    opened: OpenBoard, size: tuple[int, int], counted: bool
) -> None:
    settings = Settings(mood=True, tiny_when_low=True)
    wished = [
        Habit("", "Walk", tiny="To the door and back, with shoes on"),
        Habit("", "Words", kind="count" if counted else "tick", tiny="One word"),
    ]
    async with opened(size=size, wished=wished, settings=settings) as pilot:
        app = app_of(pilot)
        before = grid_text(pilot)[:2]
        app.perform(lambda context: moods.check_in(app.board, 1, context, energy=1))
        await wait_for(pilot, "Walk · small: ")
        assert grid_text(pilot)[:2] == before
        assert len(before[1].split()) > WEEK, "today and a week"


@pytest.mark.parametrize(("size", "days"), [((60, 20), 8), ((80, 24), 13), ((120, 36), 11)])
async def test_a_counted_habit_leaves_more_than_a_week_to_see(
    opened: OpenBoard, size: tuple[int, int], days: int
) -> None:
    async with opened(size=size) as pilot:
        assert len(grid_text(pilot)[1].split()) == days + 1


async def test_a_note_that_goes_moves_nothing(opened: OpenBoard) -> None:
    settings = Settings(mood=True)
    async with opened(size=(60, 20), settings=settings) as pilot:
        where = _regions(pilot)
        for key in ("-", "-", "-"):
            await pilot.press(key)
            await pilot.pause()
            assert _regions(pilot) == where


def _screen(pilot: Pilot[None]) -> StatusScreen:
    screen = pilot.app.screen
    assert isinstance(screen, StatusScreen)
    return screen


def _regions(pilot: Pilot[None]) -> list[Region]:
    names = ("#habits", "#grid", "#side", "#journal", "#quick", "#notes", "#keys")
    return [app_of(pilot).screen.query_one(name).region for name in names]


def _values(pilot: Pilot[None]) -> list[float]:
    board = app_of(pilot).board
    marks = (mark for month in board.pages for mark in board.marks(month))
    return [mark.value for mark in marks if mark.value]


def _is_counted(pilot: Pilot[None], numbers: list[float]) -> bool:
    return _values(pilot) == numbers
