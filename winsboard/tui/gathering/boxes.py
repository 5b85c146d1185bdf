"""A list of lines to tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.tui.components.dialogs.dialog import Dialog, room_for
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase

NUMBERED = 9
"""Lines that have a number key."""


class BoxesDialog(Dialog[tuple[int, ...] | None]):
    """Returns the indexes of the ticked lines, or None if it was closed without keeping them."""

    AUTO_FOCUS = "#offered"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("picking") if b.action not in ("keep_picked", "write_own")),
        *((str(n), f"pick_number({n})") for n in range(1, NUMBERED + 1)),
    ]
    offered = getters.query_one("#offered", OptionList)

    def __init__(self, lines: Sequence[str], ticked: Collection[int], *, title: str) -> None:
        """`ticked` are the indexes of the lines that are ticked at first."""
        super().__init__()
        self._lines = lines
        self._ticked = set(ticked)
        self._title = title

    def compose(self) -> ComposeResult:
        """Compose the lines, each with a box."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            options = (Option(self._line(n)) for n in range(len(self._lines)))
            yield OptionList(*options, id="offered")
            yield Static(Content(format_phrase("own.gathering.boxes.hint")), classes="hint")

    def on_mount(self) -> None:
        """Mark the first line."""
        super().on_mount()
        self.offered.highlighted = 0 if self._lines else None

    def on_resize(self) -> None:
        """Let the list be as tall as its lines, but not taller than the window."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.offered.styles.max_height = room_for(self.offered, self.size.height)

    def _line(self, at: int) -> Content:
        number = str(at + 1) if at < NUMBERED else " "
        box = "[x]" if at in self._ticked else "[ ]"
        return Content.assemble((f"{number}  {box} ", "bold $primary"), self._lines[at])

    @on(OptionList.OptionSelected)
    def _keep(self) -> None:
        self.dismiss(tuple(sorted(self._ticked)))

    def action_pick(self) -> None:
        """Tick the marked line, or take its tick away."""
        if self.offered.highlighted is not None:
            self._turn(self.offered.highlighted)

    def action_pick_number(self, number: int) -> None:
        """Tick the line with this number, or take its tick away."""
        if number <= len(self._lines):
            self.offered.highlighted = number - 1
            self._turn(number - 1)

    def _turn(self, at: int) -> None:
        self._ticked ^= {at}
        self.offered.replace_option_prompt_at_index(at, self._line(at))

    def action_leave_picking(self) -> None:
        """Close without keeping the ticks."""
        self.dismiss(None)
