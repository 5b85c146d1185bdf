"""How many keys each task of a day costs on boards that began with the first questions.

Nothing is written to these boards but by keys: what a task needs comes from the days before. There
is no colour and no network.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.model.documents import Entry, EntryKind
from winsboard.domain.wellbeing import rituals

SIZES = ((120, 36), (60, 20))
FIRST_ROWS = 8
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


@pytest.fixture(autouse=True)
def _without_colour_and_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("somebody is called over a network")

    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


async def answer_first_questions(pilot: Pilot[None], who: str, country: str) -> None:
    """Answer the first questions; the habits are the ones that are marked."""
    for question, key in (
        ("Who is this board for?", who),
        ("Which country are you in?", country),
        ("Which day starts your week?", "1"),
        ("Which small things", "enter"),
    ):
        await wait_for(pilot, question)
        await pilot.press(key)
    await wait_for(pilot, "Your board is ready.")


async def write_win(pilot: Pilot[None], text: str) -> None:
    await pilot.press("w", *(("space" if c == " " else c) for c in text), "enter")
    await wait_for(pilot, text)


async def pick(pilot: Pilot[None], name: str) -> None:
    """Add a habit from the list."""
    await pilot.press("a")
    await wait_for(pilot, "Space: pick")
    choices = pilot.app.screen.query_one(OptionList)
    while choices.highlighted is None or not str(
        choices.get_option_at_index(choices.highlighted).prompt
    ).endswith(f"] {name}"):
        await pilot.press("down")
    await pilot.press("space", "enter")
    await wait_for(pilot, f"] {name}")


@asynccontextmanager
async def returned(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int]
) -> AsyncIterator[Pilot[None]]:
    """A board of somebody who began a week ago, and was away for six days."""
    async with opened(fresh=True, size=size) as pilot:
        await answer_first_questions(pilot, "1", "3")
        for text in ("got up", "got up", "sat outside"):
            await write_win(pilot, text)
        await pilot.press("m", "1")
        await wait_for(pilot, "How do you feel right now?")
        await pilot.press("6")
        await back(pilot)
        await pilot.press("s", "4")
        people = await wait_for(pilot, "Add someone")
        await pilot.press(people[people.index("  Add someone") - 1])
        await wait_for(pilot, "How to reach them")
        await pilot.press(*"Sam", "enter")
        await wait_for(pilot, "Sam")
        for _ in range(4):
            await pilot.press("escape")
        await back(pilot)
    clock.set(SATURDAY_MORNING + timedelta(days=7, hours=1, minutes=10))
    async with opened(size=size) as pilot:
        yield pilot


@IN_EVERY_SIZE
async def test_a_hard_day_after_six_days_away_its_night_and_the_sunday(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with returned(opened, clock, size) as pilot:
        hand = Hand(pilot)
        await morning(pilot, hand)
        await bad_hour(pilot, hand)
        clock.set(SATURDAY_MORNING + timedelta(days=7, hours=11))
        await evening(pilot, hand)
        clock.set(SATURDAY_MORNING + timedelta(days=7, hours=14, minutes=20))
        await night(pilot, hand)
        clock.set(SATURDAY_MORNING + timedelta(days=8, hours=2))
        app_of(pilot).check_now()
        await sunday(pilot, hand)


async def morning(pilot: Pilot[None], hand: Hand) -> None:
    app = app_of(pilot)
    shown = await wait_for(pilot, "1  Do one small thing")
    assert "days away" not in shown
    await hand.press("1")
    hand.took(1)
    await wait_for(pilot, "1  got up")
    await hand.press("1")
    await wait_for(pilot, "★ got up")
    await hand.press("plus")
    await wait_for(pilot, "2  On a hard day")
    await hand.press("2")
    hand.took(3)
    await back(pilot)
    assert [(e.text, e.tags) for e in kept(pilot, "win")] == [("got up", ("hard_day",))]
    second, third = app.board.habits[1:3]
    await hand.press("2")
    hand.took(1)
    await wait_for(pilot, f"{second.label} · done")
    await hand.press("down", "r")
    hand.took(2)
    shown = await wait_for(pilot, f"{third.label} · rest")
    assert "0 %" not in shown


async def bad_hour(pilot: Pilot[None], hand: Hand) -> None:
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
    await wait_for(pilot, "Sam")
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
    assert [e.mood for e in kept(pilot, "mood")] == [2]
    assert "How is it?" not in screen_text(pilot.app)


async def evening(pilot: Pilot[None], hand: Hand) -> None:
    app = app_of(pilot)
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


async def night(pilot: Pilot[None], hand: Hand) -> None:
    app = app_of(pilot)
    day = app.today
    await hand.press("m")
    await wait_for(pilot, "1  Very hard")
    await hand.press("1")
    await wait_for(pilot, "Thank you for writing that down.")
    assert "s support" in await wait_for(pilot, "Would one of these")
    await hand.press("2")
    hand.took(3)
    await wait_for(pilot, "Sam")
    await pilot.press("escape")
    await wait_for(pilot, "Thank you for writing that down.")
    await pilot.press("escape")
    await back(pilot)
    await hand.press("w")
    await hand.write("still here")
    await hand.press("enter")
    hand.took(2)
    await wait_for(pilot, "★ still here")
    assert {entry.day for entry in kept(pilot, "win")} == {day}


async def sunday(pilot: Pilot[None], hand: Hand) -> None:
    await hand.press("l")
    hand.took(1)
    await wait_for(pilot, "Saturday 21 November")
    shown = await wait_for(pilot, "Press a number")
    assert "got up" in shown or "sat outside" in shown
    await pilot.press("escape")
    await back(pilot)
    await hand.press("k")
    hand.took(1)
    await wait_for(pilot, f"★ {TOMORROW}"[:30])


@IN_EVERY_SIZE
async def test_a_day_of_rehab_with_one_hand(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with opened(fresh=True, size=size) as pilot:
        hand, app = Hand(pilot), app_of(pilot)
        await answer_first_questions(pilot, "2", "3")
        await pick(pilot, "Words")
        counted = next(n for n, h in enumerate(app.board.habits, 1) if h.kind == "count")
        habit = app.board.habits[counted - 1]
        await hand.press(str(counted))
        await wait_for(pilot, "how many")
        await hand.press(*["plus"] * 12, "enter")
        hand.took(14)
        await wait_until(pilot, lambda: _value(pilot, habit.id) == 12)
        await hand.press(str(counted), "1", "5", "enter")
        hand.took(4)
        await wait_until(pilot, lambda: _value(pilot, habit.id) == 15)
        await hand.press("u")
        hand.took(1)
        await wait_until(pilot, lambda: _value(pilot, habit.id) == 12)
        await hand.press("s")
        hand.took(1)
        await wait_for(pilot, "Face? Arm? Speech? Call now.")
        rows = _dialog_rows(pilot)[:FIRST_ROWS]
        assert any("999" in row for row in rows), rows
        await pilot.press("escape")
        await back(pilot)
        clock.set(SATURDAY_MORNING + timedelta(hours=9))
        await hand.press("t", "2", "2", "1")
        hand.took(4)
        await wait_until(pilot, lambda: _answers(pilot) == 3)


def _value(pilot: Pilot[None], habit: str) -> float | None:
    app = app_of(pilot)
    mark = app.board.mark(habit, app.today)
    return mark.value if mark else None


def _dialog_rows(pilot: Pilot[None]) -> list[str]:
    top = pilot.app.screen.query(".frame").first().region.y
    return screen_text(pilot.app).splitlines()[top + 1 :]


def _answers(pilot: Pilot[None]) -> int:
    app = app_of(pilot)
    reflection = reflection_of(app.board, app.today)
    return len(reflection.parts) if reflection else 0
