"""Base of the widgets with a cursor on a day: the month calendar and the year map."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.geometry import Offset, Region
from textual.reactive import var

from winsboard.domain.text.calendar import FIRST_DAY, month_bounds
from winsboard.tui.components.navigation import Opened, SelectionChanged, Step
from winsboard.tui.components.painted import Painted


class DayCursor(Painted, can_focus=True):
    """A cursor on a day, not later than `latest`. Only changed cells are repainted."""

    today: var[date] = var(FIRST_DAY)
    day: var[date] = var(FIRST_DAY)
    """The day of the cursor."""
    DAYS: ClassVar[Mapping[Step, int]]
    """Days to move for each arrow key."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.hovered: date | None = None
        """The day under the mouse."""

    @property
    def described_day(self) -> date:
        """The day under the mouse, otherwise the day of the cursor."""
        return self.hovered or self.day

    def region_of(self, day: date) -> Region | None:
        """Return the cells of a day, or None if it is not visible."""
        raise NotImplementedError

    def cursor_cell(self) -> Offset | None:
        """Return the cell of the chosen day, for the terminal's cursor."""
        region = self.region_of(self.day)
        return None if region is None else region.offset

    def day_at(self, offset: Offset) -> date | None:
        """Return the day at an offset in the content, or None."""
        raise NotImplementedError

    def same_day_in_month(self, by: int) -> date:
        """Return the same day in another month, or that month's last day."""
        months = self.day.year * 12 + self.day.month - 1 + by
        first = date(max(months // 12, 1), months % 12 + 1, 1)
        return first.replace(day=min(self.day.day, month_bounds(first)[1].day))

    def first_day_shown(self) -> date:
        """The target of Home: the first of the month."""
        return self.day.replace(day=1)

    def latest(self) -> date:
        """The last day the cursor can reach: today, or a later day that has entries."""
        raise NotImplementedError

    def move(self, step: Step) -> None:
        """Move the cursor for a key."""
        if step in self.DAYS:
            self.go_to(_near(self.day, self.DAYS[step]))
        elif step in ("page_back", "page_on"):
            self.go_to(self.same_day_in_month(1 if step == "page_on" else -1))
        else:
            self.go_to(self.first_day_shown() if step == "first" else self.today)

    def go_to(self, day: date) -> None:
        """Move the cursor to a day."""
        before, self.hovered = self.day, None
        self.set_reactive(DayCursor.day, max(min(day, self.latest()), FIRST_DAY))
        if self.day != before:
            self.refresh_cells(self.region_of(before), self.region_of(self.day))

    def on_resize(self) -> None:
        """Repaint for the new size; the visible days may be different."""
        self.refresh()
        self.post_message(SelectionChanged())

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked day; a click on the cursor opens the day."""
        offset = event.get_content_offset(self)
        day = self.day_at(offset) if offset else None
        if day is None or day > self.latest():
            return
        event.stop()
        if day == self.day:
            self.post_message(Opened())
        else:
            self.go_to(day)
            self.post_message(SelectionChanged())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Report the day under the mouse."""
        offset = event.get_content_offset(self)
        self._hover(self.day_at(offset) if offset else None)

    def on_leave(self) -> None:
        """Report the day of the cursor again."""
        self._hover(None)

    def _hover(self, day: date | None) -> None:
        if day != self.hovered:
            self.hovered = day
            self.post_message(SelectionChanged())


def _near(day: date, by: int) -> date:
    """Return the day so many days away; the same day at the end of the calendar."""
    ordinal = day.toordinal() + by
    return day + timedelta(days=by) if 1 <= ordinal <= date.max.toordinal() else day
