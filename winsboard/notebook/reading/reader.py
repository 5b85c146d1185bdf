"""Reading the entries of all years, one month at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final

from winsboard.domain.habits.mark_details import as_entry
from winsboard.domain.journal.letters import LETTERS
from winsboard.domain.journal.query import ANYTHING, Query, SearchResult, match_entry
from winsboard.domain.model.board import MOOD, Board
from winsboard.domain.model.documents import TICK, Entry, Share, month_of
from winsboard.domain.model.goals import Measure, Reading
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.text.calendar import FIRST_MONTH, LAST_MONTH, months_between
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.reading.month_reader import MonthReader, Version
from winsboard.store.store import Store

LAST: Final = "last"
"""Typed instead of an id for the entry that was written last."""


class MonthRead(NamedTuple):
    """The matching entries of one month."""

    month: str
    found: tuple[SearchResult, ...]
    """In reading order, newest or oldest first; often empty."""


class MonthOutline(NamedTuple):
    """The number of entries in a month."""

    month: str
    entries: Mapping[date, int]
    """By day; days without entries are missing."""

    @property
    def total(self) -> int:
        """The number of entries in the month."""
        return sum(self.entries.values())


class Reader:
    """The journal of all years, including unsaved edits. Safe from any thread.

    Months are not kept in memory, so thirty years need no more than one. A month that cannot be
    read is skipped and reported in `unreadable_months`.
    """

    def __init__(self, source: MonthReader) -> None:
        self._source = source
        self._outlines: dict[str, tuple[tuple[Version, bool], MonthOutline]] = {}

    @property
    def unreadable_months(self) -> tuple[str, ...]:
        """A message for each month that could not be read, with the file and the reason."""
        return self._source.unreadable_months

    def read(self, query: Query = ANYTHING, *, newest_first: bool = True) -> Iterator[MonthRead]:
        """Yield the matches of a query month by month; each month is read when it is needed.

        Months without matches are included, so that the caller can stop at any time. Raises
        StoreError if the months cannot be listed.
        """
        yield from self._read(self._months_of(query), query, newest_first=newest_first)

    def letters(self) -> Iterator[Entry]:
        """All letters; only the months that have one are read. Raises StoreError."""
        months = self._source.months_with_letters(LETTERS)
        for read in self._read(months, LETTERS, newest_first=True):
            yield from (found.entry for found in read.found)

    def _read(
        self, months: Iterable[str], query: Query, *, newest_first: bool
    ) -> Iterator[MonthRead]:
        seen: dict[str, Entry] = {}
        for month in sorted(months, reverse=newest_first):
            read = self.month(month, query, newest_first=newest_first)
            # An interrupted move leaves an entry on two pages.
            fresh = tuple(found for found in read.found if not _is_duplicate(found.entry, seen))
            seen.update((id, found.entry) for found in fresh for id in _ids(found.entry))
            yield MonthRead(month, fresh)

    def month(self, month: str, query: Query = ANYTHING, *, newest_first: bool = True) -> MonthRead:
        """The matches of a query in one month, among them ticks with a note or tags."""
        board = self._source.board
        mood = board.settings.mood
        if not query.kinds or TICK in query.kinds:
            entries, marks = self._source.search(month, query)
            entries = (*entries, *(as_entry(board, mark) for mark in marks))
        else:
            entries = self._source.entries(month, query)
        fitting = [
            found
            for entry in entries
            if (mood or entry.kind != MOOD) and (found := match_entry(entry, query, mood=mood))
        ]
        fitting.sort(key=_when, reverse=newest_first)
        return MonthRead(month, tuple(fitting))

    def _ticks(self, month: str) -> Iterator[Entry]:
        board = self._source.board
        return (as_entry(board, mark) for mark in self._source.told_marks(month))

    def tick(self, id: str) -> Entry | None:
        """The tick with a note or tags that has this id, as an entry. None if there is none."""
        for month in self._source.months():
            if id.startswith(month.replace("-", "")):
                return next((tick for tick in self._ticks(month) if tick.id == id), None)
        return None

    def readings(
        self,
        measure: Measure,
        *,
        months: Collection[str] | None = None,
        newest_first: bool = False,
    ) -> Iterator[Reading]:
        """The readings of a measure month by month, the numbers of its habits among them.

        Each month is read when it is needed; with `months`, no others. Raises StoreError if the
        months cannot be listed.
        """
        from winsboard.domain.measures.readings import habits_of, readings_in, when

        habits = habits_of(self._source.board, measure)
        wanted = self._source.months() if months is None else months
        for month in sorted(wanted, reverse=newest_first):
            found = self._source.readings(month, measure.id, habits)
            yield from sorted(readings_in(found, measure, habits), key=when, reverse=newest_first)

    def shares(self) -> Iterator[Share]:
        """The ledger of all years, newest first. Raises StoreError if months cannot be listed."""
        from winsboard.domain.sharing.ledger import newest_first

        for month in sorted(self._source.months(), reverse=True):
            yield from newest_first(self._source.shares(month))

    def months(self) -> frozenset[str]:
        """All months as `YYYY-MM`. Raises StoreError."""
        return self._source.months()

    def version(self, month: str) -> Version | None:
        """Identifies the state of a month; None if it does not exist."""
        return self._source.version(month)

    def find(self, id: str) -> Entry | None:
        """The entry with an id, otherwise the one that had it before it was moved.

        Raises StoreError if the months cannot be listed.
        """
        moved = None
        for entry in self._entries_mentioning(id):
            if entry.id == id:
                return entry
            if moved is None and id in entry.was:
                moved = entry
        return moved

    def last(self) -> Entry | None:
        """The entry that was written last; None if there is none. Raises like `find`."""
        written = (found.entry for found in self._all() if found.entry.kind != TICK)
        return next(written, None)

    def led_to(self, entry: Entry) -> tuple[Entry, ...]:
        """The existing entries that an entry led to, oldest first."""
        found = (self.find(id) for id in entry.led_to)
        return tuple(sorted(filter(None, found), key=_order))

    def came_from(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries that led to an entry, oldest first."""
        found = {
            e.id: e for id in _ids(entry) for e in self._entries_mentioning(id) if id in e.led_to
        }
        return tuple(sorted(found.values(), key=_order))

    def is_mentioned(self, month: str, ids: Collection[str]) -> bool:
        """Whether an event, a pin, a reading or an entry of a month has one of these ids."""
        return self._source.is_mentioned(month, ids)

    def outline(self) -> tuple[MonthOutline, ...]:
        """The number of entries in each month that has any, newest first.

        Each month is cached until it changes. Raises StoreError.
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
            entries = Counter(days.written) + Counter(days.told) + Counter(check_ins)
            known = self._outlines[month] = (version, mood), MonthOutline(month, entries)
        return known[1]

    def days(self, first: date, last: date) -> tuple[MonthDays, ...]:
        """Summaries of the days of each month in a range, oldest first. Raises StoreError."""
        months = months_between(first, last)
        return tuple(self._source.days(month, self._source.version(month)) for month in months)

    def versions(self, first: date, last: date) -> tuple[Version | None, ...]:
        """Identifies the state of the months in a range. Raises StoreError."""
        return tuple(map(self.version, months_between(first, last)))

    def tags(self) -> Counter[str]:
        """How often each tag is used."""
        return Counter(tag for found in self._all() for tag in found.entry.tags)

    def people(self) -> Counter[str]:
        """How often each person is mentioned, by id, or by a name that is nobody's alone."""
        from winsboard.domain.library.names import ids_of, is_known

        counted = Counter(who for found in self._all() for who in found.entry.people)
        board, linked = self._source.board, Counter[str]()
        for who, times in counted.items():
            for id in ids_of(board, [who]):
                linked[id] += times if is_known(board, id) else 0
        return +linked

    def _all(self) -> Iterator[SearchResult]:
        return (found for read in self.read() for found in read.found)

    def _months_of(self, query: Query) -> Iterator[str]:
        first = month_of(query.first) if query.first else FIRST_MONTH
        last = month_of(query.last) if query.last else LAST_MONTH
        return (month for month in self._source.months() if first <= month <= last)

    def _entries_mentioning(self, id: str) -> Iterator[Entry]:
        for month in sorted(self._source.months(), reverse=True):
            yield from self._source.mentions(month, id)


def _ids(entry: Entry) -> tuple[str, ...]:
    return entry.id, *entry.was


def _is_duplicate(entry: Entry, seen: Mapping[str, Entry]) -> bool:
    """Whether the same entry was already seen on the other page of a move."""
    other = seen.get(entry.id) or next((seen[id] for id in entry.was if id in seen), None)
    return (
        other is not None and _is_moved(entry, other) and _without_day(entry) == _without_day(other)
    )


def _is_moved(one: Entry, other: Entry) -> bool:
    return one.id in _ids(other) or other.id in one.was


def _without_day(entry: Entry) -> Entry:
    """An entry without the fields a move changes."""
    return entry._replace(id="", was=(), day=date.min, at=datetime.min)  # noqa: DTZ901


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.day, entry.at, entry.id


def _when(found: SearchResult) -> tuple[object, ...]:
    return _order(found.entry)


def reader_of(store: Store, board: Callable[[], Board]) -> Reader:
    """The reader of a store; `board` returns the pages that are in memory."""
    return Reader(MonthReader(store.lookup, board, store.letter_index))
