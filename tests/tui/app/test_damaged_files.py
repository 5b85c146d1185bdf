"""What the board reports after repairing files."""

from __future__ import annotations

from pathlib import Path

from tests.screen import screen_text, wait_until
from tests.tui.board import OpenBoard


async def test_a_restored_page_is_told_of_under_the_panes(
    opened: OpenBoard, board_home: Path
) -> None:
    async with opened(habits=2) as pilot:
        await pilot.press("1")
    library = board_home / "data" / "library.json"
    library.write_bytes(library.read_bytes()[:-100])
    async with opened() as pilot:
        await wait_until(pilot, lambda: "Habit number 2" in screen_text(pilot.app))
        await wait_until(pilot, lambda: "A damaged file was restored" in screen_text(pilot.app))


async def test_a_page_that_is_damaged_under_an_open_board_is_told_of(
    opened: OpenBoard, board_home: Path
) -> None:
    async with opened(habits=2) as pilot:
        library = board_home / "data" / "library.json"
        library.write_bytes(b"")
        await wait_until(pilot, lambda: "A damaged file was restored" in screen_text(pilot.app))
        assert "Habit number 2" in screen_text(pilot.app)
