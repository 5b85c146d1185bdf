"""`python -m tests.tui.transcript`: print every dialog and screen of the board, to be read aloud.

Each flow is opened on an empty board and on a demo board, and every numbered answer of its first
dialog is chosen once. `--size 60x20` sets the size of the window; names choose single flows.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from screenshots.__main__ import StillClock
from tests.idle import until_idle, use_idle_waits
from tests.screen import region_text, screen_text
from winsboard.demo.folder import fill
from winsboard.domain.model.documents import Entry, Habit, Person
from winsboard.notebook.notebook import Notebook
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.store import Store
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.app.flows import ENTRY_FLOWS, FLOWS

MIDDLE: Final = (80, 24)
MOST_STEPS: Final = 12
"""Escapes after which a screen counts as one that can not be closed."""
ANSWER: Final = 2
"""Rows at the lower end of the board: what was done, and the keys."""
SETTLES: Final = 1.0
"""Seconds after which a curtain can be lifted."""
NOT_OPENED: Final = frozenset({"welcome"})
"""Flows that only open after days away."""


class Page(NamedTuple):
    """What was on the screen, and how it was reached."""

    way: str
    text: str


async def pages(
    size: tuple[int, int] = MIDDLE, wanted: Sequence[str] = (), *, made_up: bool
) -> AsyncIterator[Page]:
    """Every screen and dialog that a flow opens, each text once."""
    use_idle_waits()
    seen = set[str]()
    with tempfile.TemporaryDirectory() as home:
        async with opened_board(Path(home), size, made_up=made_up) as pilot:
            yield Page("the board", screen_text(pilot.app))
            for name in wanted or [*FLOWS, *ENTRY_FLOWS]:
                if name in NOT_OPENED:
                    continue
                async for page in _of_flow(pilot, name):
                    if page.text not in seen:
                        seen.add(page.text)
                        yield page


@asynccontextmanager
async def opened_board(
    home: Path, size: tuple[int, int], *, made_up: bool
) -> AsyncIterator[Pilot[None]]:
    clock = StillClock()
    store = Store(home / "data", home / "state", clock)
    if made_up:
        fill(store, clock)
    app = WinsBoard(Notebook(store, clock), Drafts(home / "state", clock))
    async with app.run_test(size=size) as pilot:
        await until_idle(app)
        while len(app.screen_stack) > 1:
            await pilot.press("escape")
        yield pilot


async def _of_flow(pilot: Pilot[None], name: str) -> AsyncIterator[Page]:
    """The first dialog of a flow, then what each of its numbers leads to."""
    await ask_flow(pilot, name)
    yield Page(name, _shown(pilot))
    answers = answers_of(pilot.app.screen)
    for number in range(1, answers + 1):
        await close_all(pilot)
        await ask_flow(pilot, name)
        before = pilot.app.screen
        await pilot.press(f"{number}")
        if pilot.app.screen is not before or before.is_current:
            yield Page(f"{name}, {number}", _shown(pilot, rows=ANSWER))
    await close_all(pilot)


def answers_of(screen: Screen[object]) -> int:
    """How many numbered answers a dialog has, at most nine."""
    lists = [choices for choices in screen.query(OptionList) if choices.display]
    return min(lists[0].option_count, 9) if lists else 0


async def ask_flow(pilot: Pilot[None], name: str) -> None:
    """Start a flow, about the first habit or the newest fitting entry if it is about one."""
    app = pilot.app
    assert isinstance(app, WinsBoard)
    about = _about(app, name)
    if name in FLOWS or about is not None:
        app.ask(name, about)
    await until_idle(app)
    await pilot.pause()


def _about(app: WinsBoard, name: str) -> Habit | Entry | Person | None:
    """The habit, the entry or the person that a flow is about."""
    if name in FLOWS:
        return None
    if name == "note_to":
        return next(iter(app.board.library_documents(Person)), None)
    if "habit" in name:
        return app.board.habits[0] if app.board.habits else None
    kinds = {"add_to_mood": "mood", "change_trigger": "trigger", "go_on_with_thought": "thought"}
    every = (e for day in sorted(_days(app), reverse=True) for e in app.board.entries(day))
    return next((e for e in every if e.kind == kinds.get(name, "win")), None)


def _days(app: WinsBoard) -> set[date]:
    return {
        e.day for page in app.board.pages.values() for e in page.values() if isinstance(e, Entry)
    }


async def close_all(pilot: Pilot[None]) -> None:
    """Go back to the board."""
    app = pilot.app
    assert isinstance(app, WinsBoard)
    for _ in range(MOST_STEPS):
        if len(app.screen_stack) == 1 and not app.today_screen.is_typing:
            return
        if isinstance(app.notebook.clock, StillClock):
            app.notebook.clock.seconds += SETTLES
        await pilot.press("escape")
    raise AssertionError(f"Esc does not close this:\n{screen_text(pilot.app)}")


def _shown(pilot: Pilot[None], rows: int = 0) -> str:
    """The dialog without the board behind it, or the whole screen; of the board some last rows."""
    app = pilot.app
    assert isinstance(app, WinsBoard)
    frames = app.screen.query(".frame")
    if len(app.screen_stack) > 1 and frames:
        return region_text(app, frames.first().region)
    if len(app.screen_stack) > 1 or app.today_screen.is_typing:
        rows = 0
    return "\n".join(screen_text(app).splitlines()[-rows:])


async def print_board(size: tuple[int, int], names: Sequence[str], *, made_up: bool) -> None:
    """Print the pages of one board, one below the other."""
    print(f"\n###### {'A demo board' if made_up else 'An empty board'}, {size[0]}x{size[1]}")
    async for page in pages(size, names, made_up=made_up):
        print(f"\n=== {page.way}\n{page.text}", flush=True)


def main(words: Sequence[str]) -> None:
    """Print both boards."""
    size, names = MIDDLE, list(words)
    if "--size" in names:
        at = names.index("--size")
        width, height = names.pop(at + 1).split("x")
        size = int(width), int(height)
        names.pop(at)
    for made_up in (False, True):
        asyncio.run(print_board(size, names, made_up=made_up))


if __name__ == "__main__":
    main(sys.argv[1:])
