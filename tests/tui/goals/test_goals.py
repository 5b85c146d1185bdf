"""The screen of goals: what each act costs in keys, and what is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of, fill
from tests.tui.goals.board import fill_goals, reach_first
from winsboard.domain.goals import evidence, goals, steps
from winsboard.domain.model.documents import Entry, Settings, month_of
from winsboard.domain.model.goals import Goal, GoalEvent, Step
from winsboard.domain.sharing.ledger import shares
from winsboard.tui.goals.screen import GoalsScreen

SIZES = ((120, 36), (80, 24), (60, 20))


def goal(pilot: Pilot[None], at: int = 0) -> Goal:
    """A goal in the order in which goals were added."""
    return app_of(pilot).board.library_documents(Goal)[at]


def steps_now(pilot: Pilot[None]) -> tuple[Step, ...]:
    return steps.steps_of(app_of(pilot).board, goal(pilot))


def wins(pilot: Pilot[None]) -> list[str]:
    app = app_of(pilot)
    return [e.text for e in app.board.entries(app.today) if e.kind == "win"]


def events(pilot: Pilot[None]) -> list[tuple[str, str]]:
    app = app_of(pilot)
    page = app.board.pages[month_of(app.today)].values()
    return [(e.what, e.after) for e in page if isinstance(e, GoalEvent)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_step_is_ticked_by_g_1_2(
    board_home: Path, clock: FakeClock, opened: OpenBoard, size: tuple[int, int]
) -> None:
    fill_goals(board_home, clock)
    async with opened(size=size) as pilot:
        await pilot.press("g")
        shown = await wait_for(pilot, "1 Walk to the bakery")
        assert "Stand at the door" in shown
        assert "On the way, 2/5" in shown
        await pilot.press("1")
        assert "fresh bread" in await wait_for(pilot, "2 [ ] To the gate")
        await pilot.press("2")
        await wait_for(pilot, "2 [✓] To the gate")
        assert [bool(step.done_on) for step in steps_now(pilot)] == [False, True, False, False]
        assert wins(pilot) == ["To the gate"]
        await pilot.press("2")
        await wait_for(pilot, "2 [ ] To the gate")
        assert wins(pilot) == []
        await pilot.press("escape")
        await wait_for(pilot, "2 Say no once a week")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_the_level_is_set_by_g_2_o_4_and_the_milestone_leads_to_what_is_next(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill_goals(board_home, clock)
    async with opened() as pilot:
        await pilot.press("g", "2", "o", "4")
        shown = await wait_for(pilot, "Look how far you have come.")
        assert "On the way -> A bit more" in shown
        assert (goal(pilot, 1).level, goal(pilot, 1).state) == (1, "reached")
        await pilot.press("enter")
        await wait_for(pilot, "Tell someone?")
        assert goal(pilot, 1).pause_from is None
        await pilot.press("1")
        await wait_for(pilot, "What is next?")
        await pilot.press("2")
        await wait_for(pilot, "What is the next small step?")
        assert goal(pilot, 1).state == "open"
        await write(pilot, "say it on the phone")
        await pilot.press("enter")
        assert "I reached my goal: Say no once a week." in await wait_for(pilot, "sends nothing")
        there = wins(pilot)
        await pilot.press("1")
        await wait_until(pilot, lambda: shares(app_of(pilot).board))
        assert wins(pilot) == there
        assert "- [ ]" not in screen_text(pilot.app)
        await wait_for(pilot, "1 [ ] say it on the phone")


async def test_esc_anywhere_keeps_a_goal_reached_and_the_rest_waits_on_its_page(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill_goals(board_home, clock)
    async with opened() as pilot:
        await pilot.press("g", "1", "1", "2", "3", "4")
        shown = await wait_for(pilot, "Look how far you have come.")
        assert "It began with “Stand at the door”" in shown
        await pilot.press("escape")
        await wait_for(pilot, "1 You got there. Look how far")
        assert goal(pilot).state == "reached"
        await pilot.press("1", "enter")
        await wait_for(pilot, "Tell someone?")
        await pilot.press("escape")
        await wait_for(pilot, "1 Choose what is next")
        await pilot.press("1", "2", "4")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        assert goal(pilot).state == "reached"
        assert sum(win == "Walk to the bakery: All the way" for win in wins(pilot)) == 1


async def test_a_goal_that_was_reached_elsewhere_waits_as_one_line_on_today(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    notebook = fill_goals(board_home, clock)
    reach_first(notebook, clock, treat="Film night")
    async with opened() as pilot:
        assert "You got there: Walk to the bakery." in await wait_for(pilot, "g look")
        await pilot.press("g")
        shown = await wait_for(pilot, "1 Film night is ready")
        assert "2 Walk to the bakery" in shown
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Film night" in wins_and_treats(pilot))
        await wait_until(pilot, lambda: "1 Walk to the bakery" in screen_text(pilot.app))
        await pilot.press("1", "1", "enter")
        await wait_for(pilot, "Tell someone?")
        await pilot.press("escape", "escape", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await wait_until(pilot, lambda: "You got there" not in screen_text(pilot.app))


def wins_and_treats(pilot: Pilot[None]) -> list[str]:
    app = app_of(pilot)
    return [entry.text for entry in app.board.entries(app.today)]


@pytest.mark.parametrize("key", ["plus", "equals_sign"])
async def test_a_goal_is_made_smaller_by_plus_and_a_digit(
    board_home: Path, clock: FakeClock, opened: OpenBoard, key: str
) -> None:
    fill_goals(board_home, clock)
    async with opened() as pilot:
        await pilot.press("g", key, "1")
        await wait_for(pilot, "A smaller version of: Walk to the bakery")
        await write(pilot, "to the gate")
        await pilot.press("enter", "7", "enter")
        await wait_until(pilot, lambda: goal(pilot).smallest == "to the gate")
        assert goal(pilot).sure == 7
        assert ("smaller", "to the gate") in events(pilot)


async def test_a_goal_in_one_breath_is_a_title_and_two_enters(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill(board_home, clock, (), Settings(board_for="mh"))
    async with opened() as pilot:
        await pilot.press("g")
        shown = await wait_for(pilot, "No goals yet. You can use the board without any.")
        assert "a adds one" in shown
        await pilot.press("a")
        shown = await wait_for(pilot, "A new goal")
        assert shown.index("Days I got up and dressed") >= 0
        await write(pilot, "Call Sam")
        await pilot.press("enter", "enter")
        await wait_for(pilot, "1 Call Sam")
        assert isinstance(pilot.app.screen, GoalsScreen)
        assert goal(pilot) == Goal(goal(pilot).id, "Call Sam", position=1.0)


async def test_more_is_asked_one_by_one_and_each_question_is_skipped_by_enter(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill(board_home, clock, (), Settings(board_for="rehab"))
    async with opened() as pilot:
        await pilot.press("g", "a", "down", "enter", "1")
        await wait_for(pilot, "What is it?")
        await pilot.press("2")
        await wait_for(pilot, "What is the easiest version?")
        await pilot.press("enter", "5", "enter")
        await wait_for(pilot, "Make it smaller")
        await write(pilot, ", and back")
        await pilot.press("enter")
        await wait_for(pilot, "When will you do it?")
        await pilot.press("escape")
        await wait_for(pilot, "How sure are you")
        await pilot.press("enter", "enter", "enter", "enter")
        await wait_for(pilot, "What tends to get in the way?")
        await pilot.press("enter")
        await wait_for(pilot, "Which session is it for?")
        await write(pilot, "Tuesday")
        await pilot.press("enter")
        await wait_until(pilot, lambda: goal(pilot).session == "Tuesday")
        made = goal(pilot)
        assert (made.kind, made.sure, len(made.levels)) == ("homework", 5, 5)
        assert made.smallest.endswith("and back")
        assert [step.title for step in steps_now(pilot)] == ["Opened it"]
        assert [what for what, _ in events(pilot)] == ["began"]


async def test_three_goals_are_listed_at_once_and_three_steps_in_the_plain_wording(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill_goals(board_home, clock, "One", "Two", "Three", "Four", "Five", board_for="rehab")
    async with opened(size=(60, 20)) as pilot:
        await pilot.press("g")
        assert "Four" not in await wait_for(pilot, "4 All goals: 5")
        await pilot.press("4")
        await wait_for(pilot, "5 Five")
        await pilot.press("escape")
        await wait_for(pilot, "4 All goals: 5")
        await pilot.press("1")
        assert "All the way" not in await wait_for(pilot, "4 All 4 steps")
        await pilot.press("4")
        await wait_for(pilot, "4 [ ] All the way")


async def test_steps_are_added_changed_moved_and_deleted(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill_goals(board_home, clock)
    async with opened() as pilot:
        await pilot.press("g", "2", "a")
        for text in ("first", "second"):
            await wait_for(pilot, "A small step")
            await write(pilot, text)
            await pilot.press("enter")
        await pilot.press("enter")
        await wait_for(pilot, "2 [ ] second")
        await pilot.press("left_square_bracket")
        await wait_for(pilot, "1 [ ] second")
        await pilot.press("e")
        await wait_for(pilot, "Change the step")
        await write(pilot, "-one")
        await pilot.press("enter")
        await wait_for(pilot, "1 [ ] second-one")
        await pilot.press("d")
        await wait_for(pilot, "Delete the step “second-one”?")
        await pilot.press("enter")
        await wait_for(pilot, "1 [ ] second-one")
        await pilot.press("d", "y")
        await wait_for(pilot, "1 [ ] first")
        await pilot.press("u")
        await wait_for(pilot, "1 [ ] second-one")


async def test_a_win_is_pinned_from_today_and_walked_to_from_the_goal_and_back(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill_goals(board_home, clock)
    async with opened() as pilot:
        await pilot.press("w", *"sang", "enter")
        await wait_for(pilot, "1 win today")
        await pilot.press("plus", "plus")
        await wait_for(pilot, "1  Pin it to a goal or a step")
        await pilot.press("1")
        await wait_for(pilot, "Pin it to which goal or step?")
        await pilot.press("3")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        app = app_of(pilot)
        (win,) = (e for e in app.board.entries(app.today) if e.text == "sang")
        ((found, step),) = evidence.goals_of(app.board, win)
        assert (found.title, step.title if step else "") == ("Walk to the bakery", "To the gate")
        await pilot.press("g", "1", "end", "pageup", "pageup", *["down"] * 5)
        await wait_until(pilot, lambda: lit(pilot) == "event")
        await pilot.press("enter")
        await wait_for(pilot, "sang")
        assert isinstance(win, Entry)
        await wait_until(pilot, lambda: len(app.screen_stack) == 3)
        await pilot.press("escape")
        await pilot.press("d")
        await wait_until(pilot, lambda: not evidence.pins_on(app.board, win))
        assert "sang" in wins(pilot)


def lit(pilot: Pilot[None]) -> str:
    """The kind of the marked row."""
    screen = pilot.app.screen
    assert isinstance(screen, GoalsScreen)
    return screen.lit.kind if screen.lit else ""


async def test_no_minus_is_shown_and_a_deleted_goal_comes_back(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill_goals(board_home, clock)
    async with opened() as pilot:
        await pilot.press("g", "1", "o", "1")
        shown = await wait_for(pilot, "Start, 1/5")
        assert "-2" not in shown
        assert "-1" not in shown
        await pilot.press("d", "y")
        await wait_until(pilot, lambda: len(goals.current(app_of(pilot).board)) == 1)
        await wait_for(pilot, "1 Say no once a week")
        await pilot.press("u")
        await wait_for(pilot, "1 Walk to the bakery")
        assert len(steps_now(pilot)) == 4


async def test_a_number_from_the_goals_page_asks_for_the_level_and_never_sets_it(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    fill(board_home, clock, (), Settings(board_for="rehab"))
    async with opened() as pilot:
        await pilot.press("g", "a", "down", "enter", "enter", "1")
        await wait_for(pilot, "1 Steps")
        assert goal(pilot).cuts == (10, 20, 30, 40)

        for key, level in (("2", -1), ("1", 0)):
            await pilot.press("1", "2", "0", "enter")
            await wait_for(pilot, "20 steps")
            await pilot.press("enter")
            await wait_for(pilot, "Are you there now?")
            await pilot.press(key)
            await wait_until(pilot, partial(is_at, pilot, level))
        assert "20 steps" in await wait_for(pilot, "Look how far you have come.")


def is_at(pilot: Pilot[None], level: int) -> bool:
    """Whether the first goal is at a level, and no question is open above its page."""
    return goal(pilot).level == level and "Are you there now?" not in screen_text(pilot.app)


async def test_a_reached_goal_leads_to_something_new_near_to_it(
    board_home: Path, clock: FakeClock, opened: OpenBoard
) -> None:
    notebook = fill_goals(board_home, clock)
    reach_first(notebook, clock)
    async with opened() as pilot:
        await pilot.press("g", "enter", "enter", "enter", "2", "3")
        await wait_for(pilot, "A new goal")
        await write(pilot, "To the market")
        await pilot.press("enter", "enter")
        await wait_until(pilot, lambda: goal(pilot, 2).title == "To the market")
        assert goal(pilot).state == "reached"
