"""Keeps the board up to date with the clock and with writes by other processes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache
from typing import Final

from textual import events, on, work

from winsboard.domain.model.documents import LIBRARY, month_of
from winsboard.domain.text.calendar import FIRST_DAY, months_between
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.tui.session.drafts import Drafts
from winsboard.tui.session.session import Session, sentence
from winsboard.tui.terminal.input_queue import wait_until_idle
from winsboard.words import format_phrase

CHECK_INTERVAL: Final = 1.8
"""Seconds between two checks of the clock and the files, so that a change shows within 2 s."""


SEEN_ONLY: Final = 5
"""One check in so many is of all pages in memory, the others are of those that are seen."""


@lru_cache(maxsize=1)
def pages_of_days(today: date, first: date, last: date) -> frozenset[str]:
    """Return the pages of today and of a range of days."""
    return frozenset({LIBRARY, month_of(today), *months_between(first, last)})


class LiveUpdates(Session):
    """Checks for changes regularly, and whenever the terminal gets the focus back."""

    def __init__(self, notebook: Notebook, drafts: Drafts) -> None:
        super().__init__(notebook, drafts)
        self._trouble = ""
        self._checks = -1
        self._reads = asyncio.Lock()
        self._begins = asyncio.Lock()

    def start_checking(self) -> None:
        """Check now and keep checking at regular intervals.

        Uses the event loop directly: a Textual timer costs twenty times as much.
        """
        if self.is_running:
            asyncio.get_running_loop().call_later(CHECK_INTERVAL, self.start_checking)
            self._checks = (self._checks + 1) % SEEN_ONLY
            self.check_now(self.seen_pages() if self._checks else None)

    def seen_pages(self) -> Collection[str] | None:
        """Return the pages that are seen now; None if that may be any. Implemented by the app."""
        return None

    def check_now(self, only: Collection[str] | None = None) -> None:
        """Check for writes by other processes, unreadable files and a new day.

        With `only`, pages that are not seen are left for the next time.
        """
        if self._reads.locked():
            return
        has_changes = self._try(lambda: self.notebook.has_changes(only))
        if has_changes:
            self._check_files()
        else:
            self._checked(has_changes is not None and self._show_changes())

    @work(exit_on_error=False)
    async def _check_files(self) -> None:
        self.call_next(self._checked, await self._read_changes())

    def _checked(self, arrived: bool) -> None:
        if not self.is_running:
            return
        for news in self.notebook.notices():
            self.show_message(news)
        if arrived or self.notebook.today != self.today:
            self.call_next(self.show_now, arrived)

    async def read_pending_changes(self) -> None:
        """Read pending changes from disk before a flow starts."""
        has_changes = self._try(self.notebook.has_changes)
        if has_changes:
            async with self._begins:
                arrived = await self._read_changes()
        else:
            arrived = has_changes is not None and self._show_changes()
        if arrived:
            self.show_now(arrived=True)

    async def when_ready(self) -> None:
        """Wait until a starting flow is ready, so that keys pressed meanwhile reach it."""
        if self._begins.locked():
            async with self._begins:
                pass
            await wait_until_idle()

    async def _read_changes(self) -> bool:
        """Read and merge other processes' writes in a thread; returns whether the board changed."""
        async with self._reads:
            try:
                await asyncio.to_thread(self.notebook.read_changes)
            except Exception as error:
                self._report_error(error)
                return False
        return self._show_changes()

    def _show_changes(self) -> bool:
        arrived = self._try(self.notebook.apply_changes)
        if arrived is not None:
            self._trouble = ""
        return bool(arrived)

    def _try(self, check: Callable[[], bool]) -> bool | None:
        """Run a check. If it fails, return None and report each problem once.

        An error here must not end the app: the next check may succeed.
        """
        try:
            return check()
        except Exception as error:
            self._report_error(error)
            return None

    def _report_error(self, error: Exception) -> None:
        if isinstance(error, StoreError):
            trouble = sentence(error)
        else:
            trouble = format_phrase("today.look_failed", kind=type(error).__name__)
        if trouble != self._trouble:
            self.show_message(trouble)
        self._trouble = trouble

    def show_now(self, arrived: bool) -> None:
        """Show the current board and date. `arrived`: another process changed something."""
        if not self.is_running:
            return
        today = self.notebook.today
        self.load_days(today, today)
        turned, self.today = self.today not in (FIRST_DAY, today), today
        if turned:
            self.handle_new_day()
        if arrived:
            self.show_message(format_phrase("today.arrived"))
            self.count_wins()
            self.read_lines()

    def handle_new_day(self) -> None:
        """Called when a new day has begun. Implemented by the app."""

    @on(events.AppFocus)
    def _on_terminal_focus(self) -> None:
        self.check_now()
