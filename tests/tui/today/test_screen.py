"""The Today screen as a whole: sizes, first start, dialogs and keys."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.widgets import OptionList, Static

from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Settings
from winsboard.tui.keys.commands import COMMANDS, commands_in
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import starters

SIZES = [(60, 20), (80, 24), (120, 36), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_all_its_parts_whole(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("w", *"said no to an extra shift", "enter")
        await wait_for(pilot, "1 win today · 1 win in all")
        text = await wait_for(pilot, "saved ✓")
        lines = text.splitlines()
        assert all(cell_len(line) <= size[0] for line in lines)
        for part in ("Saturday 21 November", "Habits", "Journal", "Make the bed", "21", "saved ✓"):
            assert part in text
        assert "said no to an extra shift" in text
        edges = [line for line in lines if line.startswith(("╭", "╰")) and "t begin" not in line]
        assert edges
        assert all(line.endswith(("╮", "╯")) and len(line) == size[0] for line in edges)
        assert ("Evening look back" in text) == (size[0] > 60)


@pytest.mark.parametrize("size", [(59, 20), (60, 19), (20, 5), (1, 1)])
async def test_a_window_that_is_too_small_says_so(opened: OpenBoard, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        text = screen_text(pilot.app)
        assert "Habits" not in text
        if size[0] > 40:
            assert format_phrase("today.too_small") in text


async def test_resizing_while_typing_loses_nothing(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"half")
        for size in [(60, 20), (30, 8), (1, 1), (200, 60), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.press(*" way", "enter")
        await wait_for(pilot, "★ half way")


@pytest.mark.parametrize("size", SIZES)
async def test_the_look_back_has_room_at_every_size(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("t", "enter", *"tea")
        text = await wait_for(pilot, "tea")
        assert "2 of 5" in text
        assert "Enter next" in text
        assert "5 min left" in text


async def test_a_habit_is_written_in_a_form(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("a", "w")
        await wait_for(pilot, "New habit")
        await pilot.press("enter")
        await wait_for(pilot, "A habit needs a name.")
        await pilot.press(*"Read aloud", "enter")
        await wait_for(pilot, "Added to the board: Read aloud")
        assert app_of(pilot).board.habits[-1].rhythm == ("weekly", 5, ())


async def test_shipped_habits_can_be_picked(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("a", "space", "down", "space", "enter")
        await wait_for(pilot, "Added to the board: Got out of bed, Woke up when I planned to")


@pytest.mark.parametrize("wished", [False, True])
async def test_ideas_about_food_are_offered_once_they_are_wished(
    opened: OpenBoard, wished: bool
) -> None:
    food = {s.habit.label for s in starters(food=True)} - {s.habit.label for s in starters()}
    assert food
    async with opened(settings=Settings(food_ideas=wished), size=(120, 100)) as pilot:
        await pilot.press("a")
        await wait_for(pilot, "Add habits")
        offered = pilot.app.screen.query_one(OptionList)
        said = "\n".join(str(option.prompt) for option in offered.options)
        assert [label in said for label in sorted(food)] == [wished] * len(food)


async def test_a_habit_is_changed_put_away_and_removed(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("e", *"!", "enter")
        await wait_for(pilot, "Changed a habit: Make the bed")
        await wait_for(pilot, "] Make the bed!")
        await pilot.press("e")
        await pilot.click("#archive")
        await wait_for(pilot, "Archived a habit: Make the bed!")
        await pilot.press("d")
        await wait_for(pilot, "Delete “Get dressed”?")
        await pilot.press("y")
        await wait_for(pilot, "Deleted a habit: Get dressed")
        await pilot.press("u")
        await wait_for(pilot, "Undone. It is back: Get dressed")


async def test_help_says_every_key_in_words(opened: OpenBoard) -> None:
    async with opened(size=(120, 200)) as pilot:
        await pilot.press("question_mark")
        await wait_for(pilot, "These keys work here")
        keys = app_of(pilot).screen.query_one("#all-keys", Static)
        await wait_until(pilot, lambda: str(keys.content))
        shown = " ".join(str(keys.content).split())
        for command in COMMANDS:
            assert command.help in shown


async def test_tab_goes_round_the_parts(opened: OpenBoard) -> None:
    async with opened() as pilot:
        ids = []
        for _ in range(4):
            focused = app_of(pilot).focused
            ids.append(focused.id if focused else None)
            await pilot.press("tab")
        assert ids == ["grid", "entries", "quick", "grid"]


def test_every_command_has_an_action_and_words() -> None:
    for command in COMMANDS:
        assert command.title
        assert command.help


def test_no_key_has_two_meanings_in_one_place() -> None:
    for place in {command.place for command in COMMANDS}:
        named = [command for command in commands_in(place) if command.key]
        keys = [key for command in named for key in command.key.split(",")]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
@pytest.mark.parametrize("board_for", ["family", "mh"])
async def test_the_family_s_board_is_named_as_such(
    opened: OpenBoard, size: tuple[int, int], board_for: str
) -> None:
    async with opened(size=size, settings=Settings(board_for=board_for)) as pilot:
        if board_for == "family":
            # It opens on what was noticed.
            await wait_for(pilot, "╭─ Family")
            await pilot.press("escape")
        header = screen_text(pilot.app).splitlines()[0]
        assert ("Family board" in header) == (board_for == "family")
