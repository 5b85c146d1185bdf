"""The part of the journal that is on the screen, and the entry that is chosen in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from winsboard.domain.model.documents import Entry
from winsboard.tui.journal.months import At, JournalMonths, Place, Read
from winsboard.tui.journal.rows import Frame, Row

NOWHERE: Final = Place("", 0)
NO_FRAME: Final = Frame(0, 24, date.min)
Shown: TypeAlias = list[tuple[Place, Row]]


class JournalWindow:
    """So many rows of the journal; every move leaves the chosen entry or a page of it in sight.

    Only turning the wheel or drawing the thumb moves the window away from the chosen entry.
    """

    def __init__(self) -> None:
        self.months = JournalMonths(lambda _: (), (), NO_FRAME)
        self.height = 1
        self.at: At | None = None
        self.shown: Shown = []
        self.thumb = -1
        """The line that tells where in the journal this is; -1 where all of it is here."""
        self._before: Mapping[str, float] = {}
        self._top = NOWHERE
        self._entry: Entry | None = None

    @property
    def entry(self) -> Entry | None:
        """The chosen entry."""
        return self.months.entry(self.at) if self.at is not None else None

    @property
    def line(self) -> int:
        """On which line the chosen entry begins; -1 where that is not on the screen."""
        if self.at is None:
            return -1
        begin = self.months.place(self.at)
        return next((n for n, (place, _) in enumerate(self.shown) if place == begin), -1)

    def lines_of(self, at: At | None) -> list[int]:
        """The lines on which an entry stands."""
        return [n for n in range(len(self.shown)) if at is not None and self.entry_on(n) == at]

    def entry_on(self, line: int) -> At | None:
        """The entry of which a line is; none for a day's name and for air."""
        if not 0 <= line < len(self.shown):
            return None
        place, row = self.shown[line]
        return At(place.month, row.entry) if row.entry >= 0 else None

    def show(self, read: Read, names: Iterable[str], frame: Frame) -> None:
        """Show other months; the chosen entry stays on its line, if it is among them."""
        entry, line = self.entry, self.line
        self.months = JournalMonths(read, names, frame)
        self.at = self.months.find(entry) if entry else None
        self._stand(line if self.at else -1)

    def extend(self, names: Iterable[str]) -> None:
        """Put older months after those there are."""
        self.months.extend(names)
        if self.at is None:
            self._stand(-1)
        else:
            self._take_rows()

    def read_again(self, changed: Iterable[str]) -> None:
        """Take months as they are now; what is chosen stays on its line.

        Where that is gone, what stands in its place is chosen.
        """
        entry, line, before = self.entry, self.line, self.at
        for name in changed:
            self.months.forget(name)
        self.at = self.months.find(entry) if entry else None
        if self.at is None and before is not None:
            left = len(self.months.month(before.month).found)
            self.at = At(before.month, min(before.nth, left - 1)) if left else None
        if self.at is None and entry is not None:
            self.at = self.months.near(entry.day)
        self._stand(line)

    def lay_out(self, frame: Frame, height: int) -> None:
        """Lay out for another width, clock or day, or another height."""
        line = self.line
        if frame != self.months.frame:
            self.months.lay_out(frame)
        self.height = max(height, 1)
        self._stand(min(line, self.height - 1))

    def choose(self, at: At | None, line: int | None = None) -> None:
        """Choose an entry; it comes on a line, or the window moves as little as possible."""
        if at is None:
            return
        self.at = at
        if line is None:
            self._reveal()
            self._take_rows()
        else:
            self._stand(line)

    def go_to(self, at: At | None) -> None:
        """Choose an entry, and begin the window with its day where it can."""
        if at is None:
            return
        rows = self.months.month(at.month).rows
        first = self.months.place(at).row
        above = next((n for n in range(first + 1) if rows[first - n].kind == "day"), 0)
        self.choose(at, min(above, self.height // 2))

    def step(self, by: int) -> None:
        """Choose an entry further down or up."""
        if self.at is not None:
            self.choose(self.months.step(self.at, by))

    def turn(self, by: int) -> None:
        """Move by a window full, and choose what is on the same line then."""
        if self.at is None:
            return
        line, top = max(self.line, 0), self._top
        self.scroll(by * max(self.height - 2, 1))
        if self._top == top:
            self.choose(self.months.first() if by < 0 else self.months.last())
        else:
            self.choose(self._nearest(line))

    def scroll(self, by: int) -> None:
        """Move the window and leave the choice where it is."""
        self._top = self.months.walk(self._top, by)
        self._take_rows()

    def drag(self, line: int) -> None:
        """Move to where the thumb is drawn to."""
        names = self.months.names
        share = min(max(line / max(self.height - 1, 1), 0.0), 1.0)
        nth = max((n for n, name in enumerate(names) if self._share(name) <= share), default=-1)
        if nth < 0:
            return
        begin, end = self._span(nth)
        rows = len(self.months.month(names[nth]).rows)
        inside = (share - begin) / (end - begin) if end > begin else 0.0
        self._top = Place(names[nth], max(min(int(inside * rows), rows - 1), 0))
        self._take_rows()

    def set_month_offsets(self, before: Mapping[str, float]) -> None:
        """Take how much of the journal stands before each month, from 0 to 1."""
        self._before = before
        self.thumb = self._thumb()

    def _thumb(self) -> int:
        if len(self.shown) < self.height:
            return -1
        top, last = self.shown[0][0], self.shown[-1][0]
        if not any(row.kind != "air" for _, row in self.months.rows(last, 3)[1:]):
            return -1 if self.months.walk(top, -1) == top else self.height - 1
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

    def _nearest(self, line: int) -> At | None:
        near = sorted(range(len(self.shown)), key=lambda n: abs(n - line))
        return next((at for n in near if (at := self.entry_on(n))), None)

    def _stand(self, line: int) -> None:
        """Show the chosen entry on a line; for one above all lines, the beginning."""
        if self.at is None:
            self.at, line = self.months.first(), -1
        if self.at is None:
            self._top, self.shown, self.thumb = NOWHERE, [], -1
            return
        if line < 0:
            self._top = self._beginning()
        else:
            self._top = self.months.walk(self.months.place(self.at), -line)
        self._reveal()
        self._take_rows()

    def _beginning(self) -> Place:
        first = self.months.first()
        return Place(first.month, 0) if first else NOWHERE

    def _reveal(self) -> None:
        """Move as little as possible so that the chosen entry shows, and its day above it."""
        if self.at is None:
            return
        month = self.months.month(self.at.month)
        first, last = month.starts[self.at.nth], month.last_row(self.at.nth)
        if month.rows[first - 1].kind == "day" and last - first + 1 < self.height:
            first -= 1
        begin, end = Place(self.at.month, first), Place(self.at.month, last)
        window = {place for place, _ in self.months.rows(self._top, self.height)}
        if begin in window and end in window:
            return
        if _is_above(begin, self._top) or last - first >= self.height:
            self._top = begin
        else:
            self._top = self.months.walk(end, 1 - self.height)

    def _take_rows(self) -> None:
        rows = self.months.rows(self._top, self.height)
        if rows and len(rows) < self.height:
            # No room is left empty below the oldest entry.
            self._top = self.months.walk(rows[-1][0], 1 - self.height)
            rows = self.months.rows(self._top, self.height)
        self.shown = rows
        self.thumb = self._thumb()


def _is_above(one: Place, other: Place) -> bool:
    return one.month > other.month or (one.month == other.month and one.row < other.row)
