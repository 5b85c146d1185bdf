"""Searches all years in a thread, and finds out which days have entries.

A new search cancels the previous one, which stops before its next month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from textual.screen import Screen
from textual.worker import get_current_worker

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.query import Query
from winsboard.domain.journal.query_parser import parse_query
from winsboard.domain.model.board import Board
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.reading.reader import MonthOutline, MonthRead, Reader
from winsboard.tui.components.messages import DataMessage
from winsboard.words.parse.search_names import search_names

MONTHS_PER_MESSAGE: Final = 60
"""Months to search between two messages, after the first match."""


class OutlineRead(DataMessage):
    """The days that have entries were read; newest month first."""

    outlines: Sequence[MonthOutline]


class QueryParsed(DataMessage):
    """The query is valid and the search has started."""

    number: int
    typed: str
    query: Query


class QueryRefused(DataMessage):
    """The query is invalid."""

    number: int
    refusal: Refusal


class ResultsFound(DataMessage):
    """Some months with matches. `ended` means that the search is complete."""

    number: int
    months: Sequence[MonthRead]
    ended: bool


class ReadFailed(DataMessage):
    """The months cannot be read."""

    error: StoreError


class SearchWorker:
    """Runs the searches of a screen in threads, and posts the results to it as messages."""

    def __init__(self, screen: Screen[None], reader: Reader, board: Callable[[], Board]) -> None:
        """`board` returns the board as it is now, with its areas and people."""
        self._screen = screen
        self._reader = reader
        self._board = board
        self.number = 0
        """Number of the latest search; results with another number are outdated."""

    def outline(self) -> None:
        """Find out which days have entries; posts OutlineRead."""
        self._run(self._outline, "outline")

    def search(self, typed: str, today: date) -> None:
        """Start a search; posts QueryParsed or QueryRefused, then ResultsFound."""
        self.number += 1
        self._run(partial(self._search, self.number, typed, today), "search")

    def stop(self) -> None:
        """Cancel the current search."""
        self.number += 1
        self._screen.workers.cancel_group(self._screen, "search")

    def _run(self, work: partial[None] | object, group: str) -> None:
        self._screen.run_worker(
            work,  # type: ignore[arg-type]
            thread=True,
            exclusive=True,
            group=group,
            exit_on_error=False,
        )

    def _outline(self) -> None:
        try:
            self._screen.post_message(OutlineRead(self._reader.outline()))
        except StoreError as error:
            self._screen.post_message(ReadFailed(error))

    def _search(self, number: int, typed: str, today: date) -> None:
        try:
            query = parse_query(typed, today, search_names(self._board()))
        except Refusal as refusal:
            self._screen.post_message(QueryRefused(number, refusal))
            return
        self._screen.post_message(QueryParsed(number, typed, query))
        try:
            self._read(number, query)
        except StoreError as error:
            self._screen.post_message(ReadFailed(error))

    def _read(self, number: int, query: Query) -> None:
        worker = get_current_worker()
        found: list[MonthRead] = []
        told = looked = 0
        for read in self._reader.read(query):
            if worker.is_cancelled:
                return
            looked += 1
            if read.found:
                found.append(read)
            if found and (not told or looked >= MONTHS_PER_MESSAGE):
                self._screen.post_message(ResultsFound(number, found, ended=False))
                found, looked, told = [], 0, told + len(found)
        self._screen.post_message(ResultsFound(number, found, ended=True))


def days_of(read: MonthRead) -> Counter[date]:
    """Count the matches of a month per day."""
    return Counter(found.entry.day for found in read.found)
