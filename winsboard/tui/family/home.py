"""The home of a family board: the newest effort that was noticed, and what to do next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Static

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.family import FamilyHome
from winsboard.tui.components.act_lines import ActLines
from winsboard.tui.components.footer import KeyLine
from winsboard.tui.components.navigation import Opened, Step
from winsboard.tui.components.page import Page
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.family.home_lines import home_lines
from winsboard.tui.keys.bindings import bindings_elsewhere, bindings_of
from winsboard.words import format_phrase

ALSO: Final = (
    *("support", "curtain", "help", "undo", "redo", "search", "palette", "breathe", "calm_list"),
    *("hard_day", "history", "old_win", "settings", "progress", "goals"),
)
"""Commands of the board that also work on this screen."""
ABOUT_AN_ENTRY: Final = frozenset({"family_more", "family_enter", "family_away"})
"""Commands that the footer does not name on an empty page."""
STEPS: Final[dict[str, Step]] = {
    "family_above": "up",
    "family_below": "down",
    "family_back": "page_back",
    "family_on": "page_on",
    "family_first": "first",
    "family_last": "last",
}
"""The navigation step of each command."""


class HomeCallbacks(NamedTuple):
    """What the screen needs from the app."""

    read: Callable[[], FamilyHome]
    """Reads the entries; called in a thread. May raise StoreError."""
    acts: tuple[str, ...]
    """The names of what the number keys do, in order."""
    act: Callable[[int], object]
    """Starts one of them, counted from 0."""
    about: Callable[[str, Entry], object]
    """Starts a flow about an entry, by its name."""


def _bindings() -> list[BindingType]:
    here = [
        replace(b, action=f"walk('{STEPS[b.action]}')") if b.action in STEPS else b
        for b in bindings_of("family", first=True)
    ]
    return [*here, *bindings_elsewhere(*ALSO)]


class FamilyScreen(StatusScreen):
    """The entries of a family, the newest effort that was noticed first."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#family"
    BINDINGS: ClassVar[list[BindingType]] = [*_bindings()]

    places = ("family",)
    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    page = getters.query_one("#family", Page)
    acts = getters.query_one(ActLines)

    def __init__(self, size: Size, callbacks: HomeCallbacks) -> None:
        super().__init__(size)
        self._doors = callbacks
        self._home = FamilyHome()
        self._is_read = False

    def compose(self) -> ComposeResult:
        """Compose the page, what can be done by number, the message and the keys."""
        yield Page("family")
        acts = ActLines()
        acts.can_focus = False
        yield acts
        yield Static("", id="message")
        yield KeyLine().data_bind(FamilyScreen.saving)
        yield Static(Content(format_phrase("today.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Show the entries."""
        super().on_mount()
        self.query_one(KeyLine).place = "family"
        self.acts.show(self._doors.acts)
        self._name_page()
        self._read()

    def _name_page(self) -> None:
        """Name the board in the border."""
        title = self.board.settings.board_name or format_phrase("own.family.title")
        self.page.border_title = Content(title)

    def watch_board(self) -> None:
        """Show what changed."""
        if self.is_mounted:
            self._name_page()
            self._read()

    def watch_today(self) -> None:
        """Name the days anew."""
        if self.is_mounted and self._is_read:
            self._show()

    @work(exclusive=True)
    async def _read(self) -> None:
        """Read the entries in a thread, so that no key waits for old months."""
        try:
            found = await asyncio.to_thread(self._doors.read)
        except StoreError as error:
            self.show_message(format_phrase(f"store.{error.reason}", **error.values))
            return
        self._home = found
        self._show()

    def _show(self) -> None:
        names = [entry.id for entry in self._home.entries]
        key_line = self.query_one(KeyLine)
        key_line.left_out = frozenset() if names else ABOUT_AN_ENTRY
        lines = partial(home_lines, self.board, self._home, self.today)
        self.page.show(lines, names, from_top=not self._is_read)
        self._is_read = True

    @property
    def entry(self) -> Entry | None:
        """The marked entry; None on an empty page."""
        at = self.page.selected
        return self._home.entries[at] if 0 <= at < len(self._home.entries) else None

    def action_family_row(self, number: int) -> None:
        """Do what a number stands for."""
        if number <= len(self._doors.acts):
            self._doors.act(number - 1)

    def action_walk(self, step: Step) -> None:
        """Mark another entry, or scroll."""
        self.page.move(step)

    def _about(self, flow: str) -> None:
        if self.entry is not None:
            self._doors.about(flow, self.entry)

    @on(Opened)
    def action_family_enter(self) -> None:
        """Open the marked entry."""
        self._about("open")

    def action_family_more(self) -> None:
        """Show what can be added to the marked entry."""
        self._about("more")

    def action_family_away(self) -> None:
        """Take the marked entry away."""
        self._about("away")

    def action_leave_family(self) -> None:
        """Close the screen."""
        self.dismiss()
