"""A long list in pages of nine, so that each item has a number key."""

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

from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.choice import back_option
from winsboard.tui.components.dialogs.dialog import AROUND, WIDEST, Dialog
from winsboard.tui.keys.bindings import bindings_of
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase

PAGE: Final = 9
"""Items of a page."""


class PagedItem(NamedTuple):
    """One item, and a short note that is shown at the end of its line if there is room."""

    text: str
    note: str = ""
    heading: str = ""
    """What it belongs to; named in the title if the whole page belongs to it."""


class PagedDialog(Dialog[int | None]):
    """Returns the index of the chosen item. Enter turns the page until an item is marked."""

    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("0", "leave"),
        ("right,pagedown", "turn(1)"),
        ("left,pageup", "turn(-1)"),
        ("escape", "leave"),
    ]
    choices = getters.query_one("#choices", OptionList)

    def __init__(self, items: Sequence[PagedItem], *, title: str, first: int = 0) -> None:
        """`first` is an item of the page that is shown first."""
        super().__init__()
        self._items = items
        self._title = title
        self._page = first // PAGE

    @property
    def _pages(self) -> int:
        return max(-(-len(self._items) // PAGE), 1)

    def compose(self) -> ComposeResult:
        """Compose the list and a hint."""
        with Vertical(classes="frame"):
            yield OptionList(id="choices")
            yield Static(Content(format_phrase("cards.paged.hint")), classes="hint")

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def on_resize(self) -> None:
        """Lay out the notes for the new width."""
        self._show()

    def _shown(self) -> Sequence[PagedItem]:
        return self._items[self._page * PAGE : (self._page + 1) * PAGE]

    def _show(self) -> None:
        """Show the page, with what turns it marked: that does no harm."""
        title = self._title
        options = [Option(self._line(n, item)) for n, item in enumerate(self._shown(), start=1)]
        if self._pages > 1:
            page = format_phrase("cards.paged.page", page=self._page + 1, pages=self._pages)
            headings = {item.heading for item in self._shown()} - {""}
            title = " · ".join([title, page, *(headings if len(headings) == 1 else ())])
            more = ("→", "bold $primary"), f"  {format_phrase('cards.menu.more')}"
            options.append(Option(Content.assemble(*more)))
        self.query_one(".frame", Vertical).border_title = Content(title)
        self.choices.clear_options()
        self.choices.add_options([*options, back_option()])
        self.choices.highlighted = len(self._shown())

    def _line(self, number: int, item: PagedItem) -> Content:
        room = min(self.size.width, WIDEST) - AROUND
        gap = room - cell_len(item.text) - cell_len(item.note)
        note = f"{' ' * gap}{item.note}" if item.note and gap > 1 else ""
        return Content.assemble((str(number), "bold $primary"), f"  {item.text}", (note, "$quiet"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        on_page = len(self._shown())
        if event.option_index < on_page:
            self.action_choose(event.option_index + 1)
        elif event.option_index == on_page and self._pages > 1:
            self.action_turn(1)
        else:
            self.action_leave()

    def action_choose(self, number: int) -> None:
        """Choose an item by its number."""
        if 0 < number <= len(self._shown()):
            self.dismiss(self._page * PAGE + number - 1)

    def action_turn(self, by: int) -> None:
        """Show the next page or the one before; after the last comes the first."""
        self._page = (self._page + by) % self._pages
        self._show()

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss(None)
