"""A command with a key and a card."""

from __future__ import annotations

from tests.screen import wait_for, write
from tests.tui.board import OpenBoard


async def test_wins_are_counted_by_area(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("A")
        await wait_for(pilot, "No wins are written in this month.")
        await pilot.press("escape", "w")
        await write(pilot, "A walk")
        await pilot.press("enter", "A")
        await wait_for(pilot, "Wins of this month")
        await wait_for(pilot, "  1  ")
