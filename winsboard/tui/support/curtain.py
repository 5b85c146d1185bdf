"""A neutral screen that hides the board from view. It is not a lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from winsboard.clock import Clock
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.terminal.title import restore_title, set_title
from winsboard.words import format_phrase

KEY_DELAY: Final = 0.4
"""Seconds during which no key lifts it, so that a repeated key does not lift it at once."""


class Curtain(Screen[None]):
    """Covers all screens. Any key lifts it, or the PIN if there is one."""

    DEFAULT_CSS = """
    Curtain {
        align: center middle;
        background: $background;
        #notes { width: auto; color: $quiet; }
        #how { width: auto; margin: 1 0 0 0; color: $quiet; }
        #pin { width: 24; margin: 1 0 0 0; background: $panel; }
    }
    """

    hides_all = True
    """Tells the app to disable all keys for the screens below."""

    def __init__(
        self,
        clock: Clock,
        support: Callable[[], Screen[Any]],
        is_pin: Callable[[str], bool] | None = None,
    ) -> None:
        """`is_pin` returns whether the typed text is the PIN; without it any key lifts the curtain.

        `support` creates the Support page that a key opens over a curtain with a PIN.
        """
        super().__init__()
        self._clock = clock
        self._fell = clock.monotonic()
        self._support = support
        self._lifts = is_pin

    def compose(self) -> ComposeResult:
        """Compose one word and a hint."""
        yield Static(Content(format_phrase("shelter.curtain.notes")), id="notes")
        if self._lifts:
            yield LineInput(
                id="pin",
                password=True,
                compact=True,
                placeholder=format_phrase("shelter.curtain.pin"),
            )
            yield Static(Content(format_phrase("shelter.curtain.support")), id="how")
        else:
            yield Static(Content(format_phrase("shelter.curtain.how")), id="how")

    def on_mount(self) -> None:
        """Set a neutral window title."""
        set_title(self.app, format_phrase("shelter.curtain.notes"))
        if self._lifts:
            self.query_one("#pin").focus()

    def on_unmount(self) -> None:
        """Restore the window title."""
        restore_title(self.app)

    def on_key(self, event: events.Key) -> None:
        """Lift the curtain on any key. With a PIN, F1 opens Support and Escape clears the input.

        The key that lifts the curtain does nothing else.
        """
        if self._lifts is None:
            event.stop()
            event.prevent_default()
            self._lift()
        elif event.key == "escape":
            self.query_one("#pin", LineInput).value = ""
        elif event.key == "f1":
            self.app.push_screen(self._support())

    def on_click(self, event: events.Click) -> None:
        """Lift the curtain, as a key does; with a PIN, a click on the hint opens Support."""
        if self._lifts is None:
            self._lift()
        elif event.widget is not None and event.widget.id == "how":
            self.app.push_screen(self._support())

    def _lift(self) -> None:
        if self._clock.monotonic() - self._fell >= KEY_DELAY:
            self.dismiss()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        assert self._lifts is not None, "without a PIN there is no field"
        if self._lifts(event.value):
            self.dismiss()
        else:
            event.input.value = ""
            self.query_one("#how", Static).update(
                Content(format_phrase("shelter.curtain.other_pin"))
            )
