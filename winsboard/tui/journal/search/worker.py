"""Searching all years in a thread, and finding which days have entries.

What was wished last counts; whatever is still on its way is dropped at its next month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from textual.screen import Screen
from textual.worker import get_current_worker

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.query import Query
from winsboard.domain.journal.query_parser import read_query
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.reader import MonthOutline, MonthRead, Reader
from winsboard.tui.components.messages import DataMessage
from winsboard.words.parse.search_names import search_names

AT_ONCE: Final = 60
"""Months that are looked through between two pieces of news, after the first find."""


class OutlineRead(DataMessage):
    """Which days have words, newest month first."""

    outlines: Sequence[MonthOutline]


class QueryParsed(DataMessage):
    """What was typed is a search, and is under way."""

    number: int
    typed: str
    query: Query


class QueryRefused(DataMessage):
    """What was typed cannot be searched for."""

    number: int
    refusal: Refusal


class ResultsFound(DataMessage):
    """Some months in which something was found, and whether that is all."""

    number: int
    months: Sequence[MonthRead]
    ended: bool


class ReadFailed(DataMessage):
    """The months cannot be read."""

    error: StoreError


class SearchWorker:
    """What a screen has looked for; the answers come as messages to it."""

    def __init__(self, screen: Screen[None], reader: Reader) -> None:
        self._screen = screen
        self._reader = reader
        self.number = 0
        """Of the last wish; an answer with another one is late."""

    def outline(self) -> None:
        """Find out which days have words."""
        self._run(self._outline, "outline")

    def look_for(self, typed: str, today: date) -> None:
        """Find what fits."""
        self.number += 1
        self._run(partial(self._look_for, self.number, typed, today), "search")

    def stop(self) -> None:
        """Let go of whatever is looked for."""
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

    def _look_for(self, number: int, typed: str, today: date) -> None:
        try:
            query = read_query(typed, today, search_names())
        except Refusal as no:
            self._screen.post_message(QueryRefused(number, no))
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
            if found and (not told or looked >= AT_ONCE):
                self._screen.post_message(ResultsFound(number, found, ended=False))
                found, looked, told = [], 0, told + len(found)
        self._screen.post_message(ResultsFound(number, found, ended=True))


def days_of(read: MonthRead) -> Counter[date]:
    """How many entries of a month were found on each day."""
    return Counter(found.entry.day for found in read.found)
