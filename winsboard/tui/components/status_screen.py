"""A full screen with a message line at the bottom."""

from __future__ import annotations

import asyncio

from textual import getters
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input, Static

from winsboard.compat.paint_at_once import PaintAtOnce
from winsboard.notebook.notebook import SaveState
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.components.text import save_failure_words, wrap
from winsboard.tui.terminal.textual_compat import LeanScreen
from winsboard.words import format_phrase

MAX_LINES = 4
"""Maximum height of the message. It lies over what is above it, so that nothing moves."""
FREE_LINES = 2
"""Lines of the message that cover no line to type in: its own, and the border above it."""
CLEAR_DELAY = 0.08
"""Seconds from a key press to clearing the previous message."""


class StatusScreen(LeanScreen):
    """A screen that shows a message until the next key, in a widget with the id `message`."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-thin"),
        (60, "-narrow"),
        (78, "-middle"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"),
        (20, "-low"),
        (30, "-tall"),
    ]

    DEFAULT_CSS = """
    StatusScreen #demo {
        dock: top;
        height: 1;
        padding: 0 1;
        text-align: center;
        text-style: bold reverse;
        color: $accent;
    }
    """
    saving: var[SaveState] = var(SaveState("saved"))
    message = getters.query_one("#message", Static)

    def __init__(self, size: Size) -> None:
        super().__init__(size)
        self._saying = ""
        self._later: tuple[str, bool] | None = None
        """The message to show after the next layout, unless there is a newer one."""
        self._fading: asyncio.TimerHandle | None = None

    def on_mount(self) -> None:
        """Say at the top of every screen of the demo board that it is one."""
        if getattr(self.app, "is_demo", False):
            self.mount(Static(Content(format_phrase("demo.header")), id="demo"))

    def idle_text(self) -> str:
        """Return the text to show when there is no message.

        While saving fails, this is the reason.
        """
        return save_failure_words(self.saving)

    def show_message(self, text: str, *, bright: bool = False) -> None:
        """Show a message in the message line until the next key; a closing screen shows none."""
        if not self.is_mounted:
            self._show_after_layout(text, bright)
            return
        if not self.has_widgets:
            return
        self._later = None
        self._cancel_clear()
        if bright != self.message.has_class("-bright"):
            self.message.set_class(bright, "-bright")
        if text != self._saying:
            self._saying = text
            lines = self.wrap(text, max(self.message.content_size.width, 1))[:MAX_LINES]
            self._fit_message(len(lines))
            self.message.update(Content("\n".join(lines)), layout=False)

    def _fit_message(self, lines: int) -> None:
        """Make the message as high as its text; let it cover the keys before a line being typed."""
        if lines != self.message.size.height:
            self.message.styles.height = lines
        self.message.set_class(lines > FREE_LINES and self.is_writing, "-over-keys")

    @property
    def is_writing(self) -> bool:
        """Whether a line near the message is being typed."""
        return isinstance(self.focused, Input)

    def watch_focused(self, _focused: Widget | None) -> None:
        """Do not cover a line that is being typed."""
        if self.is_mounted and self.has_widgets:
            self._fit_message(self.message.size.height)

    def _show_after_layout(self, text: str, bright: bool = False) -> None:
        """Show a message after the next layout."""
        self._later = text, bright
        self.call_after_refresh(self._paint_message)

    def _paint_message(self) -> None:
        if self._later is not None:
            text, bright = self._later
            self.show_message(text, bright=bright)

    def action_wish(self, flow: str) -> None:
        """Ask the app to start a flow."""
        self.post_message(FlowRequested(flow))

    def wrap(self, text: str, width: int) -> list[str]:
        """Wrap a message into lines."""
        return wrap(text, width)

    def clear_later(self) -> None:
        """Clear the message after a short delay, unless another one arrives.

        Clearing at once would repaint twice per key.
        """
        if self._saying and self._fading is None:
            # Uses the event loop directly: a Textual timer costs twenty times as much.
            loop = asyncio.get_running_loop()
            self._fading = loop.call_later(CLEAR_DELAY, self._clear)

    def _clear(self) -> None:
        app = self.app
        if self.has_widgets and isinstance(app, PaintAtOnce):
            app.do_and_paint(lambda: self.show_message(self.idle_text()))

    def _cancel_clear(self) -> None:
        if self._fading is not None:
            self._fading.cancel()
            self._fading = None

    def on_resize(self) -> None:
        """Wrap the message again for the new width."""
        if self._saying:
            said, self._saying = self._saying, ""
            self._show_after_layout(said)
