"""Letters to oneself and rehearsals on the board, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import DEFAULTS, OpenBoard, app_of, fill
from tests.tui.board_states import menu_keys
from winsboard.domain.journal import letters
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.letters import all_letters
from winsboard.store.store import Store

DAY = 24 * 3600
WORDS = "Dear me, be kind"
HERE = "A letter is here."


def _write(home: Path, clock: FakeClock, days: int) -> None:
    """Write a letter that comes back in some days."""
    fill(home, clock, (), DEFAULTS)
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    day = notebook.today + days * ONE_DAY
    notebook.commit(letters.write(WORDS, day, notebook.edit_context()))


async def _menu(pilot: Pilot[None], command: str, until: str) -> str:
    await pilot.press(*menu_keys(command).split())
    return await wait_for(pilot, until)


async def _past_greeting(pilot: Pilot[None]) -> None:
    """Close the greeting after days away."""
    await wait_for(pilot, "2  Look at the board")
    await pilot.press("2")
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_a_letter_comes_back_while_the_board_is_open(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, 1)
    async with opened() as pilot:
        await wait_for(pilot, "A letter to yourself, for")
        clock.tick(DAY)
        app_of(pilot).check_now()
        await wait_for(pilot, HERE)


@pytest.mark.parametrize(("key", "comes_again"), [("minus", True), ("backspace", False)])
async def test_the_line_of_a_letter_is_hidden_for_today_or_for_good(
    opened: OpenBoard, board_home: Path, clock: FakeClock, key: str, comes_again: bool
) -> None:
    _write(board_home, clock, 1)
    async with opened() as pilot:
        clock.tick(DAY)
        app_of(pilot).check_now()
        await wait_for(pilot, HERE)
        await pilot.press(key)
        await wait_until(pilot, lambda: HERE not in screen_text(pilot.app))
        clock.tick(DAY)
        app_of(pilot).check_now()
        await wait_until(pilot, lambda: (HERE in screen_text(pilot.app)) == comes_again)
        app = app_of(pilot)
        assert [e.text for e in all_letters(app.notebook.reader(), app.today)] == [WORDS]


@pytest.mark.parametrize("size", [(120, 36), (60, 20)], ids=str)
async def test_a_letter_is_written_from_the_menu_and_stays_closed(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        text = await _menu(pilot, "letter", "It comes back on")
        assert "A letter stays closed until its day." in text
        await write(pilot, WORDS)
        await pilot.press("tab", "ctrl+u", *"yesterday")
        await pilot.press("enter")
        await wait_for(pilot, "A letter comes back on a later day.")
        await pilot.press("ctrl+u", *"24 december")
        await wait_for(pilot, "It comes back on Thursday 24 December.")
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        board = app_of(pilot).board
        (letter,) = board.entries(app_of(pilot).today)
        assert (letter.kind, letter.text, f"{letter.opens_on}") == ("letter", WORDS, "2026-12-24")
        text = await wait_for(pilot, "A letter to yourself, for")
        assert WORDS not in text
        assert HERE not in text
        await _menu(pilot, "letter", "For Thursday 24 December")
        await pilot.press("1")
        text = await wait_for(pilot, "Still closed.")
        assert WORDS not in text
        await pilot.press("1")
        await wait_for(pilot, WORDS)
        await pilot.press("escape", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert board.entries(app_of(pilot).today) == app_of(pilot).board.entries(
            app_of(pilot).today
        )


@pytest.mark.parametrize("days", [30, 400])
async def test_one_line_leads_to_a_letter_that_came_back_until_it_is_opened(
    opened: OpenBoard, board_home: Path, clock: FakeClock, days: int
) -> None:
    _write(board_home, clock, days)
    clock.tick((days - 1) * DAY)
    async with opened() as pilot:
        await _past_greeting(pilot)
        assert HERE not in screen_text(pilot.app)
    clock.tick(DAY)
    async with opened() as pilot:
        await _past_greeting(pilot)
        await wait_for(pilot, HERE)
        assert WORDS not in screen_text(pilot.app)
        await pilot.press("l")
        text = await wait_for(pilot, WORDS)
        assert "Written on Saturday 21 November" in text
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await wait_until(pilot, lambda: HERE not in screen_text(pilot.app))
        await pilot.press("u")
        await wait_for(pilot, HERE)


async def test_a_rehearsal_is_written_from_the_menu_and_not_offered_for_sharing(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await _menu(pilot, "rehearsal", "This is for you alone.")
        await write(pilot, "I need my Sundays")
        await pilot.press("tab")
        await write(pilot, "Sam, Ana")
        await pilot.press("enter")
        await wait_for(pilot, "Wrote a rehearsal: I need my Sundays")
        (entry,) = app_of(pilot).board.entries(app_of(pilot).today)
        assert (entry.kind, entry.people) == ("rehearsal", ("Sam", "Ana"))
        await pilot.press("J")
        await wait_for(pilot, "rehearsal · Sam · Ana")
        await pilot.press("plus")
        text = await wait_for(pilot, "1  Open")
        assert "Copy or save" not in text
        assert "Make it a win" not in text
