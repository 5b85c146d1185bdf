"""Treats on the board: choosing one, reading that it is ready, enjoying it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import DEFAULTS, OpenBoard, app_of
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Reward
from winsboard.domain.rewards import rewards


async def press(pilot: Pilot[None], key: str, shown: str) -> str:
    """Press a key, and wait for what it shows."""
    await pilot.press(key)
    return await wait_for(pilot, shown)


def only(pilot: Pilot[None]) -> Reward:
    (found,) = app_of(pilot).board.library_documents(Reward)
    return found


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_a_treat_is_chosen_by_numbers_ready_after_the_tick_and_enjoyed(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        app = app_of(pilot)
        app.ask("reward")
        await wait_for(pilot, "1  Add a treat")
        await press(pilot, "1", "1  Days of a habit")
        await press(pilot, "1", "1  Make the bed")
        await press(pilot, "1", "1  1 day")
        text = await press(pilot, "1", "1  In my own words")
        assert "meal" not in text.lower()
        assert "snack" not in text.lower()
        await press(pilot, "1", "Which treat?")
        await pilot.press(*"Film night", "enter")
        await wait_for(pilot, "Why I like it")
        await pilot.press("enter")
        text = await wait_for(pilot, "1  Film night · for a day of Make the bed")
        assert "0 of" not in text
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(app.screen_stack) == 1)
        await press(pilot, "1", "Film night is ready.")
        assert only(pilot).ready_on == app.today
        await pilot.press("1")
        await wait_until(pilot, lambda: app.board.mark(only(pilot).for_id, app.today) is None)
        app.ask("reward")
        await wait_for(pilot, "1  Film night · ready")
        await press(pilot, "1", "1  I enjoyed it")
        await pilot.press("1")
        await wait_until(pilot, lambda: only(pilot).enjoyed_on == app.today)
        (win,) = app.board.entries(app.today)
        assert (win.kind, win.text, win.about) == ("win", "Film night", only(pilot).id)
        await pilot.press("u")
        await wait_until(pilot, lambda: only(pilot).enjoyed_on is None)
        assert not app.board.entries(app.today)


async def test_a_habit_that_is_enjoyed_is_asked_about_once(opened: OpenBoard) -> None:
    question = "You like this already. A treat can make it feel like work."
    async with opened(names=["Took a short walk", "Practice"]) as pilot:
        app = app_of(pilot)
        app.ask("reward")
        await wait_for(pilot, "1  Add a treat")
        await press(pilot, "1", "1  Days of a habit")
        await press(pilot, "1", "1  Took a short walk")
        text = await press(pilot, "1", "1  Keep this treat")
        assert question in " ".join(text.replace("│", " ").split())
        await press(pilot, "2", "1  Days of a habit")
        await press(pilot, "1", "2  Practice")
        assert question not in await press(pilot, "2", "1  1 day")
        await pilot.press("escape", "escape", "escape")
        walk = app.board.habits[0]
        made = rewards.with_target(Reward("", "Book"), walk, app.board)
        app.perform(lambda context: rewards.add(app.board, made, context))
        app.ask("reward")
        await wait_for(pilot, "2  Add a treat")
        await press(pilot, "2", "1  Days of a habit")
        await press(pilot, "1", "1  Took a short walk")
        await press(pilot, "1", "1  1 day")
        await press(pilot, "5", "1  In my own words")


async def test_food_is_offered_if_it_was_chosen_and_never_for_movement(opened: OpenBoard) -> None:
    async with opened(settings=DEFAULTS._replace(food_ideas=True)) as pilot:
        app = app_of(pilot)
        move = next(habit for habit in app.board.habits if habit.area == "movement")
        for number, is_offered in (("1", True), (str(app.board.habits.index(move) + 1), False)):
            app.ask("reward")
            await wait_for(pilot, "1  Add a treat")
            await press(pilot, "1", "1  Days of a habit")
            await press(pilot, "1", f"{number}  ")
            await press(pilot, number, "1  1 day")
            await press(pilot, "1", "1  In my own words")
            assert ("A favourite meal" in screen_text(app)) is is_offered
            await pilot.press("escape", "escape")
            await wait_until(pilot, lambda: len(app.screen_stack) == 1)


async def test_the_page_alone_says_how_far_it_is_and_its_habit_can_go(opened: OpenBoard) -> None:
    async with opened(size=(80, 24)) as pilot:
        app = app_of(pilot)
        bed = app.board.habits[0]
        made = rewards.with_target(Reward("", "Film night", needed=5), bed, app.board)
        app.perform(lambda context: rewards.add(app.board, made, context))
        await pilot.press("1")
        await wait_until(pilot, lambda: app.board.mark(bed.id, app.today) is not None)
        app.ask("reward")
        assert "of 5 days" not in await wait_for(pilot, "1  Film night")
        await press(pilot, "1", "1 of 5 days")
        await press(pilot, "1", "Why I like it")
        await pilot.press("tab", *"Ann laughs", "enter")
        await wait_for(pilot, "1  Film night")
        assert only(pilot).why == "Ann laughs"
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(app.screen_stack) == 1)
        app.perform(lambda context: habits.remove(bed, context))
        app.ask("reward")
        await wait_for(pilot, "1  Film night · ready whenever you like")
        await press(pilot, "1", "For 5 days of Make the bed.")
        await pilot.press("0", "0")
        await wait_until(pilot, lambda: len(app.screen_stack) == 1)
