"""The one note above the board: hidden for today, hidden for good, and back by undo."""

from __future__ import annotations

import pytest

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.library import items
from winsboard.domain.model.documents import Affirmation, Settings

DAY = 24 * 3600
ASKED, KIND = "How are you? You can skip this.", "I can rest"


def _note(text: str) -> str:
    return text.splitlines()[1]


def _add_line(app: object) -> None:
    line = Affirmation("", KIND, ("morning",))
    app.perform(lambda context: items.add(app.board, line, context))  # type: ignore[attr-defined]


async def test_one_note_at_a_time_the_most_important_first(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=Settings(mood=True, started_on=None)) as pilot:
        app = app_of(pilot)
        _add_line(app)
        await wait_for(pilot, ASKED)
        above = screen_text(pilot.app).splitlines()
        await pilot.press("minus")
        await wait_for(pilot, KIND)
        below = screen_text(pilot.app).splitlines()
        assert ASKED not in "\n".join(below)
        assert [n for n, line in enumerate(above) if "1 [" in line] == [
            n for n, line in enumerate(below) if "1 [" in line
        ]
        await pilot.press("minus")
        await wait_until(pilot, lambda: KIND not in screen_text(pilot.app))
        await pilot.press("minus")
        await wait_for(pilot, "There is no note above the board now.")
        await pilot.press("u")
        await wait_for(pilot, KIND)
        clock.tick(DAY)
        app.check_now()
        await wait_for(pilot, ASKED)


async def test_a_note_is_switched_off_for_good_and_on_again(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=Settings(mood=True)) as pilot:
        app = app_of(pilot)
        await wait_for(pilot, ASKED)
        await pilot.press("backspace")
        await wait_until(pilot, lambda: ASKED not in screen_text(pilot.app))
        assert app.board.settings.mood
        clock.tick(DAY)
        app.check_now()
        await wait_until(pilot, lambda: ASKED not in screen_text(pilot.app))
        await pilot.press("comma")
        await wait_for(pilot, "9  Notes and routines")
        await pilot.press("9")
        await wait_for(pilot, "Ask how you are")
        await pilot.press("3")
        await pilot.press("escape", "escape")
        await wait_for(pilot, ASKED)


@pytest.mark.parametrize("welcome", [True, False])
async def test_welcome_back_can_be_switched_off(
    opened: OpenBoard, clock: FakeClock, welcome: bool
) -> None:
    async with opened(settings=Settings(welcome=welcome)) as pilot:
        await pilot.press("2")
        await wait_for(pilot, "1 win today")
    clock.tick(5 * DAY)
    async with opened() as pilot:
        if welcome:
            await wait_for(pilot, "Welcome back")
        else:
            await pilot.press("2")
            await wait_for(pilot, "1 win today")
            assert "Welcome back" not in screen_text(pilot.app)
