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
from winsboard.domain.model.documents import LIBRARY, Entry, Mark
from winsboard.domain.settings.notes import Note
from winsboard.domain.text.calendar import FIRST_DAY, ONE_DAY
from winsboard.tui.components.text import fit
from winsboard.tui.terminal.notify import remind
from winsboard.tui.today.notice_lines import Notice, day_lines, shows_reminder
from winsboard.words import format_phrase

CHECK_INTERVAL: Final = 20.0
"""Seconds between two checks of the clock, if a reminder is set."""
TURNS: Final = 3600.0
"""Seconds after which the next of several notices is shown."""
BAR: Final = "▌ "
TIMED: Final[frozenset[Note]] = frozenset({"habit", "reminder"})
"""The reminders, which are shown before all others while they are due."""


class DayNotes(Static):
    """One line for the notices of the day, one after the other, with the key that answers it.

    The line is there even if there is nothing to say, so that nothing below it ever moves.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "DayNotes { height: 1; padding: 0 1; }"

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    weekly: var[Entry | None] = var(None)
    letter: var[Entry | None] = var(None)

    def __init__(self, clock: Clock) -> None:
        super().__init__("", id="notes")
        self._clock = clock
        self._line: Notice | None = None
        self._turn = 0
        """How many hours ago the first notice was shown."""
        self._looking: Timer | None = None
        self._reminded = False
        self._said_of: tuple[object, ...] = ()
        """The parts of the board that the notices depend on; compared at every change."""

    def on_mount(self) -> None:
        """Show the first notice, and the next one every hour."""
        self._follow()
        self.set_interval(TURNS, self.turn)

    def turn(self) -> None:
        """Show the next notice."""
        self._turn += 1
        self._show()

    @property
    def notice(self) -> Notice | None:
        """The notice that is shown now."""
        return self._line

    def watch_board(self) -> None:
        """Update the notices if what they depend on has changed."""
        days = [self.board.entries(day) for day in (self.today, self.today - ONE_DAY)]
        said_of = (self.board.pages.get(LIBRARY), *days, *self._marks())
        if said_of != self._said_of:
            self._said_of = said_of
            self._follow()

    def _marks(self) -> list[Mark | None]:
        """Return today's marks of the habits that the board reminds of."""
        habits = self.board.habits
        return [self.board.mark(habit.id, self.today) for habit in habits if habit.remind]

    def watch_weekly(self) -> None:
        """Update the old win of the week."""
        self._follow()

    def watch_letter(self) -> None:
        """Show that a letter came back, or that it does not wait any more."""
        self._follow()

    def watch_today(self) -> None:
        """Show the notices of the new day."""
        self._follow()

    def _follow(self) -> None:
        if not self.is_mounted or self.today == FIRST_DAY:
            return
        timed = any(habit.remind for habit in self.board.habits)
        wished = timed or self.board.settings.reminder is not None
        if wished and self._looking is None:
            self._looking = self.set_interval(CHECK_INTERVAL, self.check_now)
            # Do not ring for a reminder that was due before the board was opened.
            self._reminded = self._is_due()
        elif not wished and self._looking is not None:
            self._looking.stop()
            self._looking = None
        self._show()

    def check_now(self) -> None:
        """Check whether the reminder has become due, and ring if that is set."""
        due = self._is_due()
        if due and not self._reminded:
            remind(self.app, self.board.settings)
        self._reminded = due
        self._show()

    def _is_due(self) -> bool:
        return shows_reminder(self.board, self._clock.now(), self.today)

    def _show(self) -> None:
        lines = day_lines(self.board, self._clock.now(), self.today, self.weekly, self.letter)
        line = shown_of(lines, self._turn)
        if line != self._line:
            self._line = line
            self._paint()

    def on_resize(self) -> None:
        """Cut the notice for the new width."""
        self._paint()

    def _paint(self) -> None:
        width = self.content_size.width or self.app.size.width - 2
        self.update(_painted(self._line, width) if self._line else Content(""), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Simulate the key of the notice."""
        event.stop()
        if self._line is not None and self._line.key:
            self.app.simulate_key(self._line.key)


def shown_of(lines: Sequence[Notice], turn: int) -> Notice | None:
    """Return the one notice to show: the most important one, and the next one every hour.

    The reminder stays while it is due. One that was answered is shown only if there is no other.
    """
    waiting = [line for line in lines if not line.done]
    if waiting:
        return waiting[0 if waiting[0].kind in TIMED else turn % len(waiting)]
    return lines[0] if lines else None


def _painted(line: Notice, width: int) -> Content:
    """Return the notice on one line.

    In a narrow window the person's own words come first: then what introduces them is left out, and
    what the key does.
    """
    mark = "● " if line.done else ""
    short = line.short or line.text
    room = width - cell_len(BAR)
    hide = format_phrase("keys.hide_note.short")
    ways = ((line.text, line.does, hide), (line.text, line.does, ""), (short, line.does, ""))
    for text, does, hides in (*ways, (short, "", "")):
        said = mark + " ".join(text.split())
        end = cell_len(line.key) + 2 + (cell_len(does) + 1 if does else 0) if line.key else 0
        end += cell_len(hides) + 5 if hides else 0
        if cell_len(said) + end <= room:
            break
    style = "$done" if line.done else ""
    parts = [(BAR, style or "$line"), (fit(said, max(room - end, 1)).rstrip(), style)]
    if line.key:
        parts += [("  ", ""), (line.key, "bold $primary")]
        parts += [(f" {does}", "$quiet")] if does else []
    if hides:
        parts += [("  ", ""), ("-", "bold $primary"), (f" {hides}", "$quiet")]
    return Content.assemble(*parts)
