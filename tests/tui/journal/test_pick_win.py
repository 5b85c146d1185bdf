"""Recording a small win from a list: two keys, no typing."""

from __future__ import annotations

from functools import partial

import pytest

from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Entry, Settings
from winsboard.words.catalog.habits import celebration_lines
from winsboard.words.catalog.win_ideas import FIRST_IDEAS, shipped_ideas

SAID_NO = "Said no to something I did not have room for"


def wins_of(pilot: object) -> list[Entry]:
    app = app_of(pilot)  # type: ignore[arg-type]
    return [entry for entry in app.board.entries(app.today) if entry.kind == "win"]


def has_wins(pilot: object, count: int) -> bool:
    return len(wins_of(pilot)) == count


@pytest.mark.parametrize("size", [(120, 36), (60, 20)], ids=str)
async def test_two_keys_record_a_win_that_is_answered_and_undone_by_one(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("o")
        shown = await wait_for(pilot, "Small wins · page 1 of ")
        assert f"3  {SAID_NO}" in shown
        await pilot.press("3")
        await wait_until(pilot, lambda: wins_of(pilot))
        (win,) = wins_of(pilot)
        assert (win.text, win.area, win.tags) == (SAID_NO, "boundaries", ("said_no",))
        await wait_until(
            pilot,
            lambda: any(line.text in screen_text(pilot.app) for line in celebration_lines()),
        )
        await pilot.press("u")
        await wait_until(pilot, lambda: not wins_of(pilot))


@pytest.mark.parametrize("audience", ["mh", "rehab", "family"])
async def test_every_number_of_the_first_page_is_a_win_of_this_audience(
    opened: OpenBoard, audience: str
) -> None:
    ideas = {idea.id: idea for idea in shipped_ideas()}
    first = [ideas[f"hab.{name}"] for name in FIRST_IDEAS[audience]]
    async with opened(settings=Settings(board_for=audience)) as pilot:
        if audience == "family":
            await wait_for(pilot, "╭─ Family")
            await pilot.press("escape")
        for number, idea in enumerate(first[:3], start=1):
            said = idea.plain if audience == "rehab" else idea.label
            await pilot.press("o", str(number))
            await wait_until(pilot, partial(has_wins, pilot, number))
            assert (wins_of(pilot)[-1].text, wins_of(pilot)[-1].area) == (said, idea.area)


async def test_enter_turns_pages_and_records_nothing(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("o")
        await wait_for(pilot, "page 1 of")
        await pilot.press("enter")
        await wait_for(pilot, "page 2 of")
        await pilot.press("left", "left")
        shown = await wait_for(pilot, "Show more, for other people")
        number = next(
            line.split("Show more")[0].split()[-1]
            for line in shown.splitlines()
            if "Show more" in line
        )
        await pilot.press(number)
        await wait_until(pilot, lambda: "Show more" not in screen_text(pilot.app))
        await wait_for(pilot, "Small wins · page ")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert wins_of(pilot) == []


async def test_what_is_recorded_often_is_first(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for count in (1, 2):
            await pilot.press("w", *"Sang", "enter")
            await wait_until(pilot, partial(has_wins, pilot, count))
        await pilot.press("escape", "o")
        await wait_for(pilot, "1  Sang")
        await pilot.press("1")
        await wait_until(pilot, lambda: len(wins_of(pilot)) == 3)
        assert {win.text for win in wins_of(pilot)} == {"Sang"}


async def test_the_list_is_reached_from_a_full_screen(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("J", "0")
        await wait_for(pilot, "Menu")
        await pilot.press("2")
        shown = await wait_for(pilot, "Small wins to pick")
        line = next(line for line in shown.splitlines() if "Small wins to pick" in line)
        await pilot.press(line.split("Small wins")[0].split()[-1])
        await wait_for(pilot, f"3  {SAID_NO}")


async def test_an_area_has_its_own_name_on_the_list(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("comma", "2", "6")
        await wait_for(pilot, "Areas")
        await pilot.press("5")
        await wait_for(pilot, "Rename")
        await pilot.press("1", "ctrl+u", *"My own room", "enter")
        await wait_for(pilot, "5  My own room")
        await pilot.press("escape", "escape", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await pilot.press("o")
        await wait_for(pilot, "My own room")
        await pilot.press("3")
        await wait_until(pilot, lambda: wins_of(pilot))
        shown = await wait_for(pilot, "My own room")
        assert "Boundaries" not in shown
