"""The visible part of the journal, and the selected entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from winsboard.domain.model.documents import Entry
from winsboard.tui.journal.entries.months import EntryPosition, JournalMonths, Read, RowPosition
from winsboard.tui.journal.entries.rows import Frame, Row

NOWHERE: Final = RowPosition("", 0)
NO_FRAME: Final = Frame(0, 24, date.min)
Shown: TypeAlias = list[tuple[RowPosition, Row]]


class JournalWindow:
    """The visible rows. Moving the selection scrolls it into view.

    Only the mouse wheel and the scroll bar scroll the selected entry out of view.
    """

    def __init__(self) -> None:
        self.months = JournalMonths(lambda _: (), (), NO_FRAME)
        self.height = 1
        self.at: EntryPosition | None = None
        self.shown: Shown = []
        self.thumb = -1
        """Line of the scroll bar's thumb; -1 if everything is visible."""
        self._before: Mapping[str, float] = {}
        self._top = NOWHERE
        self._entry: Entry | None = None

    @property
    def entry(self) -> Entry | None:
        """The selected entry."""
        return self.months.entry(self.at) if self.at is not None else None

    @property
    def line(self) -> int:
        """The first line of the selected entry; -1 if it is not visible."""
        if self.at is None:
            return -1
        begin = self.months.place(self.at)
        return next((n for n, (place, _) in enumerate(self.shown) if place == begin), -1)

    def lines_of(self, at: EntryPosition | None) -> list[int]:
        """Return the visible lines of an entry."""
        return [n for n in range(len(self.shown)) if at is not None and self.entry_on(n) == at]

    def entry_on(self, line: int) -> EntryPosition | None:
        """Return the entry on a line; None for a heading or a blank line."""
        if not 0 <= line < len(self.shown):
            return None
        place, row = self.shown[line]
        return EntryPosition(place.month, row.entry) if row.entry >= 0 else None

    def show(self, read: Read, names: Iterable[str], frame: Frame) -> None:
        """Show other months. The selected entry keeps its line if it is among them."""
        entry, line = self.entry, self.line
        self.months = JournalMonths(read, names, frame)
        self.at = self.months.find(entry) if entry else None
        self._show_selected_on(line if self.at else -1)

    def extend(self, names: Iterable[str]) -> None:
        """Append older months."""
        self.months.extend(names)
        if self.at is None:
            self._show_selected_on(-1)
        else:
            self._read_rows()

    def reload(self, changed: Iterable[str]) -> None:
        """Read changed months again; the selected entry keeps its line.

        If it is gone, the entry in its place is selected.
        """
        entry, line, before = self.entry, self.line, self.at
        for name in changed:
            self.months.forget(name)
        self.at = self.months.find(entry) if entry else None
        if self.at is None and before is not None:
            left = len(self.months.month(before.month).found)
            self.at = EntryPosition(before.month, min(before.nth, left - 1)) if left else None
        if self.at is None and entry is not None:
            self.at = self.months.nearest_to(entry.day)
        self._show_selected_on(line)

    def update_layout(self, frame: Frame, height: int) -> None:
        """Lay out for another frame or height."""
        line = self.line
        if frame != self.months.frame:
            self.months.set_frame(frame)
        self.height = max(height, 1)
        self._show_selected_on(min(line, self.height - 1))

    def select(self, at: EntryPosition | None, line: int | None = None) -> None:
        """Select an entry and show it on a line; without a line, scroll as little as possible."""
        if at is None:
            return
        self.at = at
        if line is None:
            self._reveal()
            self._read_rows()
        else:
            self._show_selected_on(line)

    def go_to(self, at: EntryPosition | None) -> None:
        """Select an entry and scroll to the heading of its day."""
        if at is None:
            return
        rows = self.months.month(at.month).rows
        first = self.months.place(at).row
        above = next((n for n in range(first + 1) if rows[first - n].kind == "day"), 0)
        self.select(at, min(above, self.height // 2))

    def step(self, by: int) -> None:
        """Move the selection by entries."""
        if self.at is not None:
            self.select(self.months.move_entries(self.at, by))

    def page(self, by: int) -> None:
        """Scroll by pages and select the entry on the same line."""
        if self.at is None:
            return
        line, top = max(self.line, 0), self._top
        self.scroll(by * max(self.height - 2, 1))
        if self._top == top:
            self.select(self.months.first() if by < 0 else self.months.last())
        else:
            self.select(self._nearest(line))

    def scroll(self, by: int) -> None:
        """Scroll without moving the selection."""
        self._top = self.months.move_rows(self._top, by)
        self._read_rows()

    def drag(self, line: int) -> None:
        """Scroll to the position of the dragged thumb."""
        names = self.months.names
        share = min(max(line / max(self.height - 1, 1), 0.0), 1.0)
        nth = max((n for n, name in enumerate(names) if self._share(name) <= share), default=-1)
        if nth < 0:
            return
        begin, end = self._span(nth)
        rows = len(self.months.month(names[nth]).rows)
        inside = (share - begin) / (end - begin) if end > begin else 0.0
        self._top = RowPosition(names[nth], max(min(int(inside * rows), rows - 1), 0))
        self._read_rows()

    def set_month_offsets(self, before: Mapping[str, float]) -> None:
        """Set the share of the journal before each month, from 0 to 1."""
        self._before = before
        self.thumb = self._thumb()

    def _thumb(self) -> int:
        if len(self.shown) < self.height:
            return -1
        top, last = self.shown[0][0], self.shown[-1][0]
        if not any(row.kind != "air" for _, row in self.months.rows(last, 3)[1:]):
            return -1 if self.months.move_rows(top, -1) == top else self.height - 1
        begin, end = self._span(self.months.names.index(top.month))
        inside = top.row / max(len(self.months.month(top.month).rows), 1)
        return min(round((begin + (end - begin) * inside) * (self.height - 1)), self.height - 2)

    def _span(self, nth: int) -> tuple[float, float]:
        names = self.months.names
        end = self._share(names[nth + 1]) if nth + 1 < len(names) else 1.0
        return self._share(names[nth]), end

    def _share(self, name: str) -> float:
        known = self._before.get(name)
        names = self.months.names
        return known if known is not None else names.index(name) / len(names)

    def _nearest(self, line: int) -> EntryPosition | None:
        near = sorted(range(len(self.shown)), key=lambda n: abs(n - line))
        return next((at for n in near if (at := self.entry_on(n))), None)

    def _show_selected_on(self, line: int) -> None:
        """Show the selected entry on a line; with a negative line, show the top of the journal."""
        if self.at is None:
            self.at, line = self.months.first(), -1
        if self.at is None:
            self._top, self.shown, self.thumb = NOWHERE, [], -1
            return
        if line < 0:
            self._top = self._beginning()
        else:
            self._top = self.months.move_rows(self.months.place(self.at), -line)
        self._reveal()
        self._read_rows()

    def _beginning(self) -> RowPosition:
        first = self.months.first()
        return RowPosition(first.month, 0) if first else NOWHERE

    def _reveal(self) -> None:
        """Scroll as little as possible to show the selected entry and the heading of its day."""
        if self.at is None:
            return
        month = self.months.month(self.at.month)
        first, last = month.starts[self.at.nth], month.last_row(self.at.nth)
        if month.rows[first - 1].kind == "day" and last - first + 1 < self.height:
            first -= 1
        begin, end = RowPosition(self.at.month, first), RowPosition(self.at.month, last)
        window = {place for place, _ in self.months.rows(self._top, self.height)}
        if begin in window and end in window:
            return
        if _is_above(begin, self._top) or last - first >= self.height:
            self._top = begin
        else:
            self._top = self.months.move_rows(end, 1 - self.height)

    def _read_rows(self) -> None:
        rows = self.months.rows(self._top, self.height)
        if rows and len(rows) < self.height:
            # Leave no empty rows below the oldest entry.
            self._top = self.months.move_rows(rows[-1][0], 1 - self.height)
            rows = self.months.rows(self._top, self.height)
        self.shown = rows
        self.thumb = self._thumb()


def _is_above(one: RowPosition, other: RowPosition) -> bool:
    return one.month > other.month or (one.month == other.month and one.row < other.row)
