"""All that the menus of a goal and of a step offer, by their numbers."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from tests.tui.goals.board import fill_goals
from winsboard.domain.goals import steps
from winsboard.domain.measures import measures
from winsboard.domain.model.goals import Goal, Reward, Step


def first(pilot: Pilot[None]) -> Goal:
    found = app_of(pilot).board.library_documents(Goal)
    return next(goal for goal in found if "bakery" in goal.title)


def step_named(pilot: Pilot[None], title: str) -> Step:
    found = steps.steps_of(app_of(pilot).board, first(pilot))
    return next(step for step in found if step.title == title)


async def go(pilot: Pilot[None], *keys: str, until: str) -> str:
    await pilot.press(*keys)
    return await wait_for(pilot, until, seconds=6)


async def test_a_goal_gets_a_measure_a_treat_and_a_reason_and_is_archived_and_opened_again(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    fill_goals(board_home, clock)
    async with opened(size=(80, 50)) as pilot:
        await go(pilot, "g", until="1 Walk to the bakery")
        # A measure that is new, none, and the one there is.
        await go(pilot, "plus", "7", until="1  A new measure …")
        await go(pilot, "1", until="1  Days I got up and dressed")
        await pilot.press("1")
        await wait_until(pilot, lambda: first(pilot).measure)
        (measure,) = measures.listed(app_of(pilot).board)
        assert first(pilot).measure == measure.id
        await go(pilot, "plus", "7", until="1  [x] Days I got up and dressed")
        await pilot.press("3")
        await wait_until(pilot, lambda: not first(pilot).measure)
        await go(pilot, "plus", "7", until="1  Days I got up and dressed")
        await pilot.press("1")
        await wait_until(pilot, lambda: first(pilot).measure == measure.id)
        # A treat in one's own words.
        await go(pilot, "plus", "6", until="1  In my own words")
        await go(pilot, "1", *"cake", "enter", until="Why I like it")
        await go(pilot, "enter", until="1 Walk to the bakery")
        (treat,) = app_of(pilot).board.library_documents(Reward)
        assert (treat.title, treat.for_kind, treat.for_id) == ("cake", "goal", first(pilot).id)
        # Why it changed is in its story.
        await go(pilot, "plus", "9", "1", until="Why did it change?")
        await pilot.press(*"icy", "enter")
        await go(pilot, "1", until="Changed, because icy")
        await pilot.press("escape")
        # Archived and opened again, by numbers.
        await go(pilot, "plus", "9", "2", until="1 Say no once a week")
        assert first(pilot).state == "away"
        await pilot.press("u")
        await wait_until(pilot, lambda: first(pilot).state == "open")


async def test_a_step_is_tied_to_a_habit_gets_a_treat_and_shows_what_was_done_for_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    fill_goals(board_home, clock)
    async with opened(size=(80, 50)) as pilot:
        await go(pilot, "g", "1", until="Stand at the door")
        await go(pilot, "down", "plus", until="1  Done today")
        await go(pilot, "3", until="1  Make the bed")
        await pilot.press("1")
        await wait_until(pilot, lambda: step_named(pilot, "Stand at the door").habit)
        # A second time takes the link off.
        await go(pilot, "plus", "3", until="1  [x] Make the bed")
        await pilot.press("1")
        await wait_until(pilot, lambda: not step_named(pilot, "Stand at the door").habit)
        await go(pilot, "plus", "4", until="No win belongs to this step yet.")
        await go(pilot, "plus", "1", until="Did: Stand at the door")
        await go(pilot, "plus", until="1  Open it again")
        await go(pilot, "4", until="Press a number")
