"""Reading the entries of all years, one month at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from winsboard.domain.journal.query import ANYTHING, Found, Query, found_in
from winsboard.domain.model.board import MOOD
from winsboard.domain.model.documents import Entry, month_of
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.text.calendar import FIRST_MONTH, LAST_MONTH, months_between
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.month_reader import MonthReader, Version

LAST: Final = "last"
"""What can be typed for the id of the entry that was written last."""


class MonthRead(NamedTuple):
    """What of one month fits."""

    month: str
    found: tuple[Found, ...]
    """In the order of the reading, so newest or oldest first; often empty."""


class MonthOutline(NamedTuple):
    """How much is written in a month."""

    month: str
    entries: Mapping[date, int]
    """By day; a day without words is not there."""

    @property
    def total(self) -> int:
        """How many entries the month has."""
        return sum(self.entries.values())


class Reader:
    """The journal of all years, with what is not on disk yet.

    Any thread may use it. No month stays in memory that the board does not hold anyway, so thirty
    years take no more of it than one. A month that cannot be read is passed over and told in
    `passed_over`.
    """

    def __init__(self, source: MonthReader) -> None:
        self._source = source
        self._outlines: dict[str, tuple[tuple[Version, bool], MonthOutline]] = {}

    @property
    def unreadable_months(self) -> tuple[str, ...]:
        """A sentence for each month that could not be read, which names the file and says why."""
        return self._source.unreadable_months

    def read(self, query: Query = ANYTHING, *, newest_first: bool = True) -> Iterator[MonthRead]:
        """What fits a query, month by month; each is read when it is asked for.

        A month in which nothing fits is given too, so that whoever reads can stop at any time.
        Raises StoreError where the months cannot be listed.
        """
        seen: dict[str, Entry] = {}
        for month in sorted(self._months_of(query), reverse=newest_first):
            read = self.month(month, query, newest_first=newest_first)
            # A move that was cut short left an entry on two pages.
            fresh = tuple(found for found in read.found if not _is_double(found.entry, seen))
            seen.update((id, found.entry) for found in fresh for id in _ids(found.entry))
            yield MonthRead(month, fresh)

    def month(self, month: str, query: Query = ANYTHING, *, newest_first: bool = True) -> MonthRead:
        """What of one month fits a query."""
        mood = self._source.board.settings.mood
        fitting = [
            found
            for entry in self._source.entries(month, query)
            if (mood or entry.kind != MOOD) and (found := found_in(entry, query))
        ]
        return MonthRead(month, tuple(sorted(fitting, key=_when, reverse=newest_first)))

    def months(self) -> frozenset[str]:
        """The months there are, as `YYYY-MM`; raises StoreError."""
        return self._source.months()

    def version(self, month: str) -> Version | None:
        """What tells this state of a month from others; none where there is nothing of it."""
        return self._source.version(month)

    def find(self, id: str) -> Entry | None:
        """The entry with that id, or else the one that had it before it was moved.

        Raises StoreError where the months cannot be listed.
        """
        moved = None
        for entry in self._mentions(id):
            if entry.id == id:
                return entry
            if moved is None and id in entry.was:
                moved = entry
        return moved

    def last(self) -> Entry | None:
        """The entry that was written last; none where there is none. Raises as `find`."""
        return next((month.found[0].entry for month in self.read() if month.found), None)

    def led_to(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries that one led to, as far as they are still there, oldest first."""
        found = (self.find(id) for id in entry.led_to)
        return tuple(sorted(filter(None, found), key=_order))

    def came_from(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries that led to one, oldest first."""
        found = {e.id: e for id in _ids(entry) for e in self._mentions(id) if id in e.led_to}
        return tuple(sorted(found.values(), key=_order))

    def outline(self) -> tuple[MonthOutline, ...]:
        """How much is written in each month that has words, newest first.

        The months are looked through once and again when they change. Raises StoreError.
        """
        mood = self._source.board.settings.mood
        versions = self._source.versions()
        outlines = [self._outline(month, versions[month], mood) for month in sorted(versions)]
        return tuple(outline for outline in reversed(outlines) if outline.entries)

    def _outline(self, month: str, version: Version, mood: bool) -> MonthOutline:
        known = self._outlines.get(month)
        if known is None or known[0] != (version, mood):
            days = self._source.days(month, version)
            check_ins = days.check_ins if mood else {}
            entries = Counter(days.written) + Counter(check_ins)
            known = self._outlines[month] = (version, mood), MonthOutline(month, entries)
        return known[1]

    def days(self, first: date, last: date) -> tuple[MonthDays, ...]:
        """What the days of each month of a span hold, oldest first; raises StoreError."""
        months = months_between(first, last)
        return tuple(self._source.days(month, self._source.version(month)) for month in months)

    def versions(self, first: date, last: date) -> tuple[Version | None, ...]:
        """What tells one state of the months of a span from another; raises StoreError."""
        return tuple(map(self.version, months_between(first, last)))

    def tags(self) -> Counter[str]:
        """How often each tag is used."""
        return Counter(tag for found in self._all() for tag in found.entry.tags)

    def people(self) -> Counter[str]:
        """How often each person is named."""
        return Counter(name for found in self._all() for name in found.entry.people)

    def _all(self) -> Iterator[Found]:
        return (found for read in self.read() for found in read.found)

    def _months_of(self, query: Query) -> Iterator[str]:
        first = month_of(query.first) if query.first else FIRST_MONTH
        last = month_of(query.last) if query.last else LAST_MONTH
        return (month for month in self._source.months() if first <= month <= last)

    def _mentions(self, id: str) -> Iterator[Entry]:
        for month in sorted(self._source.months(), reverse=True):
            yield from self._source.mentions(month, id)


def _ids(entry: Entry) -> tuple[str, ...]:
    return entry.id, *entry.was


def _is_double(entry: Entry, seen: Mapping[str, Entry]) -> bool:
    """Whether the same entry was seen already before or after its move."""
    other = seen.get(entry.id) or next((seen[id] for id in entry.was if id in seen), None)
    return other is not None and _is_moved(entry, other) and _unplaced(entry) == _unplaced(other)


def _is_moved(one: Entry, other: Entry) -> bool:
    return one.id in _ids(other) or other.id in one.was


def _unplaced(entry: Entry) -> Entry:
    """An entry without what a move changes."""
    return entry._replace(id="", was=(), day=date.min, at=datetime.min)  # noqa: DTZ901


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.day, entry.at, entry.id


def _when(found: Found) -> tuple[object, ...]:
    return _order(found.entry)
