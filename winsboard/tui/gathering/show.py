"""The screen of a gathering: one win in large letters, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from winsboard.tui.gathering.large import large_pages
from winsboard.tui.keys.bindings import bindings_of, dialog_bindings
from winsboard.tui.terminal.closing import ClosingScreen
from winsboard.words import format_phrase

MARGIN: Final = 2
"""Free lines above and below."""


class WinShow(ClosingScreen, Screen[None]):
    """Shows wins one by one. The keys for Support and the curtain work; no key is named."""

    DEFAULT_CSS = """
    WinShow {
        align: center middle;
        background: $background;
        #notes { width: 1fr; height: auto; color: $foreground; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("showing", first=True),
        *dialog_bindings(),
    ]
    shown = getters.query_one("#notes", Static)

    def __init__(self, wins: Sequence[str], *, plain: bool = False) -> None:
        """`plain` never uses large letters, which a screen reader can not read."""
        super().__init__()
        self._texts = [*wins, format_phrase("own.gathering.thanks")]
        self._plain = plain
        self._at = 0
        self._page = 0

    def compose(self) -> ComposeResult:
        """Compose the words."""
        yield Static("", id="notes")

    @property
    def _pages(self) -> list[list[str]]:
        width, height = self.app.size
        text = self._texts[self._at]
        return large_pages(text, width, max(height - 2 * MARGIN, 1), plain=self._plain)

    def on_mount(self) -> None:
        """Show the first win."""
        self._show()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out the words for the new size."""
        self._show()

    def _show(self) -> None:
        pages = self._pages
        self._page = min(self._page, len(pages) - 1)
        self.shown.update(Content("\n".join(pages[self._page])))

    def action_show_next(self) -> None:
        """Show the rest of a long text, or the next win; after the last one, say thank you."""
        if self._page < len(self._pages) - 1:
            self._page += 1
        elif self._at < len(self._texts) - 1:
            self._at, self._page = self._at + 1, 0
        self._show()

    def action_show_before(self) -> None:
        """Show what was shown before."""
        if self._page:
            self._page -= 1
        elif self._at:
            self._at -= 1
            self._page = len(self._pages) - 1
        self._show()

    def action_leave_show(self) -> None:
        """End."""
        self.dismiss(None)
