"""A screen whose views are loaded in the background; the last request wins."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from threading import Event
from typing import Any

from textual import getters, on
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Static

from winsboard.domain.model.board import Board
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.notebook.progress import Progress, Superseded
from winsboard.tui.components.navigation import Pointed
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.components.text import fit, held_words, wrap
from winsboard.tui.progress.views.month import ShownMonth
from winsboard.tui.progress.views.view import View
from winsboard.words import say

LINES = 2
"""Height of the status text; fixed, so that nothing moves while the cursor does."""
LOOKS = 1.8
"""Seconds between two checks for changes on disk."""
PATIENCE = 0.25
"""Seconds after which a message says that data is being loaded."""


class ViewLoader(StatusScreen):
    """Base of the progress screen: loads the data of a view in a worker and shows it."""

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    sentence = getters.query_one("#sentence", Static)
    view: View
    day_open = False

    def __init__(self, notebook: Notebook, size: Size) -> None:
        super().__init__(size)
        self.notebook = notebook
        # Bindings set these only after the first paint.
        self.set_reactive(ViewLoader.board, notebook.board)
        self.set_reactive(ViewLoader.today, notebook.today)
        self._shown: dict[str, object] = {}
        """What each view shows, by the name of the view."""
        self._wished: object = None
        self._above = ""
        self._versions: object = ()

    def on_mount(self) -> None:
        """Start checking for changes."""
        self._keep_looking()

    def _keep_looking(self) -> None:
        """Check and repeat. Uses the event loop: a Textual timer costs twenty times as much."""
        if self.is_running:
            asyncio.get_running_loop().call_later(LOOKS, self._keep_looking)
            if self.is_current:
                self.look()

    def look(self) -> None:
        """Reload the view if another process changed pages that are not in memory."""
        if self.view.name in self._shown and self._versions != (versions := self._versions_now()):
            self._versions = versions
            self._shown.pop(self.view.name, None)
            self.follow()

    def _versions_now(self) -> object:
        span = self.view.span()
        return self.notebook.reader().versions(*span) if span else ()

    def watch_board(self) -> None:
        """Update the view; the cursor stays."""
        self._follow_if_open()

    def watch_today(self) -> None:
        """Update the view for the new day."""
        self._follow_if_open()

    def _follow_if_open(self) -> None:
        if hasattr(self, "view"):
            self.follow()

    @on(Pointed)
    def follow(self) -> None:
        """Load what the view needs if it shows something else, and update the texts."""
        view, needs = self.view, (self.view.name, self.view.needs())
        if needs != (view.name, self._shown.get(view.name)) and needs != self._wished:
            self._read(view)
        self._say_all()

    def _read(self, view: View) -> None:
        if view.at_once:
            progress = Progress(self.notebook.reader(), self.board, self.today)
            self._take(view, view.needs(), view.reading()(progress))
        elif view.main.size:
            self._wished = view.name, view.needs()
            needs, work = view.needs(), view.reading()

            # With @work, the worker's description would contain the whole board. A coroutine object
            # would cause a warning if the worker is replaced before it starts.
            async def reading() -> None:
                await self._read_beside(view, needs, work)

            self.run_worker(reading, group="reading", exclusive=True)  # type: ignore[arg-type]

    async def _read_beside(
        self, view: View, needs: object, reading: Callable[[Progress], Any]
    ) -> None:
        """Load data in a thread. A replaced load is told to stop early."""
        outrun = Event()
        progress = Progress(self.notebook.reader(), self.board, self.today, outrun.is_set)
        late = self.set_timer(PATIENCE, lambda: self._say_above(say("progress.reading")))
        try:
            found = await asyncio.to_thread(reading, progress)
        except StoreError as error:
            self.show_message(say(f"store.{error.reason}", **error.values))
        except Superseded:
            return
        else:
            self._take(view, needs, found)
        finally:
            outrun.set()
            late.stop()

    def _take(self, view: View, needs: object, found: Any) -> None:
        self._wished = None
        self._shown[view.name] = needs
        view.show(found)
        if view is self.view:
            self._versions = self._versions_now()
            if not view.at_once:
                self._say_all()
            for trouble in self.notebook.reader().unreadable_months:
                self.show_message(trouble)

    def _say_all(self) -> None:
        if isinstance(self.view, ShownMonth):
            self.view.show_day()
        sentence = self.view.sentence()
        if sentence or self._wished is None:
            self._say_above(sentence)
        if self._saying in ("", self._resting):
            self.show_message(self.idle_text())

    _resting = ""
    """The text to show while there is no message."""

    def idle_text(self) -> str:
        """Return the reason while saving fails, otherwise the status of the selection."""
        self._resting = held_words(self.saving) or self.view.said()
        return self._resting

    def show_message(self, text: str, *, bright: bool = False) -> None:
        """Show a message until the next key, in a different colour than the status."""
        super().show_message(text, bright=bright)
        if self.has_widgets and (text != self._resting) != self.message.has_class("-said"):
            self.message.set_class(text != self._resting, "-said")

    def clear_later(self) -> None:
        """Clear a message, but not the status."""
        if self._saying != self._resting:
            super().clear_later()

    def wrap(self, text: str, width: int) -> list[str]:
        """Wrap a text: the status always has two lines, a message may have more."""
        lines = super().wrap(text, width)
        if text != self._resting:
            return lines + [""] * (LINES - len(lines))
        shown = lines[:LINES] + [""] * (LINES - len(lines))
        if len(lines) > LINES:
            shown[-1] = fit(f"{shown[-1]} {lines[LINES]}", width)
        return shown

    def _say_above(self, text: str) -> None:
        """Show the view's summary above it, in as many lines as it needs."""
        if text == self._above:
            return
        self._above = text
        lines = wrap(text, max(self.size.width - 2, 1))
        if len(lines) != self.sentence.size.height:
            self.sentence.styles.height = len(lines)
        self.sentence.update(Content("\n".join(lines)), layout=False)

    def on_resize(self) -> None:
        """Wrap the texts for the new width."""
        super().on_resize()
        above, self._above = self._above, ""
        self._say_above(above)
