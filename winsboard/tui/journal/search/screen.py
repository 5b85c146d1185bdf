"""The base of the journal screen: runs searches and follows changes on disk."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final, TypeAlias

from textual import getters, on
from textual.geometry import Size
from textual.reactive import var

from winsboard.domain.journal.query import ANYTHING, Query, SearchResult
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.month_reader import Version
from winsboard.notebook.reading.reader import MonthRead
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.journal.calendar import WordCalendar
from winsboard.tui.journal.entries.all_entries import JournalList
from winsboard.tui.journal.search import worker
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.counts import journal_size_words, result_count_words

CHECK_INTERVAL: Final = 1.8
"""Seconds between two checks for changes on disk."""
Days: TypeAlias = Mapping[str, Mapping[date, int]]
"""The number of entries per day, by month, newest month first."""


class JournalSearch(StatusScreen):
    """A screen that shows all entries or the matches of a search, and keeps them up to date."""

    entries = getters.query_one(JournalList)
    calendar = getters.query_one(WordCalendar)
    count: var[tuple[str, ...]] = var(())
    """How many entries are shown, in words: first in full, then shorter."""

    def __init__(self, notebook: Notebook, size: Size) -> None:
        super().__init__(size)
        self._notebook = notebook
        self._reader = notebook.reader()
        self._seeking = worker.SearchWorker(self, self._reader, lambda: notebook.board)
        self._begun = False
        self._typed = ""
        self._understood_last = ""
        """The last typed text that is a valid search; empty for all entries."""
        self._ended = True
        """Whether that search is finished."""
        self._query = ANYTHING
        self._versions: dict[str, Version | None] = {}
        self._days: dict[str, Counter[date]] = {}
        """Matches per day of the current search."""
        self._shows = False
        """Whether the list shows results of the current search yet."""
        self._again = False
        """Whether a search is repeated; the old results stay until it has finished."""

    def start(self) -> None:
        """Show all entries and start checking for changes."""
        self._begun = True
        self._show_all()
        self._check_later()

    def _check_later(self) -> None:
        """Check again later. Uses the event loop: a Textual timer costs twenty times as much."""
        if self.is_running:
            self.reload_changed(self.entries.visible_months or self.entries.loaded_months)
            asyncio.get_running_loop().call_later(CHECK_INTERVAL, self._check_later)

    def _read_month(self, query: Query, month: str) -> tuple[SearchResult, ...]:
        self._versions[month] = self._reader.version(month)
        return self._reader.month(month, query).found

    def _show_all(self) -> None:
        """Show all entries; the selection stays."""
        self._seeking.stop()
        self._query, self._understood_last, self._ended = ANYTHING, "", True
        names = sorted(self._reader.months(), reverse=True)
        self.entries.empty_text = format_phrase("journal.empty")
        self.entries.show(partial(self._read_month, ANYTHING), names)
        self._seeking.outline()

    def search(self, typed: str) -> None:
        """Search for the typed text; empty text shows all entries."""
        self._typed, self._again = typed.strip(), False
        if self._typed:
            self._seeking.search(self._typed, self._notebook.today)
        else:
            self._show_all()

    @on(worker.OutlineRead)
    def _outlined(self, event: worker.OutlineRead) -> None:
        if self._typed:
            return
        self._update_counts({outline.month: outline.entries for outline in event.outlines})
        for sentence in self._reader.unreadable_months:
            self.show_message(sentence)

    @on(worker.QueryParsed)
    def _understood(self, event: worker.QueryParsed) -> None:
        if event.number == self._seeking.number:
            self._query, self._days, self._shows = event.query, {}, False
            self._understood_last, self._ended = event.typed, False

    @on(worker.QueryRefused)
    def _refused(self, event: worker.QueryRefused) -> None:
        """Keep the last valid search, and continue it if it was not finished."""
        if event.number == self._seeking.number:
            self._typed = self._understood_last
            if not self._ended:
                self.search(self._typed)
            self.show_message(
                format_phrase(f"refusal.{event.refusal.reason}", **event.refusal.values)
            )

    @on(worker.ReadFailed)
    def _unread(self, event: worker.ReadFailed) -> None:
        self.show_message(format_phrase(f"store.{event.error.reason}", **event.error.values))

    @on(worker.ResultsFound)
    def _read(self, event: worker.ResultsFound) -> None:
        if event.number != self._seeking.number:
            return
        self._days.update((read.month, worker.days_of(read)) for read in event.months)
        begins, self._shows = not self._shows, True
        if not self._again:
            self._show_found(event.months, begins=begins)
        elif event.ended:
            read = partial(self._read_month, self._query)
            self.entries.show(read, list(self._days), self._query.words)
        self._ended = event.ended
        if event.ended:
            self._update_counts(self._days)
        elif begins and not self._again:
            # Updating the count for every message would slow down typing.
            self._count(self._days, ended=False)

    def _show_found(self, months: Sequence[MonthRead], *, begins: bool) -> None:
        if begins:
            self.entries.empty_text = format_phrase("journal.nothing")
            self.entries.show(partial(self._read_month, self._query), (), self._query.words)
        for read in months:
            self._versions[read.month] = self._reader.version(read.month)
        self.entries.extend([(read.month, read.found) for read in months])

    def _update_counts(self, days: Days) -> None:
        """Update the marks of the calendar, the scroll bar and the count."""
        self.calendar.written = dict(days)
        if not self._typed:
            written = (day for entries in days.values() for day in entries)
            self.calendar.began = min(written, default=self._notebook.today)
        total = sum(sum(entries.values()) for entries in days.values())
        before, shares = 0, {}
        for month, entries in days.items():
            shares[month] = before / max(total, 1)
            before += sum(entries.values())
        self.entries.set_month_offsets(shares)
        self._count(days, ended=True)

    def _count(self, days: Days, *, ended: bool) -> None:
        count = sum(sum(entries.values()) for entries in days.values())
        months = [date.fromisoformat(f"{month}-01") for month in days]
        if self._typed:
            self.count = result_count_words(count, months, ended=ended)
        else:
            self.count = journal_size_words(count, months)

    def reload_changed(self, months: Sequence[str]) -> None:
        """Show the current version of these months if they have changed since they were read."""
        changed = [m for m in months if self._reader.version(m) != self._versions.get(m)]
        is_first = not (self.entries.names or self._typed) and bool(self._reader.months())
        if not changed and not is_first:
            return
        self.entries.reload(changed)
        if self._typed:
            self._again = True
            self._seeking.search(self._typed, self._notebook.today)
        elif set(self.entries.names) != self._reader.months():
            self._show_all()
        else:
            self._seeking.outline()
