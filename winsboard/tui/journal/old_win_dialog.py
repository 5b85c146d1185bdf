"""One old win at a time, in a calm card."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import ClassVar, Final, Literal, TypeAlias

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from winsboard.domain.model.documents import Entry
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.choice import numbered
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.prose import Line, prose
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import say
from winsboard.words.sentences.old_win import day_line

Wish: TypeAlias = Literal["share", "open", "hard"]
ACTS: Final = ("next_win", "previous_win", "star_win", "share_win", "open_win", "with_hard_days")
"""What the numbers stand for."""
STYLES: Final = {
    "heading": "bold",
    "strong": "bold",
    "soft": "italic",
    "code": "$secondary",
    "quote": "italic $quiet",
    "sign": "$quiet",
}
"""How the forms of a text look in a card."""


class OldWins(NamedTuple):
    """What the card shows."""

    at: Callable[[int], Entry | None]
    """The old win with a number from 0 on; asked in a thread."""
    star: Callable[[Entry], Entry]
    """Stars one or takes the star off; gives it as it is then."""
    today: date
    hard: bool
    """Whether hard-day notes are among them."""


class OldWinDialog(Dialog[Wish | None]):
    """Gives back what else is wished; none if it was left."""

    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("old_win", at_once=True),
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("pageup", "scroll_win(-1)"),
        ("pagedown", "scroll_win(1)"),
    ]
    choices = getters.query_one("#choices", OptionList)
    text = getters.query_one("#text", VerticalScroll)

    def __init__(self, wins: OldWins, nth: int = 0) -> None:
        super().__init__()
        self._wins = wins
        self._changed: dict[str, Entry] = {}
        self.nth = nth
        """Of the win that is shown."""
        self.entry: Entry | None = None
        """The win that is shown."""

    def compose(self) -> ComposeResult:
        """The day, the words, and what can be done by number."""
        with Vertical(classes="frame old-win") as frame:
            frame.border_title = Content(say("journal.win.title"))
            yield Static("", id="day")
            with VerticalScroll(id="text", can_focus=False):
                yield Static("", id="win")
            yield OptionList(id="choices")
            yield Static(Content(say("journal.win.hint")), classes="hint")

    def on_mount(self) -> None:
        """Look for the first one."""
        self._show_acts()
        self._go(self.nth)

    @work(exclusive=True)
    async def _go(self, nth: int) -> None:
        """Look for one in a thread, and show it; past the last, say so."""
        found = await asyncio.to_thread(self._wins.at, nth)
        if found is not None:
            self.nth = nth
            self.entry = self._changed.get(found.id, found)
            self._show()
        else:
            key = "end" if self.entry is not None else "none"
            self._say(say(f"progress.look_back.{key}"))

    def _show(self) -> None:
        assert self.entry is not None
        self.query_one("#day", Static).update(
            Content.styled(day_line(self.entry, self._wins.today), "$accent")
        )
        width = max(self.text.size.width - 1, 20)
        lines = [_styled(line) for line in prose(self.entry.text, width)]
        self.query_one("#win", Static).update(Content("\n").join(lines))
        self.text.scroll_home(animate=False)
        self._show_acts()

    def _show_acts(self) -> None:
        starred = self.entry is not None and self.entry.starred
        names = ["next", "before", "unstar" if starred else "star", "share", "open"]
        names.append("no_hard" if self._wins.hard else "hard")
        lit = self.choices.highlighted or 0
        self.choices.clear_options()
        self.choices.add_options(numbered([say(f"journal.win.{name}") for name in names]))
        self.choices.highlighted = lit

    def _say(self, text: str) -> None:
        self.query_one(".hint", Static).update(Content(text))

    def on_resize(self) -> None:
        """Another width wraps other lines."""
        if self.entry is not None:
            self.call_after_refresh(self._show)

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        await self.run_action(ACTS[event.option_index])

    async def action_choose(self, number: int) -> None:
        """Choose by number."""
        if number <= len(ACTS):
            await self.run_action(ACTS[number - 1])

    def action_next_win(self) -> None:
        """The next one."""
        self._say(say("journal.win.hint"))
        self._go(self.nth + 1)

    def action_previous_win(self) -> None:
        """The one before."""
        self._say(say("journal.win.hint"))
        if self.nth:
            self._go(self.nth - 1)

    def action_star_win(self) -> None:
        """Star it, or take the star off."""
        if self.entry is not None:
            self.entry = self._changed[self.entry.id] = self._wins.star(self.entry)
            self._show()

    def action_share_win(self) -> None:
        """Make a text or a picture of it."""
        self._wish("share")

    def action_open_win(self) -> None:
        """Go to its day in the journal."""
        self._wish("open")

    def _wish(self, wish: Wish) -> None:
        if self.entry is not None:
            self.dismiss(wish)

    def action_with_hard_days(self) -> None:
        """Begin anew with hard-day notes among them, or without."""
        self.dismiss("hard")

    def action_scroll_win(self, by: int) -> None:
        """A page of a long win on, or back."""
        self.text.scroll_relative(y=by * max(self.text.size.height - 1, 1), animate=False)

    def action_leave_win(self) -> None:
        """Leave."""
        self.dismiss(None)


def _styled(line: Line) -> Content:
    return Content.assemble(*((run.text, STYLES.get(run.style, "")) for run in line))
