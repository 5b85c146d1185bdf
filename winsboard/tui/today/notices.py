"""The notices below the header, such as the reminder or yesterday's line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static

from winsboard.clock import Clock
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import LIBRARY, Entry
from winsboard.domain.text.calendar import FIRST_DAY, ONE_DAY
from winsboard.tui.components.text import fit, wrap
from winsboard.tui.terminal.notify import remind
from winsboard.tui.today.notice_lines import DayLine, day_lines, reminds

LOOKS: Final = 20.0
"""Seconds between two checks of the clock, if a reminder is set."""
TALL: Final = 30
MOST_ROWS: Final = 2
"""Maximum lines of one notice."""
LOW: Final = 24
"""From this height on, two notices are shown; below it, one."""


class DayNotes(Static):
    """Shows one or two lines for each notice, with its key at the end. Hidden if there are none."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    DayNotes {
        height: auto;
        padding: 0 1;
        &.-none { display: none; }
    }
    """

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    weekly: var[Entry | None] = var(None)

    def __init__(self, clock: Clock) -> None:
        super().__init__("", id="notes", classes="-none")
        self._clock = clock
        self._lines: tuple[DayLine, ...] = ()
        self._keys: list[str] = []
        """The key of each row."""
        self._looking: Timer | None = None
        self._reminded = False
        self._said_of: tuple[object, ...] = ()
        """The parts of the board that the notices depend on; compared at every change."""

    def on_mount(self) -> None:
        """Show the notices."""
        self._follow()

    def watch_board(self) -> None:
        """Update the notices if what they depend on has changed."""
        days = [self.board.entries(day) for day in (self.today, self.today - ONE_DAY)]
        said_of = (self.board.pages.get(LIBRARY), *days)
        if said_of != self._said_of:
            self._said_of = said_of
            self._follow()

    def watch_weekly(self) -> None:
        """Update the old win of the week."""
        self._follow()

    def watch_today(self) -> None:
        """Show the notices of the new day."""
        self._follow()

    def _follow(self) -> None:
        if not self.is_mounted:
            return
        wished = self.board.settings.reminder is not None
        if wished and self._looking is None:
            self._looking = self.set_interval(LOOKS, self.look)
            # Do not ring for a reminder that was due before the board was opened.
            self._reminded = self._is_due()
        elif not wished and self._looking is not None:
            self._looking.stop()
            self._looking = None
        self._show()

    def look(self) -> None:
        """Check whether the reminder has become due, and ring if that is set."""
        due = self._is_due()
        if due and not self._reminded:
            remind(self.app, self.board.settings)
        self._reminded = due
        self._show()

    def _is_due(self) -> bool:
        return reminds(self.board, self._clock.now(), self.today)

    def _show(self) -> None:
        said = day_lines(self.board, self._clock.now(), self.today, self.weekly)
        lines = fitting(said, self.app.size.height)
        if lines != self._lines:
            self._lines = lines
            self.set_class(not lines, "-none")
            self._paint()

    def on_resize(self) -> None:
        """Wrap the notices for the new width, and show as many as fit the new height."""
        self._show()
        self._paint()

    def _paint(self) -> None:
        width = self.content_size.width or self.app.size.width - 2
        rows = [(line, row) for line in self._lines for row in _painted(line, width)]
        self._keys = [line.key for line, _ in rows]
        self.update(Content("\n").join(row for _, row in rows))

    def on_click(self, event: events.Click) -> None:
        """Simulate the key of the clicked notice."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._keys):
            event.stop()
            if key := self._keys[offset.y]:
                self.app.simulate_key(key)


def fitting(lines: Sequence[DayLine], height: int) -> tuple[DayLine, ...]:
    """Return the notices that fit a window of this height; those with a key first."""
    if height >= TALL:
        return tuple(lines)
    waiting = sorted((line for line in lines if not line.done), key=lambda line: not line.key)
    shown = waiting[: 2 if height >= LOW else 1]
    return tuple(line for line in lines if line in shown)


def _painted(line: DayLine, width: int) -> list[Content]:
    """Return the rows of a notice; the last one has room for the key."""
    text = f"● {line.text}" if line.done else line.text
    end = cell_len(line.key) + cell_len(line.does) + 3 if line.key else 0
    rows = wrap(text, max(width - end, 1))
    if len(rows) > 1:
        rows = wrap(text, width)
    if len(rows) > MOST_ROWS or (end and cell_len(rows[-1]) > width - end):
        rows = [*rows[: MOST_ROWS - 1], " ".join(rows[MOST_ROWS - 1 :])]
    rows[-1] = fit(rows[-1], max(width - end, 1)).rstrip()
    painted = [Content.styled(row, "$done" if line.done else "") for row in rows]
    if line.key:
        keys = ("  ", (line.key, "bold $primary"), (f" {line.does}", "$quiet"))
        painted[-1] = Content.assemble(painted[-1], *keys)
    return painted
