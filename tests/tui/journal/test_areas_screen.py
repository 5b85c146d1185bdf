"""A full screen with keys of its own."""

from __future__ import annotations

from tests.screen import wait_for, write
from tests.tui.board import OpenBoard


async def test_wins_are_counted_by_area_month_by_month(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w")
        await write(pilot, "A walk")
        await pilot.press("enter", "A")
        text = await wait_for(pilot, "November 2026")
        assert "  1  " in text
        assert "month before" in text
        await pilot.press("left")
        await wait_for(pilot, "October 2026")
        await wait_for(pilot, "No wins are written in this month.")
        await pilot.press("right", "escape")
        await wait_for(pilot, "A walk")
