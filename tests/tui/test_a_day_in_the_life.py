"""A day of a person with depression: each task may cost only so many keys.

Without colour, motion and network access, and in every window size.
"""

from __future__ import annotations

import socket
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of, fill
from winsboard.domain.journal import entries
from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.library import items
from winsboard.domain.model.documents import Entry, EntryKind, Habit, Person, Settings
from winsboard.domain.wellbeing import rituals
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

SIZES = ((120, 36), (60, 20))
HABITS = [Habit("", "Shower", area="morning"), Habit("", "Make the bed", area="home")]
TOMORROW = "When the kettle boils I will open the curtains"


class Hand:
    """Presses keys and counts them; text is not counted."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self._keys = 0

    async def press(self, *keys: str) -> None:
        self._keys += len(keys)
        await self._pilot.press(*keys)

    async def write(self, text: str) -> None:
        self._pilot.app.post_message(Paste(text))
        await self._pilot.pause()

    def took(self, budget: int) -> None:
        """Check the number of keys since the last call against a budget."""
        keys, self._keys = self._keys, 0
        assert keys <= budget


def kept(pilot: Pilot[None], kind: EntryKind) -> list[Entry]:
    app = app_of(pilot)
    return [entry for entry in app.board.entries(app.today) if entry.kind == kind]


async def back(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


IN_EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=str)
"""Which size is tried differs from test to test, see `tests.thorough`."""


@pytest.fixture
def lived_in(board_home: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> date:
    """A board with some small wins, and then six days without any; returns the day."""

    def refuse(*_: object) -> None:
        raise AssertionError("somebody is called over a network")

    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    fill(board_home, clock, HABITS, Settings(mood=True, motion=False, reminder=20 * 60))
    notebook = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    for text in ("Got out of bed", "Got out of bed", "Sat outside"):
        notebook.commit(entries.write("win", text, notebook.today, notebook.edit_context()))
        clock.tick(1)
    sam = Person("", "Sam", role="friend", reach="0123 456")
    notebook.commit(items.add(notebook.board, sam, notebook.edit_context()))
    clock.set(SATURDAY_MORNING + timedelta(days=7, hours=1, minutes=10))
    return notebook.today


@IN_EVERY_SIZE
async def test_the_morning(opened: OpenBoard, lived_in: date, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        hand = Hand(pilot)
        await wait_for(pilot, "1  Do one small thing")
        await hand.press("1")
        hand.took(1)
        await wait_for(pilot, "1  Got out of bed")
        await hand.press("1")
        await wait_for(pilot, "★ Got out of bed")
        await hand.press("plus")
        await wait_for(pilot, "2  On a hard day")
        await hand.press("2")
        hand.took(3)
        await back(pilot)
        assert [(e.text, e.tags) for e in kept(pilot, "win")] == [("Got out of bed", ("hard_day",))]
        await hand.press("2")
        hand.took(1)
        await wait_for(pilot, "Make the bed · done")
        await hand.press("up", "r")
        hand.took(2)
        shown = await wait_for(pilot, "Shower · rest")
        assert "0 %" not in shown
        assert app_of(pilot).today == lived_in


@IN_EVERY_SIZE
async def test_a_bad_hour(opened: OpenBoard, lived_in: date, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        hand = Hand(pilot)
        await wait_for(pilot, "3  Breathe")
        await pilot.press("2")
        await back(pilot)
        await hand.press("x")
        await wait_for(pilot, "0  Not sure")
        await hand.press("1")
        await wait_for(pilot, "What happened")
        await hand.press("enter")
        hand.took(3)
        await back(pilot)
        assert [e.about for e in kept(pilot, "trigger")] == ["trg.people"]
        await hand.press("b")
        await wait_for(pilot, "Press any key to stop")
        await hand.press("space")
        await wait_for(pilot, "1  It helped")
        await hand.press("1")
        hand.took(3)
        await back(pilot)
        assert [e.helped for e in kept(pilot, "calm")] == ["helped"]
        await hand.press("s")
        await wait_for(pilot, "Sam: 0123 456")
        await hand.press("1")
        hand.took(2)
        await wait_for(pilot, "Today is hard.")
        await pilot.press("escape", "escape")
        await back(pilot)
        await hand.press("m")
        await wait_for(pilot, "2  Low")
        await hand.press("2")
        await wait_for(pilot, "Saved: Low")
        await hand.press("enter")
        hand.took(3)
        await back(pilot)
        assert "How is it?" not in screen_text(pilot.app)


@IN_EVERY_SIZE
async def test_the_evening_and_the_night(
    opened: OpenBoard, lived_in: date, size: tuple[int, int], clock: FakeClock
) -> None:
    async with opened(size=size) as pilot:
        hand, app = Hand(pilot), app_of(pilot)
        await wait_for(pilot, "3  Breathe")
        await pilot.press("2", "m", "2", "enter")
        await back(pilot)
        clock.set(SATURDAY_MORNING + timedelta(days=7, hours=11))
        await hand.press("t")
        await wait_for(pilot, "2  Gentle look back")
        await hand.press("1")
        await wait_for(pilot, "min left")
        await hand.write("sat outside")
        await hand.press("enter", "enter", "enter")
        await hand.write(TOMORROW)
        await hand.press("enter")
        await wait_for(pilot, "Light the candle")
        await hand.press("1")
        hand.took(8)
        await wait_until(pilot, lambda: rituals.is_candle_lit(app.board, app.today))
        reflection = reflection_of(app.board, app.today)
        assert reflection is not None
        assert [part.answer for part in reflection.parts] == ["sat outside", TOMORROW]
        clock.set(SATURDAY_MORNING + timedelta(days=7, hours=14, minutes=20))
        await hand.press("m")
        await wait_for(pilot, "1  Very hard")
        await hand.press("1")
        await wait_for(pilot, "Thank you for writing that down.")
        assert "s support" in screen_text(app)
        await hand.press("2")
        hand.took(3)
        await wait_for(pilot, "Sam")
        await pilot.press("escape")
        await wait_for(pilot, "Thank you for writing that down.")
        await pilot.press("escape")
        await back(pilot)
        clock.set(SATURDAY_MORNING + timedelta(days=7, hours=15, minutes=10))
        app.check_now()
        await hand.press("w")
        await hand.write("still here")
        await hand.press("enter")
        hand.took(2)
        await wait_for(pilot, "★ still here")
        assert {entry.day for entry in kept(pilot, "win")} == {lived_in}
        assert not app.query(".-bright")
