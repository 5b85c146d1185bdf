"""What counts as a click: left button, pressed and released on one cell of our window."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from textual import events
from textual.app import App
from textual.geometry import Offset

FOR_THE_WINDOW: Final = 0.150
"""Seconds around the moment in which the window gets the focus: a press is what gave it that."""
LEFT: Final = 1


class Clicks:
    """Follows the buttons, and tells which presses the board may hear of and what was a click."""

    def __init__(self) -> None:
        self._pressed_on: Offset | None = None
        self._pressed_at = 0.0
        self._came_at = float("-inf")
        self._away = False

    def came(self, at: float) -> None:
        """The window got the focus."""
        self._away, self._came_at = False, at
        if at - self._pressed_at <= FOR_THE_WINDOW:
            self._pressed_on = None

    def went(self) -> None:
        """The window lost the focus."""
        self._away = True

    def pressed(self, button: int, on: Offset, at: float) -> bool:
        """Whether a press is meant for the board."""
        if button != LEFT:
            return False
        # A terminal that tells of losing the focus and never of getting it costs one click.
        for_the_window = self._away or at - self._came_at <= FOR_THE_WINDOW
        self._away = False
        self._pressed_on, self._pressed_at = None if for_the_window else on, at
        return not for_the_window

    def moved(self, to: Offset) -> None:
        """The mouse is on a cell; with the button down on another one, that is a drag."""
        if self._pressed_on not in (None, to):
            self._pressed_on = None

    def released(self, button: int, on: Offset) -> bool:
        """Whether a release makes a click."""
        if button != LEFT:
            return False
        pressed_on, self._pressed_on = self._pressed_on, None
        return pressed_on == on


class ClickingApp(App[None]):
    """Makes a click of nothing else.

    The stock app clicks with every button, after a drag, and where the press only brought the
    window to the front.
    """

    @cached_property
    def _clicks(self) -> Clicks:
        return Clicks()

    async def on_event(self, event: events.Event) -> None:
        """Keep from the board what is not meant for it."""
        if isinstance(event, events.AppFocus):
            self._clicks.came(event.time)
        elif isinstance(event, events.AppBlur):
            self._clicks.went()
        if not isinstance(event, events.MouseEvent) or event.is_forwarded or self._is_meant(event):
            await super().on_event(event)

    def _is_meant(self, event: events.MouseEvent) -> bool:
        if isinstance(event, events.MouseDown):
            return self._clicks.pressed(event.button, event.screen_offset, event.time)
        if isinstance(event, events.MouseMove):
            self._clicks.moved(event.screen_offset)
        elif isinstance(event, events.MouseUp):
            if event.button != LEFT:
                return False
            if not self._clicks.released(event.button, event.screen_offset):
                self._mouse_down_widget = None
        return True
