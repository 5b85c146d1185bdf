"""The history dialog, and the rescue copy."""

from __future__ import annotations

from pathlib import Path

from tests.screen import screen_text, wait_until, write
from tests.tui.board import OpenBoard


async def test_the_history_lists_what_was_done_and_takes_one_back(opened: OpenBoard) -> None:
    async with opened(habits=2) as pilot:
        await pilot.press("1", "2", "H")
        await wait_until(pilot, lambda: "History" in screen_text(pilot.app))
        shown = screen_text(pilot.app)
        assert shown.index("Ticked: Habit number 2") < shown.index("Ticked: Habit number 1")
        await pilot.press("down", "u")
        await wait_until(pilot, lambda: "Undone: Ticked: Habit number 1" in screen_text(pilot.app))
        await pilot.press("escape")
        await wait_until(pilot, lambda: "History" not in screen_text(pilot.app))


async def test_a_rescue_copy_is_written_where_it_is_wished(
    opened: OpenBoard, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    async with opened(habits=2) as pilot:
        await pilot.press("1")
        await pilot.app.screen.run_action("wish('rescue')")
        await wait_until(pilot, lambda: "another folder" in screen_text(pilot.app))
        await write(pilot, str(stick))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Saved a copy of the board in" in screen_text(pilot.app))
    [folder] = stick.iterdir()
    assert (folder / "library.json").is_file()


async def test_a_folder_that_is_not_there_is_named(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.app.screen.run_action("wish('rescue')")
        await wait_until(pilot, lambda: "another folder" in screen_text(pilot.app))
        await pilot.press(*"/nowhere", "enter")
        await wait_until(pilot, lambda: "no folder /nowhere" in screen_text(pilot.app))
