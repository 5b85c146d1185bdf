"""Part of a day with the board open; `make torture` lives the whole of it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.app.day_open.day import EVERY_FLOW, nothing_told, open_day
from tests.tui.app.day_open.resources import left_over, resources


async def test_a_board_that_was_used_holds_no_more_than_one_that_was_just_opened(
    board_home: Path,
) -> None:
    with nothing_told() as told:
        async with open_day(board_home) as day:
            await day.part(0, EVERY_FLOW[:3])
            before = resources(day.app)
            await day.part(4, EVERY_FLOW[:6])
            await day.night()
            after = resources(day.app)
    assert not left_over(before, after)
    assert told == []
