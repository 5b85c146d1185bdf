"""The months of a board, from memory if loaded, otherwise from disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from itertools import count
from threading import Lock
from typing import Final, TypeAlias, TypeVar

from winsboard.domain.journal.letters import LETTER
from winsboard.domain.journal.query import Query
from winsboard.domain.model.board import Board, Page
from winsboard.domain.model.documents import (
    LIBRARY,
    Document,
    Entry,
    Habit,
    Mark,
    Reading,
    Share,
    is_told,
)
from winsboard.domain.model.month_days import NO_DAYS, MonthDays, summarize_documents
from winsboard.domain.model.page import NO_PAGE, look_up, of_kind
from winsboard.domain.text.folding import fold
from winsboard.store.errors import StoreError
from winsboard.store.queries.letter_index import LetterIndex
from winsboard.store.queries.lookup import Lookup
from winsboard.store.system.files import FileVersion
from winsboard.words import format_phrase

T = TypeVar("T")

MAX_CACHED_MONTHS: Final = 72
"""The number of months whose days are cached: six years."""


Version: TypeAlias = int | FileVersion
"""Identifies a state of a month; a number for a month in memory."""


class MonthReader:
    """Reads single months without keeping them in memory. Safe from any thread.

    A month that cannot be read is empty, and reported in `unreadable_months`.
    """

    def __init__(
        self,
        lookup: Callable[[], Lookup],
        board: Callable[[], Board],
        letter_index: Callable[[], LetterIndex],
    ) -> None:
        """`lookup` is called when a month is first read from disk.

        It checks every file, which takes half a second after thirty years.
        """
        self._find_lookup = lookup
        self._letter_index = letter_index
        self._found: Lookup | None = None
        self._finding = Lock()
        self._board = board
        self._days: dict[str, tuple[Version, MonthDays]] = {}
        self._errors: dict[str, StoreError] = {}
        self._opened: dict[str, tuple[Page, int]] = {}
        self._numbers = count()

    @property
    def _lookup(self) -> Lookup:
        if self._found is None:
            with self._finding:
                self._found = self._found or self._find_lookup()
        return self._found

    @property
    def board(self) -> Board:
        """The current board with the pages in memory."""
        return self._board()

    @property
    def unreadable_months(self) -> tuple[str, ...]:
        """A message for each month that could not be read, with the file and the reason."""
        errors = list(self._errors.values())
        return tuple(format_phrase(f"store.{error.reason}", **error.values) for error in errors)

    def months(self) -> frozenset[str]:
        """All months. Raises StoreError."""
        return self._lookup.months() | (self.board.pages.keys() - {LIBRARY})

    def months_with_letters(self, query: Query) -> frozenset[str]:
        """The months that have a letter; `query` finds letters. Raises StoreError."""
        pages = self.board.pages

        def has_letter(month: str) -> bool | None:
            found = self._tried(month, lambda: self._lookup.entries(month, query), None)
            return found if found is None else bool(found)

        loaded = {
            month
            for month, page in pages.items()
            if any(entry.kind == LETTER for entry in of_kind(page, Entry))
        }
        return self._letter_index().months(has_letter, pages.keys()) | loaded

    def versions(self) -> dict[str, Version]:
        """All months with their versions. Raises StoreError."""
        found: dict[str, Version] = {f.month: f.version for f in self._lookup.files()}
        return found | self._opened_versions()

    def version(self, month: str) -> Version | None:
        """The version of a month; None if it does not exist or cannot be read."""
        opened = self._opened_versions().get(month)
        if opened is not None:
            return opened
        return self._tried(month, lambda: self._lookup.version(month), None)

    def _opened_versions(self) -> dict[str, int]:
        before, pages = self._opened, self.board.pages.items()
        self._opened = {
            name: before[name]
            if name in before and before[name][0] is page
            else (page, next(self._numbers))
            for name, page in pages
            if name != LIBRARY
        }
        return {name: number for name, (_, number) in self._opened.items()}

    def entries(self, month: str, query: Query) -> Iterable[Entry]:
        """The entries of a month that may match a query, including all that do. Not sorted."""
        page = self.board.pages.get(month)
        if page is not None:
            return of_kind(page, Entry)
        return self._tried(month, lambda: self._lookup.entries(month, query), [])

    def search(self, month: str, query: Query) -> tuple[Iterable[Entry], Iterable[Mark]]:
        """The entries, and the marks with a note, tags or a star, that may match a query."""
        board = self.board
        if month in board.pages:
            return self.entries(month, query), self.told_marks(month)
        names = look_up(
            board.pages.get(LIBRARY, NO_PAGE), "folded names", (Habit,), self._habit_names
        )
        nothing: tuple[list[Entry], list[Mark]] = ([], [])
        return self._tried(month, lambda: self._lookup.search(month, query, names), nothing)

    def _habit_names(self) -> frozenset[str]:
        return frozenset(fold(habit.label) for habit in self.board.all_habits)

    def told_marks(self, month: str) -> Iterable[Mark]:
        """The marks of a month that have a note or tags. Not sorted."""
        page = self.board.pages.get(month)
        if page is not None:
            return (mark for mark in of_kind(page, Mark) if is_told(mark))
        return self._tried(month, lambda: self._lookup.told_marks(month), [])

    def readings(self, month: str, measure: str, habits: Collection[str]) -> Iterable[Document]:
        """Documents of a month with all readings of a measure and numbers of some habits."""
        page = self.board.pages.get(month)
        if page is not None:
            return (d for d in page.values() if isinstance(d, Reading | Mark))
        return self._tried(month, lambda: self._lookup.readings(month, measure, habits), [])

    def shares(self, month: str) -> Iterable[Share]:
        """The lines of the ledger in a month. Not sorted."""
        page = self.board.pages.get(month)
        if page is not None:
            return of_kind(page, Share)
        return self._tried(month, lambda: self._lookup.shares(month), [])

    def mentions(self, month: str, id: str) -> Iterable[Entry]:
        """The entry with this id if it is in that month, and entries that may refer to it."""
        page = self.board.pages.get(month)
        if page is not None:
            return (e for e in of_kind(page, Entry) if id in (e.id, *e.was, *e.led_to))
        return self._tried(month, lambda: self._lookup.mentions(month, id), [])

    def is_mentioned(self, month: str, ids: Collection[str]) -> bool:
        """Whether an event, a pin, a reading, an entry or a share has one of these ids."""
        page = self.board.pages.get(month)
        if page is not None:
            return any(
                getattr(document, name, "") in ids
                for document in page.values()
                for name in ("id", "goal", "step", "about")
            ) or any(
                not set(ids).isdisjoint(document.what)
                for document in page.values()
                if isinstance(document, Share)
            )
        return self._tried(month, lambda: self._lookup.is_mentioned(month, ids), otherwise=False)

    def days(self, month: str, version: Version | None) -> MonthDays:
        """A summary of the days of a month; empty if it has no version."""
        if version is None:
            return NO_DAYS
        known = self._days.get(month)
        if known is None or known[0] != version:
            known = self._days[month] = version, self._read_days(month)
            # Another thread may be doing the same.
            with suppress(KeyError, RuntimeError, StopIteration):
                while len(self._days) > MAX_CACHED_MONTHS:
                    self._days.pop(next(iter(self._days)))
        return known[1]

    def _read_days(self, month: str) -> MonthDays:
        page = self.board.pages.get(month)
        if page is not None:
            return summarize_documents(page.values())
        return self._tried(month, lambda: self._lookup.days(month), NO_DAYS)

    def _tried(self, month: str, read: Callable[[], T], otherwise: T) -> T:
        try:
            found = read()
        except StoreError as error:
            self._errors[month] = error
            return otherwise
        self._errors.pop(month, None)
        return found
