"""The calendar beside the journal: which days have entries, and which day is selected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.reactive import var
from textual.strip import Strip

from winsboard.domain.model.documents import month_of
from winsboard.domain.text.calendar import (
    FIRST_DAY,
    ONE_DAY,
    month_bounds,
    weekdays_from,
    weeks_between,
)
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.day_cursor import DayCursor
from winsboard.tui.components.navigation import Opened, SelectionChanged, Step
from winsboard.tui.keys.bindings import bindings_of
from winsboard.tui.terminal.cells import cell_len
from winsboard.words.sentences.journal.counts import entries_words
from winsboard.words.text.dates import month_words, weekday_number

CELL: Final = 4
"""Width of a day in cells: its number, and a dot if it has entries."""
WIDTH: Final = 7 * CELL
WORDS: Final = "•"
NEAR: Final = timedelta(days=200)
"""The first month shown is at most this far after the month of the cursor."""


class Line(NamedTuple):
    """One line of the calendar."""

    month: date
    week: tuple[date | None, ...] = ()
    """The seven days; None for days of other months. Empty if the line is not a week."""
    head: bool = False
    """Whether it is the line with the weekdays."""
    air: bool = False


class WordCalendar(DayCursor):
    """A calendar with a cursor; days with entries are marked."""

    place = "calendar"
    DAYS: ClassVar[Mapping[Step, int]] = {"left": -1, "right": 1, "up": -7, "down": 7}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("calendar", first=True)]
    DEFAULT_CSS = "WordCalendar { overflow: hidden; }"

    week_start: var[int] = var(0)
    written: var[Mapping[str, Mapping[date, int]]] = var[Mapping[str, Mapping[date, int]]]({})
    """The number of entries per day, by month."""
    began: var[date] = var(FIRST_DAY)
    """The day of the first entry. The days before it are blank."""

    def __init__(self) -> None:
        super().__init__("calendar")
        self._lines: list[Line] = []
        self._newest = FIRST_DAY
        """The month at the top; older ones follow below."""

    def watch_week_start(self) -> None:
        """Lay out with the new first day of the week."""
        self._lay_out()
        self.refresh()

    def watch_began(self) -> None:
        """Repaint the days before the first entry."""
        self.refresh()

    def watch_written(self) -> None:
        """Repaint the marks."""
        self.refresh()

    def on_resize(self) -> None:
        """Lay out as many months as fit."""
        self._lay_out()
        self.refresh()

    def go_to(self, day: date) -> None:
        """Move the cursor to a day."""
        super().go_to(day)
        self._follow()

    def move(self, step: Step) -> None:
        """Move the cursor for a key and report it."""
        super().move(step)
        self.post_message(SelectionChanged())

    def show_day(self, day: date) -> None:
        """Move the cursor to a day selected elsewhere, without reporting it."""
        before = self.day
        self.set_reactive(DayCursor.day, day)
        self.refresh_cells(self.region_of(before), self.region_of(day))
        self._follow()

    def _follow(self) -> None:
        if self.region_of(self.day) is None:
            self._lay_out()
            self.refresh()

    def _lay_out(self) -> None:
        """Lay out the months that fit, moved as little as possible to include the cursor."""
        month, height = self.day.replace(day=1), self.content_size.height
        if not height:
            return
        if month > self._newest or self._newest == FIRST_DAY:
            self._newest = month
        elif month + NEAR < self._newest:
            self._newest = (month + NEAR).replace(day=1)
        self._lines = self._from(self._newest, height)
        while self.region_of(self.day) is None and self._newest > month:
            self._newest = _month_before(self._newest)
            self._lines = self._from(self._newest, height)

    def _from(self, month: date, height: int) -> list[Line]:
        """Return the lines of as many whole months as fit, but at least one."""
        lines: list[Line] = []
        while month > FIRST_DAY:
            first, last = month_bounds(month)
            weeks = [Line(month, week) for week in weeks_between(first, last, self.week_start)]
            block = [Line(month), Line(month, head=True), *weeks]
            if lines and len(lines) + len(block) + 1 > height:
                break
            lines += [*([Line(month, air=True)] if lines else []), *block]
            month = _month_before(month)
        return lines[:height]

    def latest(self) -> date:
        """The last day the cursor can reach: today, or a later day with entries."""
        return max([self.today, *(day for days in self.written.values() for day in days)])

    def region_of(self, day: date) -> Region | None:
        """Return the cells of a day."""
        for y, line in enumerate(self._lines):
            if day in line.week:
                return Region(line.week.index(day) * CELL, y, CELL, 1)
        return None

    def cursor_cell(self) -> Offset | None:
        """Return the first cell of the chosen number, for the terminal's cursor."""
        region = self.region_of(self.day)
        return None if region is None else region.offset + Offset(1, 0)

    def day_at(self, offset: Offset) -> date | None:
        """Return the day at an offset."""
        if not 0 <= offset.y < len(self._lines) or not 0 <= offset.x < WIDTH:
            return None
        week = self._lines[offset.y].week
        return week[offset.x // CELL] if week else None

    def action_day_before(self) -> None:
        """Go to the day before."""
        self.move("left")

    def action_day_after(self) -> None:
        """Go to the day after."""
        self.move("right")

    def action_week_before(self) -> None:
        """Go one week back."""
        self.move("up")

    def action_week_after(self) -> None:
        """Go one week forward."""
        self.move("down")

    def action_month_before(self) -> None:
        """Go to the same day of the month before."""
        self.move("page_back")

    def action_month_after(self) -> None:
        """Go to the same day of the next month."""
        self.move("page_on")

    def action_month_begin(self) -> None:
        """Go to the first of the month."""
        self.move("first")

    def action_to_today(self) -> None:
        """Go to today."""
        self.move("last")

    def action_take_day(self) -> None:
        """Move the focus to the entries of the day."""
        self.post_message(Opened())

    def action_leave_calendar(self) -> None:
        """Move the focus back to the entries."""
        self.post_message(Opened())

    def render_line(self, y: int) -> Strip:
        """Render the name of a month, the weekdays or a week."""
        line = self._lines[y] if y < len(self._lines) else Line(FIRST_DAY, air=True)
        if line.air:
            return self.strip([])
        if line.head:
            names = (weekday_number(n)[:2] for n in weekdays_from(self.week_start))
            return self.strip([("".join(f"{name:>{CELL - 1}} " for name in names), "quiet")])
        if not line.week:
            return self._title(line.month)
        return self.strip([part for day in line.week for part in self._cell(day)])

    def _title(self, month: date) -> Strip:
        name = f" {month_words(month)}"
        written = self.written.get(month_of(month), {})
        said = entries_words(sum(written.values())) if written else ""
        gap = " " * max(WIDTH - 1 - cell_len(name) - cell_len(said), 1)
        return self.strip([(name, "strong"), (gap, "text"), (said, "quiet")])

    def _cell(self, day: date | None) -> list[tuple[str, str]]:
        if day is None:
            return [(" " * CELL, "text")]
        has_words = day in self.written.get(month_of(day), {})
        number, sign = f"{day.day:>{CELL - 1}}", WORDS if has_words else " "
        if day == self.day:
            return [
                (" ", "text"),
                (number[1:], "cursor" if self.has_focus else "lit strong shadow"),
                (sign, "accent"),
            ]
        if day < self.began and not has_words and day != self.today:
            return [(" " * CELL, "text")]
        name = "title" if day == self.today else "text" if has_words else "quiet"
        return [(number, name), (sign, "accent")]


def _month_before(month: date) -> date:
    return (month - ONE_DAY).replace(day=1)
