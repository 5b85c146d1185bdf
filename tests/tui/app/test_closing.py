"""An answer that arrives while a screen or the board closes does not end the board.

Textual removes the widgets of a screen first. Here one widget is removed last, and the answer of a
thread arrives when all the others are gone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Any, Final, NamedTuple

import pytest
from textual.events import Key, Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from tests.conftest import FakeClock
from tests.domain.progress.board import BED, TODAY, ticked, wrote
from tests.idle import comes_to_rest
from tests.screen import wait_for, wait_until
from tests.thorough import part_of
from tests.tui.board import OpenBoard, app_of
from tests.tui.progress.board import elsewhere, pour
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Document, Settings
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.notebook.reading.reader import Reader
from winsboard.notebook.reading.recent_lines import RecentLines
from winsboard.notebook.views import old_wins
from winsboard.notebook.views.old_wins import OldWinSequence
from winsboard.notebook.views.progress import Progress
from winsboard.tui.journal.flow import journal_screen
from winsboard.tui.terminal.closing import ClosingScreen

PATIENCE: Final = 60.0
WAYS: Final = ("closes", "leaves")
EARLY: Final[list[Document]] = [
    wrote(date(2019, 5, 5), "Long ago"),
    *ticked(BED, [date(2020, 12, 31), date(2021, 1, 1)]),
]


class Held:
    """A function that is called in a thread, and answers when the test wants it to."""

    def __init__(self, patch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        real = getattr(owner, name)
        self.holds = False
        self._asked, self._go_on = Event(), Event()

        def held(*args: Any, **named: Any) -> Any:
            if self.holds:
                self._asked.set()
                assert self._go_on.wait(PATIENCE)
            return real(*args, **named)

        patch.setattr(owner, name, held)

    async def asked(self) -> None:
        """Wait until the function is called."""
        assert await asyncio.to_thread(self._asked.wait, PATIENCE)

    async def answer(self) -> None:
        """Let the function answer, and wait until the answer has been dealt with."""
        self._go_on.set()
        loop: Any = asyncio.get_running_loop()
        async with asyncio.timeout(PATIENCE):
            while loop._jobs_of_tests:
                await asyncio.sleep(0.001)
            for _ in range(50):
                await asyncio.sleep(0)


class Last(Static):
    """A widget that is removed after all the others of its screen, once something has happened."""

    def __init__(self, happens: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self.display = False
        self.is_gone = False
        self._happens = happens

    async def on_unmount(self) -> None:
        assert self.parent is not None
        async with asyncio.timeout(PATIENCE):
            while len(self.parent.children) > 1:
                await asyncio.sleep(0)
        await self._happens()
        self.is_gone = True


async def hold_open(screen: Screen[Any], happens: Callable[[], Awaitable[None]]) -> Last:
    """Let something happen when the screen closes and its other widgets are gone."""
    last = Last(happens)
    await screen.mount(last)
    return last


async def tap(pilot: Pilot[None], key: str) -> None:
    """Press a key, and do not wait for threads."""
    pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    await comes_to_rest(pilot.app, 0, 1)


async def close(pilot: Pilot[None], *keys: str) -> None:
    """Close the screens above the board, and check that the board still works."""
    for key in keys:
        await tap(pilot, key)
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
    await wait_for(pilot, "Habits")
    await pilot.press("n", *"still here", "enter")
    await wait_for(pilot, "still here")


class Member(NamedTuple):
    """A screen, what it asks a thread for, and the keys."""

    owner: Any
    function: str
    opening: Sequence[str]
    shows: str
    asking: Sequence[str]
    closing: Sequence[str] = ("escape",)


MEMBERS: Final = {
    "habits": Member(Progress, "habits", "y", "November 2026", "3"),
    "patterns": Member(Progress, "patterns", "y", "November 2026", "4"),
    "years": Member(Progress, "years", "y", "November 2026", "2"),
    "old win": Member(OldWinSequence, "at", "l", "1 Next", ("right",)),
    "search": Member(Reader, "read", "J", "Long ago", ("slash", "a"), ("escape",) * 3),
    "outline": Member(
        Reader, "outline", "J", "Long ago", ("slash", "a", "backspace"), ("escape",) * 2
    ),
    "tags": Member(Reader, "tags", "J", "Long ago", ("number_sign",), ("escape",) * 2),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("member", MEMBERS)
async def test_an_answer_for_a_screen_that_closes(
    opened: OpenBoard,
    board_home: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    member: str,
    way: str,
) -> None:
    pour(board_home, clock, EARLY)
    owner, function, opening, shows, asking, closing = MEMBERS[member]
    held = Held(monkeypatch, owner, function)
    async with opened() as pilot:
        await pilot.press(*opening)
        await wait_for(pilot, shows)
        held.holds = True
        for key in asking:
            await tap(pilot, key)
        await held.asked()
        last = await hold_open(pilot.app.screen, held.answer)
        if way == "closes":
            await close(pilot, *closing)
    assert last.is_gone
    assert pilot.app.return_code in (0, None)


def weekly(pilot: Pilot[None]) -> None:
    app_of(pilot).week = None
    app_of(pilot)._follow_week()


BESIDE: Final[dict[str, tuple[Any, str, Callable[[Pilot[None]], object]]]] = {
    "counting": (Notebook, "total_wins", lambda pilot: app_of(pilot).count_wins()),
    "lines": (RecentLines, "read", lambda pilot: app_of(pilot).read_lines()),
    "weekly win": (old_wins, "weekly_win", weekly),
    "live updates": (Notebook, "read_changes", lambda pilot: app_of(pilot).check_now()),
    "starting flow": (Notebook, "read_changes", lambda pilot: app_of(pilot).ask("help")),
    "links": (
        Reader,
        "came_from",
        lambda pilot: app_of(pilot).ask("link_entry", wrote(TODAY, "A note")),
    ),
}


@pytest.mark.parametrize("fails", [False, True], ids=["read", "unreadable"])
@pytest.mark.parametrize("member", BESIDE)
async def test_an_answer_for_a_board_that_closes(
    opened: OpenBoard,
    board_home: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    member: str,
    fails: bool,
) -> None:
    pour(board_home, clock, EARLY, Settings(weekly_line=True))
    owner, function, ask = BESIDE[member]
    if fails:
        monkeypatch.setattr(owner, function, unreadable)
    held = Held(monkeypatch, owner, function)
    async with opened() as pilot:
        await pilot.pause()
        other = elsewhere(board_home, clock)
        clock.tick(1)
        other.commit(entries.write("win", "From a shell", TODAY, other.edit_context()))
        held.holds = True
        ask(pilot)
        await held.asked()
        last = await hold_open(pilot.app.screen, held.answer)
    assert last.is_gone
    assert pilot.app.return_code in (0, None)


def unreadable(*_: Any) -> None:
    raise StoreError("unreadable", path="a page", why="no")


async def test_a_new_day_that_comes_while_the_board_closes(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:

        async def turn() -> None:
            clock.tick(timedelta(days=1).total_seconds())
            app_of(pilot).check_now()
            app_of(pilot).call_next(app_of(pilot).show_now, True)

        last = await hold_open(pilot.app.screen, turn)
    assert last.is_gone
    assert pilot.app.return_code in (0, None)


OPEN_A_SCREEN = ("question_mark", "l", "s", "H", "e", "m", "Y", "J", "y")


@pytest.mark.parametrize("key", part_of(OPEN_A_SCREEN, 0, 3))
async def test_what_waits_for_a_layout_when_its_screen_closes(
    opened: OpenBoard, board_home: Path, clock: FakeClock, key: str
) -> None:
    pour(board_home, clock, EARLY)
    async with opened() as pilot:
        await pilot.press(key)
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        screen, size = pilot.app.screen, Size(100, 30)
        assert isinstance(screen, ClosingScreen)
        # As when a window is resized and the screen is closed at once, while the board is busy.
        is_gone = asyncio.Event()
        pilot.app.screen_stack[0].call_later(is_gone.wait)
        screen.post_message(Resize(size, size))
        screen.dismiss()
        async with asyncio.timeout(PATIENCE):
            while screen.is_running or screen.children:
                await asyncio.sleep(0)
        is_gone.set()
        await close(pilot, "escape")


async def test_a_message_for_a_screen_that_is_not_there_yet(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        screen = journal_screen(app)
        app.push_screen(screen)
        assert not screen.is_mounted
        app.show_message("Something to say")
        await wait_for(pilot, "Something to say")
        await close(pilot, "escape")
