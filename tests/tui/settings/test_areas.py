"""The areas in the settings: rename, hide, add, move, delete."""

from __future__ import annotations

from functools import partial

from textual.pilot import Pilot

from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.words.catalog.areas import areas_of


def names(pilot: Pilot[None]) -> list[str]:
    return [area.name for area in areas_of(app_of(pilot).board).listed]


def is_garden_at(pilot: Pilot[None], place: int) -> bool:
    return names(pilot)[place] == "Garden"


async def to_areas(pilot: Pilot[None]) -> None:
    """Open the list of areas from the settings."""
    await pilot.press("comma", "2")
    await wait_for(pilot, "Day and clock")
    await pilot.press("6")
    await wait_for(pilot, "Morning")


def number_of(pilot: Pilot[None], text: str) -> str:
    """The number in front of a line."""
    lines = screen_text(pilot.app).splitlines()
    return next(line.split(text)[0].split()[-1] for line in lines if text in line)


async def open_last(pilot: Pilot[None]) -> None:
    """Open the own area, which is on the second page of the list."""
    await pilot.press(number_of(pilot, "More …"))
    await wait_for(pilot, "Evening and sleep")
    lines = screen_text(pilot.app).splitlines()
    line = next(line for line in lines if "  Garden  " in line)
    await pilot.press(line.split("Garden")[0].split()[-1])
    await wait_for(pilot, "Move up")


async def test_an_area_is_hidden_and_shown_again(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await to_areas(pilot)
        await pilot.press("2")
        await wait_for(pilot, "Rename")
        await pilot.press(number_of(pilot, "Hide"))
        await wait_until(pilot, lambda: "Home tasks" not in names(pilot))
        await wait_for(pilot, "Show a hidden area")
        # The habits that are in it stay where they were, under the name of the area.
        assert "Home tasks" in screen_text(pilot.app)
        await pilot.press(number_of(pilot, "Show a hidden area"))
        await pilot.press("1")
        await wait_until(pilot, lambda: names(pilot)[1] == "Home tasks")


async def test_an_own_area_is_added_moved_and_deleted(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await to_areas(pilot)
        await pilot.press(number_of(pilot, "Add my own area"))
        await wait_for(pilot, "Name")
        await pilot.press(*"Garden", "enter")
        await wait_until(pilot, lambda: names(pilot)[-1] == "Garden")
        for act, place in (("Move up", -2), ("Move down", -1), ("Move to the top", 0)):
            await open_last(pilot)
            await pilot.press(number_of(pilot, act))
            await wait_until(pilot, partial(is_garden_at, pilot, place))
        await pilot.press("1")
        await wait_for(pilot, "Delete")
        await pilot.press(number_of(pilot, "Delete"))
        await wait_until(pilot, lambda: "Garden" not in names(pilot))
        await pilot.press("escape", "escape", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await pilot.press("u")
        await wait_until(pilot, lambda: "Garden" in names(pilot))


async def test_a_name_that_is_taken_is_refused_in_the_form(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await to_areas(pilot)
        await pilot.press("1", "1", "ctrl+u", *"coping", "enter")
        await wait_for(pilot, "There is an area “coping” already.")
        assert names(pilot)[0] == "Morning"


async def test_a_renamed_area_is_shown_at_once_on_the_board(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await to_areas(pilot)
        await pilot.press("2", "1", "ctrl+u", *"Our flat", "enter")
        await wait_until(pilot, lambda: "Our flat" in names(pilot))
        await pilot.press("escape", "escape", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        shown = await wait_for(pilot, "Our flat")
        assert "Home tasks" not in shown
