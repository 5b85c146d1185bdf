"""The journal as a sequence of rows. Only a few months are in memory at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final, TypeAlias

from winsboard.domain.journal.query import SearchResult
from winsboard.domain.model.documents import Entry, month_of
from winsboard.named_tuple import NamedTuple
from winsboard.tui.journal.entries.rows import Frame, Row, rows_of

UNBOUNDED: Final = 1 << 30
"""A row index after all rows of a month."""
MAX_MONTHS: Final = 48
"""Maximum number of months in memory. A search with few matches per month needs many."""

Read: TypeAlias = Callable[[str], tuple[SearchResult, ...]]
"""Reads the entries of a month, newest first."""


class RowPosition(NamedTuple):
    """The position of a row."""

    month: str
    row: int


class EntryPosition(NamedTuple):
    """The position of an entry."""

    month: str
    nth: int


class Month(NamedTuple):
    """A month with its rows."""

    found: tuple[SearchResult, ...]
    rows: tuple[Row, ...]
    starts: tuple[int, ...]
    """The first row of each entry."""

    def last_row(self, nth: int) -> int:
        """Return the last row of an entry."""
        row = self.starts[nth]
        while row + 1 < len(self.rows) and self.rows[row + 1].entry == nth:
            row += 1
        return row


class JournalMonths:
    """Months, newest first. A month is read when one of its rows is needed."""

    def __init__(self, read: Read, names: Iterable[str], frame: Frame) -> None:
        """`names` are months as `YYYY-MM`, newest first; months without entries have no rows."""
        self._read = read
        self._names: list[str] = []
        self._order: dict[str, int] = {}
        self._found: OrderedDict[str, tuple[SearchResult, ...]] = OrderedDict()
        self._months: dict[str, Month] = {}
        self.frame = frame
        self.extend(names)

    @property
    def names(self) -> tuple[str, ...]:
        """All months, newest first."""
        return tuple(self._names)

    @property
    def loaded(self) -> tuple[str, ...]:
        """The months in memory."""
        return tuple(self._found)

    def extend(self, names: Iterable[str]) -> None:
        """Append older months."""
        for name in names:
            self._order[name] = len(self._names)
            self._names.append(name)

    def add_loaded(self, name: str, found: tuple[SearchResult, ...]) -> None:
        """Add a month that has already been read, if there is room for it."""
        if len(self._found) < MAX_MONTHS:
            self._found[name] = found

    def set_frame(self, frame: Frame) -> None:
        """Lay out the rows for another frame from now on."""
        self.frame = frame
        self._months.clear()

    def forget(self, name: str) -> None:
        """Drop a month, so that it is read again."""
        self._found.pop(name, None)
        self._months.pop(name, None)

    def month(self, name: str) -> Month:
        """Return a month; reads it and lays it out if necessary."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._read(name)
            if len(self._found) > MAX_MONTHS:
                gone, _ = self._found.popitem(last=False)
                self._months.pop(gone, None)
        else:
            self._found.move_to_end(name)
        month = self._months.get(name)
        if month is None:
            rows = rows_of(found, self.frame)
            starts = {row.entry: n for n, row in reversed(list(enumerate(rows)))}
            places = tuple(starts[nth] for nth in range(len(found)))
            month = self._months[name] = Month(found, rows, places)
        return month

    def rows(self, top: RowPosition, count: int) -> list[tuple[RowPosition, Row]]:
        """Return up to `count` rows from a position; fewer at the end of the journal."""
        return list(islice(self._down(top), count))

    def move_rows(self, place: RowPosition, by: int) -> RowPosition:
        """Return the position `by` rows below (above if negative), or the last one there is."""
        rows = (p for p, _ in self._down(place)) if by >= 0 else self._up(place)
        for found in islice(rows, abs(by) + 1):
            place = found
        return place

    def _down(self, place: RowPosition) -> Iterator[tuple[RowPosition, Row]]:
        name, first = place
        for month in self._names[self._order.get(name, len(self._names)) :]:
            rows = self.month(month).rows
            for n in range(first, len(rows)):
                yield RowPosition(month, n), rows[n]
            first = 0

    def _up(self, place: RowPosition) -> Iterator[RowPosition]:
        name, last = place
        for month in reversed(self._names[: self._order.get(name, -1) + 1]):
            rows = len(self.month(month).rows)
            for n in range(min(last, rows - 1), -1, -1):
                yield RowPosition(month, n)
            last = UNBOUNDED

    def entry(self, at: EntryPosition) -> Entry:
        """Return the entry at a position."""
        return self.month(at.month).found[at.nth].entry

    def place(self, at: EntryPosition) -> RowPosition:
        """Return the position of an entry's first row."""
        return RowPosition(at.month, self.month(at.month).starts[at.nth])

    def move_entries(self, at: EntryPosition, by: int) -> EntryPosition:
        """Return the position `by` entries below (above if negative), or the last one there is."""
        for found in islice(self._entries(at, down=by >= 0), abs(by) + 1):
            at = found
        return at

    def first(self) -> EntryPosition | None:
        """The position of the newest entry."""
        return next(self._entries(None, down=True), None)

    def last(self) -> EntryPosition | None:
        """The position of the oldest entry."""
        return next(self._entries(None, down=False), None)

    def _entries(self, at: EntryPosition | None, *, down: bool) -> Iterator[EntryPosition]:
        names = self._names if down else self._names[::-1]
        start = 0
        if at is not None:
            place = self._order[at.month]
            start = place if down else len(names) - 1 - place
        for name in names[start:]:
            count = len(self.month(name).found)
            order = range(count) if down else range(count - 1, -1, -1)
            here = at.nth if at is not None and at.month == name else None
            for nth in order:
                if here is None or (nth >= here if down else nth <= here):
                    yield EntryPosition(name, nth)

    def nearest_to(self, day: date) -> EntryPosition | None:
        """Return the first entry of a day, or else the nearest before it, or else the oldest."""
        wanted = month_of(day)
        for name in self._names:
            if name > wanted:
                continue
            for nth, found in enumerate(self.month(name).found):
                if found.entry.day <= day:
                    return EntryPosition(name, nth)
        return self.last()

    def find(self, entry: Entry) -> EntryPosition | None:
        """Return the position of an entry, found by its current or a former id."""
        name = month_of(entry.day)
        if name not in self._order:
            return None
        there = [found.entry for found in self.month(name).found]
        ids = [found.id for found in there]
        if entry.id in ids:
            return EntryPosition(name, ids.index(entry.id))
        moved = (nth for nth, found in enumerate(there) if entry.id in found.was)
        return next((EntryPosition(name, nth) for nth in moved), None)
