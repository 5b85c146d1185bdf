"""The hours of a day at an open board: keys, screens, other computers, sizes and day turns."""

from __future__ import annotations

import io
import logging
import random
import sys
import warnings
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Final

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot

from tests.fake_clock import FakeClock
from tests.idle import until_idle
from tests.screen import screen_text
from tests.tui.transcript import MOST_STEPS, SETTLES, ask_flow
from winsboard.demo.folder import fill
from winsboard.domain.journal import entries
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving.background_writer import BackgroundWriter
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.store import Store
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.app.flows import ENTRY_FLOWS, FLOWS
from winsboard.tui.terminal.input.parser import TerminalParser

SIZES: Final = ((120, 36), (80, 24), (60, 20), (160, 50))
MOVES: Final = (b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[5~", b"\x1b[6~", b"\t")
"""The keys that move, as a terminal sends them."""
LOOKS: Final = (b"J", b"y", b"s", b"?", b"0", b"h", b",")
"""Keys of the board that open a screen."""
ESCAPE: Final = b"\x1b"
STEP: Final = 300.0
"""Seconds of the clock between two groups of keys."""
NIGHT: Final = 10 * 3600.0
NOT_LIVED: Final = frozenset({"welcome", "first", "curtain", "encrypt", "leave"})
"""Flows that only open on certain days, or end what is tried."""


class OpenDay:
    """A board on a real folder, and what a person and another computer do to it."""

    def __init__(self, pilot: Pilot[None], home: Path, clock: FakeClock, seed: int) -> None:
        self._pilot, self._home, self._clock = pilot, home, clock
        self._chance = random.Random(seed)
        self._numbers = count()
        self.keys = 0
        """Keys pressed so far."""
        assert isinstance(pilot.app, WinsBoard)
        self.app = pilot.app

    async def press(self, *keys: bytes) -> None:
        """Send keys through the parser of the terminal and the driver, as the input thread does."""
        driver = self.app._driver
        assert driver is not None
        parser = TerminalParser()
        for key in keys:
            found = [*parser.feed(key)]
            while parser.wait is not None:
                found += parser.tick()
            for message in found:
                message.set_sender(self.app)
                driver.process_message(message)
            self.keys += 1
            await until_idle(self.app)

    async def hour(self, flows: Sequence[str]) -> None:
        """Live one hour: move, tick, write, look at screens, and be written to."""
        for part in range(12):
            await self.part(part, flows[part::12])

    async def part(self, part: int, flows: Sequence[str]) -> None:
        """Live five minutes."""
        self._clock.tick(STEP)
        await self._move(10)
        await self.press(b" ")
        if part % 4 == 0:
            await self._write_win()
            self._write_elsewhere()
        if part % 6 == 3:
            await self._resize()
        if part == 11:
            await self.press(b"u", b"u")
        await self._look(LOOKS[(part + next(self._numbers)) % len(LOOKS)])
        for name in flows:
            await self._open(name)
        self.app.check_now()
        await until_idle(self.app)

    async def night(self) -> None:
        """Let the computer sleep until the next day."""
        self._clock.sleep_laptop(NIGHT)
        self.app.check_now()
        await until_idle(self.app)
        await self.close()

    async def _move(self, keys: int) -> None:
        await self.press(*self._chance.choices(MOVES[:4], k=keys))

    async def _write_win(self) -> None:
        text = f"Made the bed, number {next(self._numbers)}"
        await self.press(b"w", *(letter.encode() for letter in text), b"\r")
        await self.close()

    def _write_elsewhere(self) -> None:
        """Write a win to the same folder, as a command does."""
        store = Store(self._home / "data", self._home / "state", self._clock)
        other = Notebook(store, self._clock)
        other.load_days(other.today, other.today)
        text = f"Watered the plants, number {next(self._numbers)}"
        other.commit(entries.write("win", text, other.today, other.edit_context()))
        other.close()

    async def _resize(self) -> None:
        for width, height in (*self._chance.sample(SIZES, 2), SIZES[0]):
            size = Size(width, height)
            self.app.post_message(events.Resize(size, size))
            await until_idle(self.app)

    async def _look(self, key: bytes) -> None:
        await self.press(key, *self._chance.choices(MOVES, k=6))
        await self.close()

    async def _open(self, name: str) -> None:
        await ask_flow(self._pilot, name)
        await self.press(*self._chance.choices(MOVES, k=3))
        await self.close()

    async def close(self) -> None:
        """Go back to the board with Escape."""
        for _ in range(MOST_STEPS):
            if len(self.app.screen_stack) == 1 and not self.app.today_screen.is_typing:
                return
            self._clock.tick(SETTLES)
            await self.press(ESCAPE)
        raise AssertionError(f"Esc does not close this:\n{screen_text(self.app)}")


EVERY_FLOW: Final = tuple(n for n in (*FLOWS, *ENTRY_FLOWS) if n not in NOT_LIVED)


@asynccontextmanager
async def open_day(home: Path, seed: int = 1) -> AsyncIterator[OpenDay]:
    """Open a board with a year of demo data."""
    clock = FakeClock()
    store = Store(home / "data", home / "state", clock)
    fill(store, clock)
    drafts = Drafts(home / "state", clock)
    notebook = Notebook(store, clock, BackgroundWriter(store))
    app = WinsBoard(notebook, drafts)
    try:
        async with app.run_test(size=SIZES[0]) as pilot:
            day = OpenDay(pilot, home, clock, seed)
            app.watch_folders()
            await until_idle(app)
            await day.close()
            yield day
    finally:
        notebook.close()
        drafts.close()


@contextmanager
def nothing_told() -> Iterator[list[str]]:
    """Collect what is logged, warned about or written to stderr."""
    told: list[str] = []

    class Heard(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    handler, stderr, written = Heard(), sys.stderr, io.StringIO()
    logging.getLogger().addHandler(handler)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", ResourceWarning)
        sys.stderr = written
        try:
            yield told
        finally:
            sys.stderr = stderr
            logging.getLogger().removeHandler(handler)
            told += [str(each.message) for each in warned]
            told += written.getvalue().splitlines()
