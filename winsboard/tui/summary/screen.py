"""The screen on which a page is chosen by numbers, read and saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Static

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.act_lines import ActLines
from winsboard.tui.components.footer import KeyLine
from winsboard.tui.components.navigation import Step
from winsboard.tui.components.page import Page, PageLine
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.components.text import fit, wrap
from winsboard.tui.keys.bindings import bindings_elsewhere, bindings_of
from winsboard.tui.summary.preview import Preview
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase

ALSO: Final = ("support", "curtain", "help", "palette", "breathe")
"""Commands of the board that also work on this screen."""
STEPS: Final[dict[str, Step]] = {
    "summary_up": "up",
    "summary_down": "down",
    "summary_back": "page_back",
    "summary_on": "page_on",
    "summary_first": "first",
    "summary_last": "last",
}
"""The navigation step of each command."""


class PreviewCallbacks(NamedTuple):
    """What the screen needs from the flow."""

    ask: Callable[[], object]
    """Starts the flow about wins, format and place."""
    save: Callable[[], object]
    """Saves what is shown."""


def _bindings() -> list[BindingType]:
    here = [
        replace(b, action=f"walk('{STEPS[b.action]}')") if b.action in STEPS else b
        for b in bindings_of("summary", first=True)
    ]
    return [*here, *bindings_elsewhere(*ALSO)]


class SummaryScreen(StatusScreen):
    """Shows what is made, and lets it be changed by numbers."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#preview"
    BINDINGS: ClassVar[list[BindingType]] = [*_bindings()]

    places = ("summary",)
    board: var[Board] = var(Board())
    preview = getters.query_one("#preview", Page)

    def __init__(self, made: Preview, doors: PreviewCallbacks, board: Board, size: Size) -> None:
        super().__init__(size)
        self.made = made
        self._doors = doors
        self._group = 0
        # Bindings set it only after the first paint.
        self.set_reactive(SummaryScreen.board, board)

    def compose(self) -> ComposeResult:
        """Compose the title, the numbered parts, what is saved, the message and the keys."""
        yield Static("", id="title")
        yield Static("", id="place")
        yield Static("", id="group")
        yield ActLines()
        yield Page("preview")
        yield Static("", id="message")
        yield KeyLine().data_bind(SummaryScreen.saving)
        yield Static(Content(format_phrase("today.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Show what is made."""
        self.query_one(KeyLine).place = "summary"
        super().on_mount()
        self.call_after_refresh(self.show_preview, from_top=True)

    def watch_board(self) -> None:
        """Make it again when the board has changed."""
        if self.is_mounted and self.preview.size.width:
            self.show_preview()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        super().on_resize()
        self._show_head()

    def show_preview(self, *, from_top: bool = False) -> None:
        """Show exactly what is saved."""
        try:
            text = self.made.shown
        except Refusal as error:
            text = format_phrase(f"refusal.{error.reason}", **error.values)
        if self.made.form == "html":
            text = f"{format_phrase('summary.page.html')}\n\n{text}"
        lines = text.rstrip("\n").split("\n")
        self.preview.show(lambda width: _page_lines(lines, width), from_top=from_top)
        self._show_head()

    def _show_head(self) -> None:
        if not self.is_mounted:
            return
        room = max(self.size.width - 2, 0)
        for id, said in (("#title", self.made.title), ("#place", self._place())):
            self.query_one(id, Static).update(Content(fit(said, room)), layout=False)
        group = self.made.groups[self._group]
        self.query_one("#group", Static).update(Content(fit(group.heading, room)), layout=False)
        boxes = (
            f"{format_phrase('summary.page.box' if on else 'summary.page.box.open')} {label}"
            for label, on in group.boxes
        )
        self.query_one(ActLines).show([fit(box, room - 2).rstrip() for box in boxes])

    def _place(self) -> str:
        try:
            form = format_phrase(f"summary.form.{self.made.form}")
            path = self.made.path
            # The name of a new file is what counts; a long path would hide it.
            shown = path if self.made.replaces else f"~/{path.name}"
            return format_phrase("summary.page.place", path=shown, form=form)
        except Refusal as error:
            return format_phrase(f"refusal.{error.reason}", **error.values)

    def action_walk(self, step: Step) -> None:
        """Scroll the page for a key."""
        self.preview.move(step)

    def action_summary_part(self, number: int) -> None:
        """Put a part on the page, or take it off."""
        self.made.press(self._group, number)
        self.show_preview()

    def action_summary_tab(self) -> None:
        """Show the next group of parts."""
        self._group = (self._group + 1) % len(self.made.groups)
        self._show_head()

    def action_summary_options(self) -> None:
        """Ask about the format, the place and the picked wins."""
        self._doors.ask()

    def action_summary_save(self) -> None:
        """Save what is shown; the flow closes the screen."""
        self._doors.save()

    def action_leave_summary(self) -> None:
        """Close without saving."""
        self.dismiss()


def _page_lines(lines: Sequence[str], width: int) -> list[PageLine]:
    """The lines as they are saved; longer ones are continued on the next row."""
    rows = (
        row for line in lines for row in ([line] if cell_len(line) <= width else wrap(line, width))
    )
    return [PageLine(((row, "text"),)) for row in rows]
