"""Routines on the board: by the form, by their list, and on top from their hour."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.habits import habits
from winsboard.domain.habits.routines import parts_of
from winsboard.domain.library import routines
from winsboard.domain.model.documents import Habit, Routine
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.habits.flow import NEW, save_form
from winsboard.tui.habits.form import FormAnswer
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
        app.perform(
            lambda context: routines.add(
                app.board, Routine("", "Mine"), context, [app.board.habits[2]]
            )
        )
        app.ask("routines")
        await wait_for(pilot, "1  Mine · Arm practice")
        await pilot.press("1")
        await wait_for(pilot, "1  Choose its habits")
        await pilot.press("1")
        await wait_for(pilot, "[x] Arm practice")
        await pilot.press("1", "3", "enter")
        await wait_for(pilot, "1  Mine · Make the bed")
        assert _parts(app) == ["Make the bed"]
        await pilot.press("1")
        await wait_for(pilot, "1  Choose its habits")
        await pilot.press("1")
        await wait_for(pilot, "[x] Make the bed")
        await pilot.press("1", "enter")
        await wait_for(pilot, "Mine · no habits in it")
        await wait_for(pilot, "Mine has no habits in it now.")


async def test_a_routine_is_added_with_its_habits_in_one_step(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.ask("routines")
        await wait_for(pilot, "1  Add a routine")
        await pilot.press("1")
        await wait_for(pilot, "Which habits are in it?")
        await pilot.press("2", "3", "enter")
        await wait_for(pilot, "At the top from")
        await pilot.press(*"Mine", "enter")
        await wait_for(pilot, "1  Mine · Get dressed, Arm practice")
        assert _parts(app) == ["Get dressed", "Arm practice"]
        await pilot.press("escape", "u")
        await wait_until(pilot, lambda: not routines.listed(app.board))
        assert not any(habit.routine for habit in app.board.habits)


async def test_no_empty_routine_is_left_behind(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.ask("routines")
        for keys in (("1", "enter", "escape"), ("escape",), ("enter",), ("1", "escape")):
            await wait_for(pilot, "1  Add a routine")
            await pilot.press("1")
            await wait_for(pilot, "Which habits are in it?")
            assert "No routine was added." not in screen_text(app)
            await pilot.press(*keys)
            await wait_for(pilot, "1  Add a routine")
            assert not routines.listed(app.board), keys
            if len(keys) < 3:
                await wait_for(pilot, "No routine was added.")


async def test_a_board_without_habits_makes_one_for_the_routine(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        for habit in app.board.habits:
            app.perform(partial(habits.remove, habit))
        app.ask("routines")
        await wait_for(pilot, "1  Add a routine")
        await pilot.press("1")
        await wait_for(pilot, "Which habits are in it?")
        await pilot.press("w")
        await wait_for(pilot, "Name")
        await pilot.press(*"Tea", "enter")
        await wait_for(pilot, "[x] Tea")
        await pilot.press("enter")
        await wait_for(pilot, "At the top from")
        await pilot.press(*"Mine", "enter")
        await wait_for(pilot, "1  Mine · Tea")


async def test_a_usual_routine_comes_with_the_habit_that_is_put_into_it(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        changed = app.board.habits[0]
        wished = changed._replace(routine=f"{NEW}evening", cue="")
        app.run_worker(_save(app, changed, wished))
        await wait_for(pilot, "at the top of the board?")
        assert not routines.listed(app.board)
        await pilot.press("3")
        await wait_until(pilot, lambda: bool(routines.listed(app.board)))
        (evening,) = routines.listed(app.board)
        assert (evening.name, evening.top) == ("Evening", 18 * 60)
        assert _parts(app) == [changed.label]
        await pilot.press("u")
        await wait_until(pilot, lambda: not routines.listed(app.board))


async def _save(app: WinsBoard, habit: Habit, wished: Habit) -> None:
    await save_form(app, habit, FormAnswer("keep", wished))


def _parts(app: WinsBoard) -> list[str]:
    (mine,) = routines.listed(app.board)
    return [part.label for part in parts_of(app.board, mine.id)]
