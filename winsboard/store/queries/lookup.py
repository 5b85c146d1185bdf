"""Searching many months, one at a time, without keeping them in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Final, TypeVar

from winsboard.domain.journal.query import Query
from winsboard.domain.model.documents import Document, Entry, Mark, Share
from winsboard.domain.model.goals import GoalEvent, Pin, Reading
from winsboard.domain.model.month_days import MonthDays
from winsboard.store.codec import documents as codec
from winsboard.store.disk.os_errors import raises_store_errors
from winsboard.store.errors import Unreadable, unreadable
from winsboard.store.queries import line_scan
from winsboard.store.queries.line_scan import ENTRIES, MARKS, SHARES, Sections
from winsboard.store.queries.prefilter import prefilter_for, tick_prefilter_for
from winsboard.store.repository.page_cache import MonthFile
from winsboard.store.sync.resolved_pages import ResolvedPages
from winsboard.store.system.files import FileVersion

T = TypeVar("T")
MENTIONING: Final = tuple(codec.TABLE_OF[kind] for kind in (GoalEvent, Pin, Reading, Entry, Share))
"""The tables with what belongs to a goal or a step, and with readings."""


@raises_store_errors
class Lookup:
    """Queries over many months. Safe from any thread.

    A month that is not as winsboard writes it is read through the store and restored if possible.
    Raises Unreadable for a month that cannot be read.
    """

    def __init__(self, files: ResolvedPages) -> None:
        self._files = files
        self._cache = files.cache

    def months(self) -> frozenset[str]:
        """The months that have a file."""
        return self._cache.month_names()

    def files(self) -> tuple[MonthFile, ...]:
        """The months that have a file and their versions, oldest first."""
        return self._cache.months()

    def version(self, month: str) -> FileVersion | None:
        """The version of a month's file; None if it has none."""
        return self._cache.file_version_anywhere(month)

    def entries(self, month: str, query: Query) -> list[Entry]:
        """The entries of a month that may match a query, including all that do. Not sorted."""
        prefilter = prefilter_for(query)

        def found(sections: Sections) -> list[Entry]:
            return line_scan.entries_of(month, prefilter.lines(sections(ENTRIES)))

        return self._read(month, found)

    def search(
        self, month: str, query: Query, names: frozenset[str]
    ) -> tuple[list[Entry], list[Mark]]:
        """The entries, and the marks with a note, tags or a star, that may match a query.

        From one reading of the file. `names` are the folded names of all habits.
        """
        prefilter, ticks = prefilter_for(query), tick_prefilter_for(query, names)

        def found(sections: Sections) -> tuple[list[Entry], list[Mark]]:
            entries = line_scan.entries_of(month, prefilter.lines(sections(ENTRIES)))
            return entries, line_scan.told_marks_of(month, ticks.lines(sections(MARKS)))

        return self._read(month, found, line_scan.several_sections)

    def told_marks(self, month: str) -> list[Mark]:
        """The marks of a month that have a note or tags. Not sorted."""

        def found(sections: Sections) -> list[Mark]:
            return line_scan.told_marks_of(month, line_scan.told_lines(sections(MARKS)))

        return self._read(month, found)

    def mentions(self, month: str, id: str) -> list[Entry]:
        """The entry with this id if it is in that month, and entries that may refer to it."""
        piece = f'"{id}"'.encode()

        def found(sections: Sections) -> list[Entry]:
            written = sections(ENTRIES)
            each = line_scan.lines_in(written) if piece in written else ()
            return line_scan.entries_of(month, [line for line in each if piece in line])

        return self._read(month, found)

    def is_mentioned(self, month: str, ids: Collection[str]) -> bool:
        """Whether one of these ids is in an event, a pin, a reading, an entry or a share."""
        pieces = [f'"{id}"'.encode() for id in ids]

        def found(sections: Sections) -> bool:
            return any(
                piece in lines
                for table in MENTIONING
                if (lines := sections(table))
                for piece in pieces
            )

        return self._read(month, found)

    def readings(self, month: str, measure: str, habits: Collection[str]) -> list[Document]:
        """The readings of a measure in a month, and the marks of some habits with a number."""

        def found(sections: Sections) -> list[Document]:
            return line_scan.readings_of(month, sections, measure, habits)

        return self._read(month, found)

    def shares(self, month: str) -> list[Share]:
        """The lines of the ledger in a month. Not sorted."""

        def found(sections: Sections) -> list[Share]:
            written = sections(SHARES)
            return line_scan.shares_of(month, written) if written else []

        return self._read(month, found)

    def days(self, month: str) -> MonthDays:
        """A summary of the days of a month."""
        return self._read(month, partial(line_scan.days_of, month))

    def _raw(self, month: str) -> bytes:
        """The bytes of a month; empty if they have to be read through the store."""
        try:
            return self._cache.raw(month)
        except Unreadable:
            return b""

    def _read(
        self,
        month: str,
        reading: Callable[[Sections], T],
        sections_of: Callable[[bytes], Sections | None] = line_scan.sections_of_file,
    ) -> T:
        sections = sections_of(self._raw(month))
        if sections is not None:
            try:
                return reading(sections)
            except ValueError:
                # The size is right but the contents are not; reading through the store finds out
                # why.
                pass
        try:
            found = self._files.fresh(month)
            self._cache.check_not_blocked(month, found)
            return reading(line_scan.sections_of_tables(found.tables))
        except ValueError as error:
            raise unreadable(self._cache.path(month), "not_ours") from error
