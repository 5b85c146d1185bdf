"""The curtain works everywhere and at once, and no typed text is lost."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Settings
from winsboard.domain.settings.curtain import hash_pin
from winsboard.words import format_phrase

NEUTRAL = {format_phrase("shelter.curtain.notes"), format_phrase("shelter.curtain.how")}
PIN = Settings(curtain_pin=hash_pin("1234", bytes(16)))


def is_hidden(pilot: Pilot[None]) -> bool:
    """Return whether the screen shows only the curtain."""
    lines = {line.strip() for line in screen_text(pilot.app).splitlines()}
    return lines - {""} == NEUTRAL


async def hide(pilot: Pilot[None], key: str) -> None:
    await pilot.press(key)
    await wait_until(pilot, lambda: is_hidden(pilot))


async def test_any_key_lifts_it_and_does_nothing_else(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened() as pilot:
        for key in ("z", "f1", "f2", "q", "ctrl+p", "escape", "enter", "1"):
            await hide(pilot, "z")
            clock.tick(1)
            await pilot.press(key)
            await wait_for(pilot, "Make the bed")
            assert len(pilot.app.screen_stack) == 1, key
            assert app_of(pilot).is_running, key
            assert not list(app_of(pilot).board.marks("2026-11")), key


async def test_the_key_that_drew_it_pressed_twice_does_not_open_it_again(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("z", "z")
        await wait_until(pilot, lambda: is_hidden(pilot))
        clock.tick(1)
        await pilot.press("z")
        await wait_for(pilot, "Make the bed")


async def test_a_click_lifts_it_too(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened() as pilot:
        await hide(pilot, "z")
        clock.tick(1)
        await pilot.click(offset=(5, 5))
        await wait_for(pilot, "Make the bed")


async def test_without_colour_nothing_shines_through(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(settings=Settings(theme="ansi-dark")) as pilot:
        await pilot.press("comma")
        await wait_for(pilot, "Settings")
        await hide(pilot, "z")


async def test_a_pin_lifts_it_and_nothing_else(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened(settings=PIN) as pilot:
        await pilot.press("w", *"still here", "f2")
        await wait_for(pilot, "PIN")
        clock.tick(1)
        for key in ("escape", "f2", "ctrl+p", "tab"):
            await pilot.press(key)
        await pilot.press(*"4321", "enter")
        text = await wait_for(pilot, "Wrong PIN.")
        assert "still here" not in text
        assert "4321" not in text
        await pilot.press(*"1234")
        assert "1234" not in screen_text(pilot.app)
        await pilot.press("enter")
        await wait_for(pilot, "still here")


async def test_it_falls_by_itself_after_the_minutes_that_were_chosen(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=Settings(curtain_minutes=2)) as pilot:
        app = app_of(pilot)
        clock.tick(119)
        app.check_now()
        await pilot.pause()
        assert not is_hidden(pilot)
        await pilot.press("down")
        clock.tick(119)
        app.check_now()
        await pilot.pause()
        assert not is_hidden(pilot)
        clock.sleep_laptop(2)
        app.check_now()
        await wait_until(pilot, lambda: is_hidden(pilot))


async def test_it_never_falls_by_itself_unless_that_was_chosen(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        clock.tick(3600)
        app_of(pilot).check_now()
        await pilot.pause()
        assert not is_hidden(pilot)


async def test_minutes_and_pin_are_chosen_on_the_board(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        await app.screen.run_action("wish('curtain_minutes')")
        await wait_for(pilot, "When do you want the board to hide itself?")
        await pilot.press("4")
        await wait_until(pilot, lambda: app.board.settings.curtain_minutes == 5)
        await app.screen.run_action("wish('curtain_pin')")
        await wait_for(pilot, "4 characters or more")
        await pilot.press(*"12", "enter")
        await wait_for(pilot, "A PIN has 4 to 64 characters.")
        await app.screen.run_action("wish('curtain_pin')")
        await wait_for(pilot, "4 characters or more")
        await pilot.press(*"1234", "enter")
        await wait_until(pilot, lambda: app.board.settings.curtain_pin)
        assert "1234" not in app.board.settings.curtain_pin
        await app.screen.run_action("wish('curtain_pin')")
        await wait_for(pilot, "4 characters or more")
        await pilot.press("enter")
        await wait_until(pilot, lambda: not app.board.settings.curtain_pin)


async def test_support_comes_over_a_pin_and_nothing_of_the_board(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=PIN) as pilot:
        await pilot.press("w", *"still here", "f2")
        await wait_for(pilot, "F1: support")
        clock.tick(1)
        await pilot.press(*"99", "f1")
        await wait_for(pilot, "scroll · Esc: back")
        for key in ("c", "b", "1", "8", "9", "z", "f2", "f1", "s", "ctrl+p", "question_mark", "u"):
            await pilot.press(key)
            await pilot.pause()
            text = screen_text(pilot.app)
            assert "─ Support ─" in text
            assert "still here" not in text
            assert "Make the bed" not in text
            assert "hide the screen" not in text
        await pilot.press("escape")
        await wait_for(pilot, "notes")
        assert "still here" not in screen_text(pilot.app)
        await pilot.press("escape", *"1234", "enter")
        await wait_for(pilot, "still here")
