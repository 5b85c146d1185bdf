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
from winsboard.notebook.views.progress import Progress, Superseded
from winsboard.tui.components.navigation import SelectionChanged
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.components.text import fit, save_failure_words, wrap
from winsboard.tui.progress.views.month import MonthTab
from winsboard.tui.progress.views.view import View
from winsboard.words import format_phrase

LINES = 2
"""Height of the status text; fixed, so that nothing moves while the cursor does."""
CHECK_INTERVAL = 1.8
"""Seconds between two checks for changes on disk."""
LOAD_TIMEOUT = 0.25
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
        self._check_regularly()

    def _check_regularly(self) -> None:
        """Check and repeat. Uses the event loop: a Textual timer costs twenty times as much."""
        if self.is_running:
            asyncio.get_running_loop().call_later(CHECK_INTERVAL, self._check_regularly)
            if self.is_current:
                self.check_now()

    def check_now(self) -> None:
        """Reload the view if another process changed pages that are not in memory."""
        if self.view.name in self._shown and self._versions != (versions := self._versions_now()):
            self._versions = versions
            self._shown.pop(self.view.name, None)
            self.update_view()

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
            self.update_view()

    @on(SelectionChanged)
    def update_view(self) -> None:
        """Load what the view needs if it shows something else, and update the texts."""
        view, needs = self.view, (self.view.name, self.view.data_key())
        if needs != (view.name, self._shown.get(view.name)) and needs != self._wished:
            self._read(view)
        self._show_texts()

    def _read(self, view: View) -> None:
        if view.at_once:
            progress = Progress(self.notebook.reader(), self.board, self.today)
            self._show_loaded(view, view.data_key(), view.loader()(progress))
        elif view.focus_target.size:
            self._wished = view.name, view.data_key()
            needs, work = view.data_key(), view.loader()
            view.prepare()

            # With @work, the worker's description would contain the whole board. A coroutine object
            # would cause a warning if the worker is replaced before it starts.
            async def reading() -> None:
                await self._read_in_thread(view, needs, work)

            self.run_worker(reading, group="reading", exclusive=True)  # type: ignore[arg-type]

    async def _read_in_thread(
        self, view: View, needs: object, reading: Callable[[Progress], Any]
    ) -> None:
        """Load data in a thread. A replaced load is told to stop early."""
        outrun = Event()
        progress = Progress(self.notebook.reader(), self.board, self.today, outrun.is_set)
        late = self.set_timer(
            LOAD_TIMEOUT, lambda: self._show_summary(format_phrase("progress.reading"))
        )
        try:
            found = await asyncio.to_thread(reading, progress)
        except StoreError as error:
            self.show_message(format_phrase(f"store.{error.reason}", **error.values))
        except Superseded:
            return
        else:
            self._show_loaded(view, needs, found)
        finally:
            outrun.set()
            late.stop()

    def _show_loaded(self, view: View, needs: object, found: Any) -> None:
        self._wished = None
        self._shown[view.name] = needs
        view.show(found)
        if view is self.view:
            self._versions = self._versions_now()
            if not view.at_once:
                self._show_texts()
            for trouble in self.notebook.reader().unreadable_months:
                self.show_message(trouble)

    def _show_texts(self) -> None:
        if isinstance(self.view, MonthTab):
            self.view.show_day()
        sentence = self.view.sentence()
        if sentence or self._wished is None:
            self._show_summary(sentence)
        if self._saying in ("", self._idle_text):
            self.show_message(self.idle_text())

    _idle_text = ""
    """The text to show while there is no message."""

    def idle_text(self) -> str:
        """Return the reason while saving fails, otherwise the status of the selection."""
        self._idle_text = save_failure_words(self.saving) or self.view.status()
        return self._idle_text

    def show_message(self, text: str, *, bright: bool = False) -> None:
        """Show a message until the next key, in a different colour than the status."""
        super().show_message(text, bright=bright)
        if self.has_widgets and (text != self._idle_text) != self.message.has_class("-said"):
            self.message.set_class(text != self._idle_text, "-said")

    def clear_later(self) -> None:
        """Clear a message, but not the status."""
        if self._saying != self._idle_text:
            super().clear_later()

    def wrap(self, text: str, width: int) -> list[str]:
        """Wrap a text: the status always has two lines, a message may have more."""
        lines = super().wrap(text, width)
        if text != self._idle_text:
            return lines + [""] * (LINES - len(lines))
        shown = lines[:LINES] + [""] * (LINES - len(lines))
        if len(lines) > LINES:
            shown[-1] = fit(f"{shown[-1]} {lines[LINES]}", width)
        return shown

    def _show_summary(self, text: str) -> None:
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
        self._show_summary(above)
