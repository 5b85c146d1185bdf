"""Keeping the board in step with the clock and with what others write."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import events, on

from winsboard.domain.days import EARLIEST
from winsboard.notebook.notebook import StoreError
from winsboard.tui.desk import Desk, sentence
from winsboard.words import say

LOOKS: Final = 1.8
"""Seconds between two looks at the clock and at what others wrote: seen within 2."""


class LiveUpdates(Desk):
    """Looks around now and then, and whenever the terminal has the focus again."""

    _trouble = ""

    def keep_looking(self) -> None:
        """Look from now on.

        A bare callback of the loop, since a timer of Textual's costs twenty times as much.
        """
        if self.is_running:
            asyncio.get_running_loop().call_later(LOOKS, self.keep_looking)
            self.look()

    def look(self) -> None:
        """Notice what another process wrote, a file that can no longer be read, and a new day."""
        arrived = self.take_in()
        for news in self.notebook.news():
            self.tell(news)
        if arrived or self.notebook.today != self.today:
            self.call_next(self.show_now, arrived)

    def take_in(self) -> bool:
        """Whether another process wrote; a file that can no longer be read is told of once."""
        arrived, trouble = False, ""
        try:
            arrived = self.notebook.refresh()
        except StoreError as no:
            trouble = sentence(no)
        except Exception as error:
            # A look that fails is no reason to leave; the next one may not.
            trouble = say("today.look_failed", kind=type(error).__name__)
        if trouble and trouble != self._trouble:
            self.tell(trouble)
        self._trouble = trouble
        return arrived

    def show_now(self, arrived: bool) -> None:
        """Show the board as it is now, on the day it is."""
        today = self.notebook.today
        self.show_days(today, today)
        turned, self.today = self.today not in (EARLIEST, today), today
        if turned:
            self.day_turned()
        if arrived:
            self.tell(say("today.arrived"))
            self.count_wins()

    def day_turned(self) -> None:
        """Begin what a new day begins with; provided by the app."""

    @on(events.AppFocus)
    def _came_back(self) -> None:
        self.look()
