"""Keeps the board up to date with the clock and with writes by other processes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from textual import events, on, work

from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.tui.session.drafts import Drafts
from winsboard.tui.session.session import Session, sentence
from winsboard.tui.terminal.input_queue import at_rest
from winsboard.words import say

LOOKS: Final = 1.8
"""Seconds between two checks of the clock and the files, so that a change shows within 2 s."""


class LiveUpdates(Session):
    """Checks for changes regularly, and whenever the terminal gets the focus back."""

    def __init__(self, notebook: Notebook, drafts: Drafts) -> None:
        super().__init__(notebook, drafts)
        self._trouble = ""
        self._reads = asyncio.Lock()
        self._begins = asyncio.Lock()

    def keep_looking(self) -> None:
        """Check now and keep checking at regular intervals.

        Uses the event loop directly: a Textual timer costs twenty times as much.
        """
        if self.is_running:
            asyncio.get_running_loop().call_later(LOOKS, self.keep_looking)
            self.look()

    def look(self) -> None:
        """Check for writes by other processes, unreadable files and a new day."""
        if self._reads.locked():
            return
        has_changes = self._tried(self.notebook.has_changes)
        if has_changes:
            self._look_into_files()
        else:
            self._looked(has_changes is not None and self._show_changes())

    @work(exit_on_error=False)
    async def _look_into_files(self) -> None:
        self.call_next(self._looked, await self._take_in())

    def _looked(self, arrived: bool) -> None:
        if not self.is_running:
            return
        for news in self.notebook.notices():
            self.show_message(news)
        if arrived or self.notebook.today != self.today:
            self.call_next(self.show_now, arrived)

    async def catch_up(self) -> None:
        """Read pending changes from disk before a flow starts."""
        has_changes = self._tried(self.notebook.has_changes)
        if has_changes:
            async with self._begins:
                arrived = await self._take_in()
        else:
            arrived = has_changes is not None and self._show_changes()
        if arrived:
            self.show_now(arrived=True)

    async def caught_up(self) -> None:
        """Wait until a starting flow is ready, so that keys pressed meanwhile reach it."""
        if self._begins.locked():
            async with self._begins:
                pass
            await at_rest()

    async def _take_in(self) -> bool:
        """Read and merge other processes' writes in a thread; returns whether the board changed."""
        async with self._reads:
            try:
                await asyncio.to_thread(self.notebook.read_changes)
            except Exception as error:
                self._tell_trouble(error)
                return False
        return self._show_changes()

    def _show_changes(self) -> bool:
        arrived = self._tried(self.notebook.show_changes)
        if arrived is not None:
            self._trouble = ""
        return bool(arrived)

    def _tried(self, look: Callable[[], bool]) -> bool | None:
        """Run a check. If it fails, return None and report each problem once.

        An error here must not end the app: the next check may succeed.
        """
        try:
            return look()
        except Exception as error:
            self._tell_trouble(error)
            return None

    def _tell_trouble(self, error: Exception) -> None:
        if isinstance(error, StoreError):
            trouble = sentence(error)
        else:
            trouble = say("today.look_failed", kind=type(error).__name__)
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
            self.day_turned()
        if arrived:
            self.show_message(say("today.arrived"))
            self.count_wins()
            self.read_lines()

    def day_turned(self) -> None:
        """Called when a new day has begun. Implemented by the app."""

    @on(events.AppFocus)
    def _came_back(self) -> None:
        self.look()
