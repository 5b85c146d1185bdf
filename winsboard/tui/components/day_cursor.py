"""A view of days in which a cursor walks: the calendar of a month, and the map of years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.geometry import Offset, Region
from textual.reactive import var

from winsboard.domain.text.calendar import FIRST_DAY, month_bounds
from winsboard.tui.components.navigation import Opened, Pointed, Step
from winsboard.tui.components.painted import Painted


class DayWalk(Painted, can_focus=True):
    """A cursor on a day, no further than the latest; it paints anew what changed and no more."""

    today: var[date] = var(FIRST_DAY)
    day: var[date] = var(FIRST_DAY)
    """The cursor's."""
    DAYS: ClassVar[Mapping[Step, int]]
    """By how many days an arrow goes."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.hovered: date | None = None
        """The day under the mouse."""

    @property
    def pointed(self) -> date:
        """The day that is spoken of: the mouse's, or the cursor's."""
        return self.hovered or self.day

    def region_of(self, day: date) -> Region | None:
        """The cells of a day; none where it is not shown."""
        raise NotImplementedError

    def day_at(self, offset: Offset) -> date | None:
        """The day in a cell."""
        raise NotImplementedError

    def turned(self, by: int) -> date:
        """The same day of another month, or the last one that it has."""
        months = self.day.year * 12 + self.day.month - 1 + by
        first = date(max(months // 12, 1), months % 12 + 1, 1)
        return first.replace(day=min(self.day.day, month_bounds(first)[1].day))

    def first_shown(self) -> date:
        """Where Home leads: the first of the month."""
        return self.day.replace(day=1)

    def latest(self) -> date:
        """Today, or the last day that is shown after it because something was written for it."""
        raise NotImplementedError

    def walk(self, step: Step) -> None:
        """Go where a key leads."""
        if step in self.DAYS:
            self.go_to(_near(self.day, self.DAYS[step]))
        elif step in ("page_back", "page_on"):
            self.go_to(self.turned(1 if step == "page_on" else -1))
        else:
            self.go_to(self.first_shown() if step == "first" else self.today)

    def go_to(self, day: date) -> None:
        """Put the cursor on a day."""
        before, self.hovered = self.day, None
        self.set_reactive(DayWalk.day, max(min(day, self.latest()), FIRST_DAY))
        if self.day != before:
            self.refresh_cells(self.region_of(before), self.region_of(self.day))

    def on_resize(self) -> None:
        """Another size shows other days."""
        self.refresh()
        self.post_message(Pointed())

    def on_click(self, event: events.Click) -> None:
        """A click walks there, one on the cursor opens the day."""
        offset = event.get_content_offset(self)
        day = self.day_at(offset) if offset else None
        if day is None or day > self.latest():
            return
        event.stop()
        if day == self.day:
            self.post_message(Opened())
        else:
            self.go_to(day)
            self.post_message(Pointed())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The day under the mouse is told in words."""
        offset = event.get_content_offset(self)
        self._hover(self.day_at(offset) if offset else None)

    def on_leave(self) -> None:
        """The cursor's day is told again."""
        self._hover(None)

    def _hover(self, day: date | None) -> None:
        if day != self.hovered:
            self.hovered = day
            self.post_message(Pointed())


def _near(day: date, by: int) -> date:
    """So many days on; the same one where the calendar ends."""
    ordinal = day.toordinal() + by
    return day + timedelta(days=by) if 1 <= ordinal <= date.max.toordinal() else day
