"""The answer to a win, and when it is bright."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.screen import screen_text, style_at, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Settings
from winsboard.domain.wellbeing import hard_days
from winsboard.words.catalog.habits import celebration_lines

FIRSTS = [line.text for line in celebration_lines() if "first_time" in line.when]
BRIGHT = [line.text for line in celebration_lines() if line.tone == "bright"]


async def _win(pilot: Pilot[None], tag: str) -> None:
    await pilot.press("w", *"sang", "enter")
    await wait_for(pilot, "1 win today")
    await pilot.press("plus")
    await wait_for(pilot, "1  First time")
    await pilot.press(tag)
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


def _said(pilot: Pilot[None], lines: list[str]) -> str:
    """Return which of some lines is shown, or nothing."""
    shown = screen_text(pilot.app).splitlines()
    return next((line for line in lines for there in shown if there.strip() == line), "")


def _is_bold(pilot: Pilot[None], text: str) -> bool:
    lines = screen_text(pilot.app).splitlines()
    y = next(n for n, line in enumerate(lines) if text in line)
    return bool(style_at(pilot.app, lines[y].index(text), y).bold)


async def test_a_first_has_its_own_answer_and_stands_on_the_entry(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await _win(pilot, "1")
        await wait_until(pilot, lambda: _said(pilot, FIRSTS))
        said = _said(pilot, FIRSTS)
        await wait_until(pilot, lambda: _is_bold(pilot, said) == (said in BRIGHT))
        assert "First time" in screen_text(pilot.app)
        await pilot.press("w", *"and then", "enter")
        await wait_for(pilot, "2 wins today")
        await wait_until(pilot, lambda: not app_of(pilot).query(".-bright"))


async def test_a_win_on_a_hard_day_takes_two_keys_more(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await _win(pilot, "2")
        await wait_for(pilot, "On a hard day")
        entry = app_of(pilot).board.entries(app_of(pilot).today)[0]
        assert entry.tags == ("hard_day",)


@pytest.mark.parametrize("settings", [Settings(celebrate=False), Settings(quiet_lines=True)])
async def test_it_is_reduced_or_off_by_choice(opened: OpenBoard, settings: Settings) -> None:
    async with opened(settings=settings) as pilot:
        await _win(pilot, "1")
        await wait_for(pilot, "First time")
        await wait_until(pilot, lambda: not _said(pilot, BRIGHT))
        assert not app_of(pilot).query(".-bright")


async def test_nothing_is_bright_on_a_hard_day(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app_of(pilot).perform(hard_days.save)
        await _win(pilot, "1")
        await wait_for(pilot, "First time")
        assert not _said(pilot, BRIGHT)


async def test_without_a_win_there_is_nothing_to_add_to(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("plus")
        await wait_for(pilot, "No win or tick today yet.")
