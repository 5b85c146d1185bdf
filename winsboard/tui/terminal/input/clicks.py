"""Decides what is a click: the left button, pressed and released on one cell."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from textual import events
from textual.app import App
from textual.geometry import Offset

FOR_THE_WINDOW: Final = 0.150
"""Seconds around a focus event; a press within them only focused the window."""
LEFT: Final = 1


class Clicks:
    """Follows the mouse buttons, and decides which presses to pass on and what is a click."""

    def __init__(self) -> None:
        self._pressed_on: Offset | None = None
        self._pressed_at = 0.0
        self._came_at = float("-inf")
        self._away = False

    def window_focused(self, at: float) -> None:
        """Record that the window got the focus."""
        self._away, self._came_at = False, at
        if at - self._pressed_at <= FOR_THE_WINDOW:
            self._pressed_on = None

    def window_blurred(self) -> None:
        """Record that the window lost the focus."""
        self._away = True

    def pressed(self, button: int, on: Offset, at: float) -> bool:
        """Return whether to pass on a press."""
        if button != LEFT:
            return False
        # A terminal that reports losing the focus but not getting it costs one click.
        for_the_window = self._away or at - self._came_at <= FOR_THE_WINDOW
        self._away = False
        self._pressed_on, self._pressed_at = None if for_the_window else on, at
        return not for_the_window

    def moved(self, to: Offset) -> None:
        """Record a move of the mouse; moving with the button pressed is a drag, not a click."""
        if self._pressed_on not in (None, to):
            self._pressed_on = None

    def released(self, button: int, on: Offset) -> bool:
        """Return whether a release makes a click."""
        if button != LEFT:
            return False
        pressed_on, self._pressed_on = self._pressed_on, None
        return pressed_on == on


class ClickingApp(App[None]):
    """An app that ignores all other clicks.

    Textual also accepts other buttons, drags, and the press that only focuses the window.
    """

    @cached_property
    def _clicks(self) -> Clicks:
        return Clicks()

    def simulate_key(self, key: str) -> None:
        """Press a key for a click on its name.

        The key has no sender: Textual stops a message at the widget it was sent from, which here
        may be the frame around the focused widget.
        """
        event = events.Key(key, None)
        event._sender = None
        self.post_message(event)

    async def on_event(self, event: events.Event) -> None:
        """Drop mouse events that are not clicks on the board."""
        if isinstance(event, events.AppFocus):
            self._clicks.window_focused(event.time)
        elif isinstance(event, events.AppBlur):
            self._clicks.window_blurred()
        if (
            not isinstance(event, events.MouseEvent)
            or event.is_forwarded
            or self._is_accepted(event)
        ):
            await super().on_event(event)

    def _is_accepted(self, event: events.MouseEvent) -> bool:
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
