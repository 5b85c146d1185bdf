"""A list of any length, chosen from with the numbers 1 to 9."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.tui.components.dialogs.choice import back_option, numbered
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase

MAX_NUMBERED: Final = 9


class MenuDialog(Dialog[int | None]):
    """Returns the index of the chosen item; the fixed items are counted after the others.

    A long list is split into pages, so that every item has a number key. As in `ChoiceDialog`, the
    item that is marked first must do no harm; without one, "0 Back" is added and marked.
    """

    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("0", "choose(0)"),
        ("escape", "leave"),
    ]
    choices = getters.query_one("#choices", OptionList)

    def __init__(
        self,
        items: Sequence[str],
        fixed: Sequence[str],
        *,
        title: str,
        text: str = "",
        harmless: int | None = None,
    ) -> None:
        """`harmless` is the item that Enter picks; its page is shown first."""
        super().__init__()
        self._harmless = harmless
        self._items = items
        self._always = fixed
        self._title = title
        self._text = text
        at = harmless or 0
        self._first = at - at % self._page_size if at < len(items) else 0

    def compose(self) -> ComposeResult:
        """Compose an optional text and the first page of the list."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            if self._text:
                yield Static(Content(self._text), classes="question")
            yield OptionList(id="choices")
            yield Static(Content(format_phrase("cards.menu.hint")), classes="hint")

    def on_mount(self) -> None:
        """Show the page of the marked item."""
        self._show()

    @property
    def _page_size(self) -> int:
        """Items per page; on a split list the "more" item needs a number, too."""
        room = MAX_NUMBERED - len(self._always)
        return room if len(self._items) <= room else room - 1

    def _indexes(self) -> list[int | None]:
        """Return the item index behind each number; None is the next page."""
        page = range(self._first, min(self._first + self._page_size, len(self._items)))
        more = [None] if len(self._items) > self._page_size else []
        always = range(len(self._items), len(self._items) + len(self._always))
        return [*page, *more, *always]

    def _show(self) -> None:
        texts = [*self._items, *self._always]
        lines = [
            format_phrase("cards.menu.more") if n is None else texts[n] for n in self._indexes()
        ]
        self.choices.clear_options()
        self.choices.add_options(numbered(lines))
        self.choices.add_options(self._ends())
        marked = (
            self._indexes().index(self._harmless) if self._harmless in self._indexes() else None
        )
        self.choices.highlighted = len(lines) if self._harmless is None else marked

    def _ends(self) -> list[Option]:
        """Return the lines below the numbered ones."""
        return [back_option()] if self._harmless is None else []

    def _take(self, number: int) -> None:
        if number == len(self._indexes()):
            self.action_leave()
            return
        place = self._indexes()[number]
        if place is not None:
            self.dismiss(place)
            return
        self._first += self._page_size
        if self._first >= len(self._items):
            self._first = 0
        self._show()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def action_choose(self, number: int) -> None:
        """Choose an item by its number; 0 is "Back"."""
        if number == 0 and self._harmless is None:
            self.action_leave()
        elif 0 < number <= len(self._indexes()):
            self._take(number - 1)

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss(None)
