"""The notes under the heading: yesterday's line, a kind line, the reminder; mostly none."""

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
"""Seconds between two looks at the clock, where a reminder is wished."""
TALL: Final = 30
MOST_ROWS: Final = 2
"""Of one note."""
LOW: Final = 24
"""Lines of a window below which two notes are shown, and one."""


class DayNotes(Static):
    """A line or two for each note, its key at the end; it takes no room while there is none."""

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
        """What answers the note of each row."""
        self._looking: Timer | None = None
        self._reminded = False
        self._said_of: tuple[object, ...] = ()
        """What of the board the notes hang on, so that a tick costs them next to nothing."""

    def on_mount(self) -> None:
        """Show what there is to say."""
        self._follow()

    def watch_board(self) -> None:
        """What was ticked is shown as done, what was written as said."""
        days = [self.board.entries(day) for day in (self.today, self.today - ONE_DAY)]
        said_of = (self.board.pages.get(LIBRARY), *days)
        if said_of != self._said_of:
            self._said_of = said_of
            self._follow()

    def watch_weekly(self) -> None:
        """The old win of the week came, or went."""
        self._follow()

    def watch_today(self) -> None:
        """A new day says something else."""
        self._follow()

    def _follow(self) -> None:
        if not self.is_mounted:
            return
        wished = self.board.settings.reminder is not None
        if wished and self._looking is None:
            self._looking = self.set_interval(LOOKS, self.look)
            # Nobody is rung for an hour that had come before.
            self._reminded = self._is_due()
        elif not wished and self._looking is not None:
            self._looking.stop()
            self._looking = None
        self._show()

    def look(self) -> None:
        """Notice that the hour of the reminder has come, and ring where that is wished."""
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
        """Another width cuts other lines, another height has room for more or fewer."""
        self._show()
        self._paint()

    def _paint(self) -> None:
        width = self.content_size.width or self.app.size.width - 2
        rows = [(line, row) for line in self._lines for row in _painted(line, width)]
        self._keys = [line.key for line, _ in rows]
        self.update(Content("\n").join(row for _, row in rows))

    def on_click(self, event: events.Click) -> None:
        """A click on a note is its key."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._keys):
            event.stop()
            if key := self._keys[offset.y]:
                self.app.simulate_key(key)


def fitting(lines: Sequence[DayLine], height: int) -> tuple[DayLine, ...]:
    """The lines that a window of so many lines has room for; those that ask for a key first."""
    if height >= TALL:
        return tuple(lines)
    waiting = sorted((line for line in lines if not line.done), key=lambda line: not line.key)
    shown = waiting[: 2 if height >= LOW else 1]
    return tuple(line for line in lines if line in shown)


def _painted(line: DayLine, width: int) -> list[Content]:
    """The rows of a note; the last one leaves room for its key."""
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
