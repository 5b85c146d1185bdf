"""A neutral screen that hides the board from a glance; it locks nothing."""

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
from winsboard.tui.terminal.title import give_back_title, set_title
from winsboard.words import say

SETTLES: Final = 0.4
"""Seconds in which no key lifts it, so that one held or pressed twice does not open it again."""


class Curtain(Screen[None]):
    """Covers everything; any key lifts it, or the PIN where there is one."""

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
    """Whether no key does anything to what it covers."""

    def __init__(
        self,
        clock: Clock,
        support: Callable[[], Screen[Any]],
        lifts: Callable[[str], bool] | None = None,
    ) -> None:
        """`lifts` tells whether what was typed is the PIN; without it any key lifts.

        `support` makes the page that a key shows over a curtain with a PIN.
        """
        super().__init__()
        self._clock = clock
        self._fell = clock.running()
        self._support = support
        self._lifts = lifts

    def compose(self) -> ComposeResult:
        """One word, and how to go on."""
        yield Static(Content(say("shelter.curtain.notes")), id="notes")
        if self._lifts:
            yield LineInput(
                id="pin", password=True, compact=True, placeholder=say("shelter.curtain.pin")
            )
            yield Static(Content(say("shelter.curtain.support")), id="how")
        else:
            yield Static(Content(say("shelter.curtain.how")), id="how")

    def on_mount(self) -> None:
        """The title bar is neutral, too."""
        set_title(self.app, say("shelter.curtain.notes"))
        if self._lifts:
            self.query_one("#pin").focus()

    def on_unmount(self) -> None:
        """The title bar is what it was."""
        give_back_title(self.app)

    def on_key(self, event: events.Key) -> None:
        """Lift it; a key that falls with it does not. Where there is a PIN keys go on to it,
        but one shows Support and one clears what was typed."""
        if self._lifts is None:
            event.stop()
            event.prevent_default()
            self._lift()
        elif event.key == "escape":
            self.query_one("#pin", LineInput).value = ""
        elif event.key == "f1":
            self.app.push_screen(self._support())

    def on_click(self) -> None:
        """A click is as good as a key."""
        if self._lifts is None:
            self._lift()

    def _lift(self) -> None:
        if self._clock.running() - self._fell >= SETTLES:
            self.dismiss()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        assert self._lifts is not None, "without a PIN there is no field"
        if self._lifts(event.value):
            self.dismiss()
        else:
            event.input.value = ""
            self.query_one("#how", Static).update(Content(say("shelter.curtain.other_pin")))
