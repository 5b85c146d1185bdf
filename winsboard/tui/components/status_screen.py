"""A full screen with a message line at the bottom."""

from __future__ import annotations

from textual import getters
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static

from winsboard.notebook.notebook import SaveState
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.components.text import held_words, wrap
from winsboard.tui.terminal.textual_compat import LeanScreen

MOST_LINES = 4
"""Of what is said; the parts make room for it."""
FADES = 0.08
"""Seconds after a key until the line that was said before it goes."""


class StatusScreen(LeanScreen):
    """Says something until the next key, in a line with the id `message`."""

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

    saving: var[SaveState] = var(SaveState("saved"))
    message = getters.query_one("#message", Static)

    def __init__(self, size: Size) -> None:
        super().__init__(size)
        self._saying = ""
        self._later: tuple[str, bool] | None = None
        """What is to be said after the next layout, unless something newer comes before."""
        self._fading: Timer | None = None

    def idle_text(self) -> str:
        """What stands in the line while nothing is answered.

        What cannot be written is said for as long as that is so.
        """
        return held_words(self.saving)

    def show_message(self, text: str, *, bright: bool = False) -> None:
        """Say something in the line under the parts, until the next key."""
        if not self.is_mounted:
            self._tell_later(text, bright)
            return
        self._later = None
        self._stop_fading()
        if bright != self.message.has_class("-bright"):
            self.message.set_class(bright, "-bright")
        if text != self._saying:
            self._saying = text
            lines = self.wrap(text, max(self.message.content_size.width, 1))[:MOST_LINES]
            if len(lines) != self.message.size.height:
                self.message.styles.height = len(lines)
            self.message.update(Content("\n".join(lines)), layout=False)

    def _tell_later(self, text: str, bright: bool = False) -> None:
        """Say something once the line is laid out."""
        self._later = text, bright
        self.call_after_refresh(self._tell_now)

    def _tell_now(self) -> None:
        if self._later is not None:
            text, bright = self._later
            self.show_message(text, bright=bright)

    def action_wish(self, flow: str) -> None:
        """Ask the app to begin a flow."""
        self.post_message(FlowRequested(flow))

    def wrap(self, text: str, width: int) -> list[str]:
        """The lines in which something is said."""
        return wrap(text, width)

    def clear_later(self) -> None:
        """Clear the message after a short delay, unless another one arrives.

        Clearing at once would repaint twice per key.
        """
        if self._saying and self._fading is None:
            self._fading = self.set_timer(FADES, lambda: self.show_message(self.idle_text()))

    def _stop_fading(self) -> None:
        if self._fading is not None:
            self._fading.stop()
            self._fading = None

    def on_resize(self) -> None:
        """What is said is cut anew."""
        if self._saying:
            said, self._saying = self._saying, ""
            self._tell_later(said)
