"""Keeps the board up to date with the clock and with writes by other processes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual import events, on, work

from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.tui.session.drafts import Drafts
from winsboard.tui.session.session import Session, sentence
from winsboard.tui.terminal.input_queue import wait_until_idle
from winsboard.words import format_phrase

if TYPE_CHECKING:
    from winsboard.notebook.boards.incoming import FolderWatch

CHECK_INTERVAL: Final = 1.8
"""Seconds between two checks of the clock and the files, so that a change shows within 2 s."""
WATCHED_INTERVAL: Final = 6.0
"""Seconds between two checks where the system tells of changes, and everything is read."""
CHECKS_BEFORE: Final = 2
"""How many checks come before the system is asked to tell of changes: the start has to be quick."""
MINUTE: Final = 60
AFTER_MINUTE: Final = 0.02
"""Seconds into a minute: a day may begin with any."""
BURST: Final = 0.2
"""Seconds after a change in which the rest of it is written."""


class LiveUpdates(Session):
    """Checks for changes regularly, and whenever the terminal gets the focus back."""

    def __init__(self, notebook: Notebook, drafts: Drafts) -> None:
        super().__init__(notebook, drafts)
        self._trouble = ""
        self._is_quiet = False
        """Whether the last check found nothing."""
        self._checks = 0
        self._watch: FolderWatch | None = None
        self._is_told = False
        """Whether a change was told that is not looked at yet."""
        self._reads = asyncio.Lock()
        self._begins = asyncio.Lock()

    def start_checking(self) -> None:
        """Check now and keep checking at regular intervals.

        Uses the event loop directly: a Textual timer costs twenty times as much.
        """
        if not self.is_running:
            return
        if self._watch is not None:
            self._watch.renew()
        self.check_now()
        asyncio.get_running_loop().call_later(self._pause(), self.start_checking)
        self._checks += 1
        if self._checks == CHECKS_BEFORE:
            self.watch_folders()

    def _pause(self) -> float:
        """The seconds until the next check; a day that begins is noticed at once."""
        if self._watch is None or not self._watch.is_complete or not self._is_quiet:
            return CHECK_INTERVAL
        now = self.notebook.clock.now()
        left = MINUTE - now.second - now.microsecond / 1e6
        return min(WATCHED_INTERVAL, left + AFTER_MINUTE)

    @work(exit_on_error=False)
    async def watch_folders(self) -> None:
        """Let the system tell of changes, where it can. It is loaded once nobody waits for it."""
        watch = await asyncio.to_thread(self.notebook.incoming.watch)
        if watch is None:
            return
        if not self.is_running or self._watch is not None:
            watch.close()
            return
        self._watch = watch
        asyncio.get_running_loop().add_reader(watch.fileno(), self._change_told)

    def _change_told(self) -> None:
        if self._watch is not None:
            self._watch.clear()
        if not self._is_told:
            self._is_told = True
            asyncio.get_running_loop().call_later(BURST, self._check_told)

    def _check_told(self) -> None:
        self._is_told = False
        if self._watch is not None and self.is_running:
            self._watch.renew()
            self.check_now()

    @on(events.Unmount)
    def _stop_watching(self) -> None:
        if self._watch is not None:
            asyncio.get_running_loop().remove_reader(self._watch.fileno())
            self._watch.close()
            self._watch = None

    def check_now(self) -> None:
        """Check for writes by other processes, unreadable files and a new day."""
        if self._reads.locked():
            return
        has_changes = self._try(self.notebook.has_changes)
        self._is_quiet = has_changes is False
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
