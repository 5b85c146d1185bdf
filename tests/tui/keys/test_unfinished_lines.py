"""Esc in a dialog of one line discards nothing: the line is there when it is opened again."""

from __future__ import annotations

from functools import partial

import pytest
from textual.pilot import Pilot

from tests.screen import screen_text, wait_until, write
from tests.tui.board import OpenBoard, app_of
from tests.tui.board_states import go_home, go_to
from winsboard.tui.components.dialogs.line import LineDialog

LINES = {"a day": "G", "a day in the journal": "J G", "a day of a view": "y G", "a path": "y k"}


def is_seen(pilot: Pilot[None], words: str) -> bool:
    return words in screen_text(pilot.app)


async def test_a_closed_line_shows_what_was_left_in_it(opened: OpenBoard) -> None:
    async with opened(habits=1) as pilot:
        for name, keys in LINES.items():
            words = f"somewhere in {name}"
            await go_to(pilot, keys)
            await pilot.press("ctrl+u")
            await write(pilot, words)
            await go_home(pilot)
            assert words not in screen_text(pilot.app), name
            await go_to(pilot, keys)
            await wait_until(pilot, partial(is_seen, pilot, words))
            await go_home(pilot)


async def test_a_refused_line_stays_to_be_mended(opened: OpenBoard) -> None:
    async with opened(habits=1) as pilot:
        await pilot.press("G")
        await write(pilot, "33 march")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "is not a day" in screen_text(pilot.app))
        assert "33 march" in screen_text(pilot.app)
        await pilot.press(*["backspace"] * 8)
        await write(pilot, "18 march")
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await pilot.press("G")
        assert "18 march" not in screen_text(pilot.app)


@pytest.mark.parametrize("secret", [True, False])
async def test_a_secret_line_is_not_shown_again(opened: OpenBoard, secret: bool) -> None:
    async with opened() as pilot:
        for _ in range(2):
            app_of(pilot).push_screen(LineDialog("Your line", "A hint", secret=secret))
            await wait_until(pilot, lambda: "A hint" in screen_text(pilot.app))
            if _ == 0:
                await write(pilot, "4711")
                await pilot.press("escape")
        assert ("4711" in screen_text(pilot.app)) == (not secret)
