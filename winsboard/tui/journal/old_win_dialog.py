"""A dialog that shows one old win at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import ClassVar, Final, Literal, TypeAlias

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from winsboard.domain.model.documents import Entry
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.act_lines import ActLines
from winsboard.tui.components.dialogs.dialog import Dialog, room_for
from winsboard.tui.components.prose import Line, prose
from winsboard.tui.keys.bindings import bindings_of, on_pages
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.sentences.journal.old_win import day_line

NextAction: TypeAlias = Literal["share", "open", "hard"]
ACTIONS: Final = ("next_win", "previous_win", "star_win", "share_win", "open_win", "with_hard_days")
"""The action of each number key."""
STYLES: Final = {
    "heading": "bold",
    "strong": "bold",
    "soft": "italic",
    "code": "$secondary",
    "quote": "italic $quiet",
    "sign": "$quiet",
}
"""The text style for each style of the prose."""


class OldWins(NamedTuple):
    """What the dialog shows, and how it gets the wins."""

    at: Callable[[int], Entry | None]
    """Returns the old win with an index from 0, or None after the last; called in a thread."""
    star: Callable[[Entry], Entry]
    """Stars a win or removes the star; returns the changed entry."""
    today: date
    hard: bool
    """Whether notes from hard days are included."""


class OldWinDialog(Dialog[NextAction | None]):
    """Shows old wins. Returns what to do next, or None if it was closed."""

    AUTO_FOCUS = "#acts"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("old_win", first=True),
        *on_pages(),
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("pageup", "scroll_win(-1)"),
        ("pagedown", "scroll_win(1)"),
        ("enter", "next_or_close"),
    ]
    places = ("old_win",)
    acts = getters.query_one(ActLines)
    text = getters.query_one("#text", VerticalScroll)

    def __init__(self, wins: OldWins, nth: int = 0) -> None:
        super().__init__()
        self._wins = wins
        self._changed: dict[str, Entry] = {}
        self.nth = nth
        """Index of the win."""
        self.entry: Entry | None = None
        """The win."""
        self._is_empty = False

    def compose(self) -> ComposeResult:
        """Compose the date, the words with room around them, and the keys."""
        with Vertical(classes="frame old-win") as frame:
            frame.border_title = Content(format_phrase("journal.win.title"))
            yield Static("", id="day")
            with VerticalScroll(id="text", can_focus=False):
                yield Static("", id="win")
            yield ActLines()
            yield Static(Content(format_phrase("journal.win.hint")), classes="hint")

    def on_mount(self) -> None:
        """Load the first win."""
        self.acts.display = False
        self._load(self.nth)

    @work(exclusive=True)
    async def _load(self, nth: int) -> None:
        """Load a win in a thread and show it; after the last one, say so."""
        found = await asyncio.to_thread(self._wins.at, nth)
        if found is not None:
            self.nth = nth
            self.entry = self._changed.get(found.id, found)
            self._show()
        elif self.entry is not None:
            self._show_text(format_phrase("progress.look_back.end"))
        else:
            self._show_none()

    def _show_none(self) -> None:
        """Say in one sentence that there is nothing yet; all that is left is to close it."""
        self._is_empty = True
        self.set_focus(None)
        self.query_one("#day").display = self.query_one(".hint").display = False
        self.query_one("#win", Static).update(Content(format_phrase("progress.look_back.none")))

    def _show(self) -> None:
        assert self.entry is not None
        self.query_one("#day", Static).update(day_line(self.entry, self._wins.today))
        width = max(self.text.size.width - 1, 20)
        lines = [_styled(line) for line in prose(win_words(self.entry), width)]
        self.query_one("#win", Static).update(Content("\n").join(lines))
        self.text.scroll_home(animate=False)
        self._show_actions()
        self.call_after_refresh(self._fit)

    def _show_actions(self) -> None:
        starred = self.entry is not None and self.entry.starred
        names = ["next", "before", "unstar" if starred else "star", "share", "open"]
        names.append("no_hard" if self._wins.hard else "hard")
        self.acts.show([format_phrase(f"journal.win.{name}") for name in names])
        self.acts.display = True

    def _fit(self) -> None:
        self.text.styles.max_height = room_for(self.text, self.size.height)

    def _show_text(self, text: str) -> None:
        self.query_one(".hint", Static).update(Content(text))

    def on_resize(self) -> None:
        """Wrap the text for the new width."""
        if self.entry is not None:
            self.call_after_refresh(self._show)

    async def action_choose(self, number: int) -> None:
        """Run an action by its number."""
        if number <= len(ACTIONS):
            await self.run_action(ACTIONS[number - 1])

    def action_next_win(self) -> None:
        """Show the next win."""
        self._show_text(format_phrase("journal.win.hint"))
        self._load(self.nth + 1)

    def action_next_or_close(self) -> None:
        """Show the next win; without any, close the dialog."""
        if self._is_empty:
            self.dismiss(None)
        else:
            self.action_next_win()

    def action_previous_win(self) -> None:
        """Show the previous win."""
        self._show_text(format_phrase("journal.win.hint"))
        if self.nth:
            self._load(self.nth - 1)

    def action_star_win(self) -> None:
        """Star the win, or remove its star."""
        if self.entry is not None:
            self.entry = self._changed[self.entry.id] = self._wins.star(self.entry)
            self._show()

    def action_share_win(self) -> None:
        """Close to export the win as text or a picture."""
        self._close_with("share")

    def action_open_win(self) -> None:
        """Close to show the win in the journal."""
        self._close_with("open")

    def _close_with(self, action: NextAction) -> None:
        if self.entry is not None:
            self.dismiss(action)

    def action_with_hard_days(self) -> None:
        """Close to start again with or without notes from hard days."""
        self.dismiss("hard")

    def action_scroll_win(self, by: int) -> None:
        """Scroll a long win by pages."""
        self.text.scroll_relative(y=by * max(self.text.size.height - 1, 1), animate=False)

    def action_leave_win(self) -> None:
        """Close the dialog."""
        self.dismiss(None)


def _styled(line: Line) -> Content:
    return Content.assemble(*((run.text, STYLES.get(run.style, "")) for run in line))
