"""Routines on the board: by the form, by their list, and on top from their hour."""

from __future__ import annotations

import pytest

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.habits.routines import parts_of
from winsboard.domain.library import routines
from winsboard.domain.model.documents import Routine
from winsboard.tui.habits.pane import HabitPane


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_an_evening_comes_to_the_top_at_its_hour_and_keeps_its_numbers(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        app, board = app_of(pilot), app_of(pilot).board
        number, last = 2, board.habits[1]
        app.perform(
            lambda context: routines.add(app.board, Routine("", "Night", 20 * 60), context, [last])
        )
        await wait_for(pilot, "Night")
        grid = app.today_screen.habit_pane.grid
        chosen = grid.habit
        clock.tick(12 * 3600)
        app.today_screen.query_one(HabitPane).check_now()
        await wait_until(pilot, lambda: grid.top != ())
        first = next(row for row in grid.window.rows if row.habit)
        assert (first.number, first.habit and first.habit.id) == (number, last.id)
        assert grid.habit == chosen
        text = await wait_for(pilot, f"{number} [")
        assert text.index(f"{number} [") < text.index("1 [")
        await pilot.press(str(number))
        await wait_until(pilot, lambda: app.board.mark(last.id, app.today) is not None)


async def test_the_list_puts_habits_in_and_takes_them_out(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.perform(lambda context: routines.add(app.board, Routine("", "Mine"), context))
        app.ask("routines")
        await wait_for(pilot, "1  Mine")
        await pilot.press("1")
        await wait_for(pilot, "1  Choose its habits")
        await pilot.press("1")
        first = app.board.habits[0].label
        await wait_for(pilot, f"1  {first}")
        await pilot.press("1")
        await wait_for(pilot, f"[x] {first}")
        mine = routines.listed(app.board)[0]
        assert [part.label for part in parts_of(app.board, mine.id)] == [first]
        for _ in range(3):
            await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert "Mine" in screen_text(pilot.app)
