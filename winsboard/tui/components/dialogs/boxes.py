"""A list with a box before each line. Every box is empty until somebody ticks it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.tui.components.dialogs.dialog import AROUND, WIDEST, Dialog
from winsboard.tui.components.text import fit
from winsboard.words import format_phrase

PAGE: Final = 9
"""Lines of a page, so that each has a number key."""
BOX: Final = 4
"""Cells of a box and the space behind it."""


class BoxDialog(Dialog[tuple[int, ...] | None]):
    """Returns the numbers of the ticked lines, counted from 0, or None if it was closed.

    `ticked` are the lines that are ticked, also after it was closed. A long list has pages of nine.
    """

    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *((str(n), f"tick({n})") for n in range(1, PAGE + 1)),
        ("space", "tick(0)"),
        ("right,pagedown", "turn(1)"),
        ("left,pageup", "turn(-1)"),
        ("escape", "leave"),
    ]
    choices = getters.query_one("#choices", OptionList)

    def __init__(
        self,
        lines: Sequence[str],
        *,
        title: str,
        question: str = "",
        ticked: Collection[int] = (),
        missing: str = "",
    ) -> None:
        """`ticked` is what was ticked when it was shown before.

        With `missing`, at least one line has to be ticked: until then Enter shows this sentence.
        """
        super().__init__()
        self.ticked = set(ticked)
        self._lines = lines
        self._title = title
        self._question = question
        self._missing = missing
        self._page = 0

    @property
    def _pages(self) -> int:
        return max(-(-len(self._lines) // PAGE), 1)

    def compose(self) -> ComposeResult:
        """Compose a question, the lines with their boxes, and a hint."""
        with Vertical(classes="frame"):
            if self._question:
                yield Static(Content(self._question), classes="question")
            yield OptionList(id="choices")
            yield Static(id="said")
            yield Static(classes="hint")

    def on_mount(self) -> None:
        """Show the first page."""
        self._show(0)

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        self._show(self.choices.highlighted or 0)

    def _show(self, place: int) -> None:
        """Show the page with a line of it marked."""
        first = self._page * PAGE
        shown = range(first, min(first + PAGE, len(self._lines)))
        self.choices.clear_options()
        self.choices.add_options(Option(self._line(n)) for n in shown)
        self.choices.highlighted = min(place, len(shown) - 1) if shown else None
        title, hint = self._title, "packet.boxes.hint"
        if self._pages > 1:
            page = format_phrase("cards.paged.page", page=self._page + 1, pages=self._pages)
            title, hint = f"{title} · {page}", "packet.boxes.hint.pages"
        self.query_one(".frame", Vertical).border_title = Content(title)
        self.query_one(".hint", Static).update(Content(format_phrase(hint)))

    def _line(self, number: int) -> Content:
        box = "[x]" if number in self.ticked else "[ ]"
        room = min(self.size.width or WIDEST, WIDEST) - AROUND - BOX
        words = fit(self._lines[number], room).rstrip()
        return Content.assemble((f"{number % PAGE + 1}  {box} ", "bold $primary"), words)

    @on(OptionList.OptionSelected)
    def _done(self) -> None:
        if self._missing and not self.ticked:
            self.query_one("#said", Static).update(Content(self._missing))
        else:
            self.dismiss(tuple(sorted(self.ticked)))

    def action_tick(self, number: int) -> None:
        """Tick the line with this number on the page, or the marked one for 0; again unticks it."""
        place = number - 1 if number else self.choices.highlighted
        if place is None or place >= self.choices.option_count:
            return
        self.choices.highlighted = place
        line = self._page * PAGE + place
        self.ticked ^= {line}
        self.choices.replace_option_prompt_at_index(place, self._line(line))
        self.query_one("#said", Static).update(Content(""))

    def action_turn(self, by: int) -> None:
        """Show the next page or the one before; after the last comes the first."""
        self._page = (self._page + by) % self._pages
        self._show(0)

    def action_leave(self) -> None:
        """Close without an answer; `ticked` stays."""
        self.dismiss(None)
