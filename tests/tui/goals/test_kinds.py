"""Ladders and homework on the screen, and a number from Today that asks for the level."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of, fill
from tests.tui.goals.board import LEVELS, fill_goals, notebook_at
from winsboard.domain.goals import goals
from winsboard.domain.habits import habits
from winsboard.domain.measures import measures
from winsboard.domain.model.documents import Habit, Settings
from winsboard.domain.model.goals import Goal, Measure, Step


async def test_any_rung_of_a_ladder_is_climbed_on_any_day_and_each_climb_is_a_win(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill(board_home, clock, (), Settings())
    notebook = notebook_at(board_home, clock)
    ladder = Goal("", "Buttons", kind="ladder")
    rungs = ("One", "Three", "The shirt")
    notebook.commit(goals.add(notebook.board, ladder, notebook.edit_context(), rungs))
    async with opened() as pilot:
        app = app_of(pilot)
        await pilot.press("g", "1")
        await wait_for(pilot, "Rungs of the ladder")
        for digit, wins in (("2", 1), ("2", 2), ("1", 3)):
            clock.tick(5)
            await pilot.press(digit)
            await wait_until(pilot, lambda n=wins: len(app.board.entries(app.today)) == n)  # type: ignore[misc]
        assert "[✓] One" in await wait_for(pilot, "[✓] Three")
        clock.tick(5)
        await pilot.press("3")
        await wait_for(pilot, "Look how far you have come.")
        await pilot.press("escape", "u")
        await wait_for(pilot, "3 [ ] The shirt")
        assert [e.text for e in app.board.entries(app.today)] == ["Three", "Three", "One"]


async def test_opened_it_is_the_first_part_of_homework_and_nothing_is_late(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill(board_home, clock, (), Settings())
    async with opened() as pilot:
        await pilot.press("g", "a", *"sheet", "enter")
        await wait_for(pilot, "2  Not now")
        await pilot.press("1")
        await wait_for(pilot, "2  Homework")
        await pilot.press("2", *["escape"] * 2)
        await wait_for(pilot, "next: Opened it")
        await pilot.press("1", "1")
        shown = await wait_for(pilot, "1 [✓] Opened it")
        assert "late" not in shown.casefold()
        app = app_of(pilot)
        (step,) = app.board.library_documents(Step)
        assert step.done_on == app.today
        assert [e.text for e in app.board.entries(app.today)] == ["Opened it"]


async def test_a_number_counted_on_today_asks_for_the_level_and_only_the_person_sets_it(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    notebook = fill_goals(board_home, clock)
    context = notebook.edit_context()
    notebook.commit(measures.add(notebook.board, Measure("", "Steps", unit="steps"), context))
    (measure,) = measures.listed(notebook.board)
    habit = Habit("", "My steps", kind="count", unit="steps", measure=measure.id)
    notebook.commit(habits.add(notebook.board, [habit], notebook.edit_context()))
    first = goals.current(notebook.board)[0]
    assert first.levels == LEVELS
    linked = goals.change(first, first._replace(measure=measure.id), notebook.edit_context())
    assert linked is not None
    notebook.commit(linked)
    row = str(len(notebook.board.habits))
    async with opened() as pilot:
        app = app_of(pilot)

        def level() -> int:
            goal = app.board.find(first)
            assert goal is not None
            return goal.level

        for answer, wanted in (("2", -1), ("1", 1)):
            await pilot.press(row, *["backspace"] * 3, "3", "1", "enter")
            await wait_for(pilot, "31 steps")
            await pilot.press("enter")
            await wait_for(pilot, "you called that “A bit more”")
            assert level() == -1
            await pilot.press(answer)
            await wait_until(pilot, lambda n=wanted: level() == n)  # type: ignore[misc]
            await wait_until(pilot, lambda: "you called that" not in screen_text(app))
        await wait_for(pilot, "Look how far you have come.")
