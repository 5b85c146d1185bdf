"""What an entry can be besides its words: a win or a note, a form of progress, feelings."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import wait_for, wait_until
from tests.tui.board import OpenBoard, app_of, fill
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry, EntryKind, Settings
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

MOOD_ON = Settings(mood=True)


def _write(home: Path, clock: FakeClock, kind: EntryKind, settings: Settings = MOOD_ON) -> None:
    fill(home, clock, (), settings)
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    context = notebook.edit_context()
    notebook.commit(entries.write(kind, "I felt heard", notebook.today, context))


async def _act(pilot: Pilot[None], name: str) -> None:
    """Open the journal if it is not open, and choose an action of its entry by its number."""
    if len(pilot.app.screen_stack) == 1:
        await pilot.press("J")
        await wait_for(pilot, "1 entry since")
    await pilot.press("plus")
    text = await wait_for(pilot, name)
    line = next(line for line in text.splitlines() if f"  {name}" in line)
    await pilot.press(line.partition(name)[0].split()[-1])


def _entry(pilot: Pilot[None]) -> Entry:
    (entry,) = app_of(pilot).board.entries(app_of(pilot).today)
    return entry


async def test_a_note_becomes_a_win_and_a_note_again_by_one_number(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, "note")
    async with opened() as pilot:
        await _act(pilot, "Make it a win")
        await wait_for(pilot, "★ I felt heard")
        assert _entry(pilot).kind == "win"
        await wait_until(pilot, lambda: app_of(pilot).total_wins == 1)
        await _act(pilot, "Make it a note")
        await wait_until(pilot, lambda: _entry(pilot).kind == "note")
        await wait_until(pilot, lambda: app_of(pilot).total_wins == 0)
        await pilot.press("u", "u")
        await wait_for(pilot, "Undone")
        await wait_until(pilot, lambda: _entry(pilot).kind == "note")


async def test_something_clicked_is_chosen_shown_and_found(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, "win")
    async with opened() as pilot:
        await _act(pilot, "Kind of progress")
        await wait_for(pilot, "1  Something clicked")
        await pilot.press("1")
        await wait_until(pilot, lambda: _entry(pilot).form == "insight")
        await wait_for(pilot, "Something clicked")
        await pilot.press("slash", *"clicked")
        await wait_for(pilot, "1 entry found")
        await pilot.press("enter")
        await _act(pilot, "Kind of progress")
        await wait_for(pilot, "Something clicked ✓")
        await pilot.press("1")
        await wait_until(pilot, lambda: _entry(pilot).form == "")


async def test_feelings_are_chosen_for_a_note_one_after_the_other(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, "note")
    async with opened() as pilot:
        await _act(pilot, "Feelings")
        text = await wait_for(pilot, "Which kind of feeling?")
        assert "7  not sure" in text
        await pilot.press("7")
        await wait_until(pilot, lambda: _entry(pilot).feelings == ("not sure",))
        await wait_for(pilot, "Which kind of feeling?")
        await pilot.press("5", "2")
        await wait_until(pilot, lambda: _entry(pilot).feelings == ("not sure", "calm"))
        await pilot.press("7")
        await wait_until(pilot, lambda: _entry(pilot).feelings == ("calm",))
        await pilot.press("escape")
        await wait_for(pilot, "I felt heard")
        assert _entry(pilot).text == "I felt heard"


async def test_feelings_are_not_offered_while_mood_is_off(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, "note", Settings())
    async with opened() as pilot:
        await pilot.press("J", "plus")
        assert "Feelings" not in await wait_for(pilot, "1  Open")
