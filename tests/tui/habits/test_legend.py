"""What the marks mean: in the first week without asking, and as its key left it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard
from winsboard.domain.model.documents import Settings

QUIET = Settings(welcome=False)
LEGEND = "● done  ◐ some of it"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)], ids=str)
async def test_the_first_week_says_what_the_marks_mean(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with opened(size=size, settings=QUIET) as pilot:
        await wait_for(pilot, LEGEND)
    clock.set(clock.now() + timedelta(days=8))
    async with opened(size=size, settings=QUIET) as pilot:
        await wait_for(pilot, "Make the bed")
        assert LEGEND not in screen_text(pilot.app)


async def test_its_key_is_remembered_after_the_board_was_closed(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=QUIET) as pilot:
        await wait_for(pilot, LEGEND)
        await pilot.press("i")
        await wait_until(pilot, lambda: LEGEND not in screen_text(pilot.app))
    async with opened(settings=QUIET) as pilot:
        await wait_for(pilot, "Make the bed")
        assert LEGEND not in screen_text(pilot.app)
        await pilot.press("i")
        await wait_for(pilot, LEGEND)
    clock.set(clock.now() + timedelta(days=400))
    async with opened(settings=QUIET) as pilot:
        await wait_for(pilot, LEGEND)
        await pilot.press("u")
        await wait_until(pilot, lambda: LEGEND not in screen_text(pilot.app))
