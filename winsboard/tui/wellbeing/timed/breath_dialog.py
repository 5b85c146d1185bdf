"""The breathing exercise. It starts at once, and any key ends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from winsboard.clock import Clock
from winsboard.domain.wellbeing import breathing
from winsboard.domain.wellbeing.breathing import Pattern
from winsboard.tui.wellbeing.timed.breath_face import BreathFace
from winsboard.tui.wellbeing.timed.timed_dialog import TimedDialog
from winsboard.words import format_phrase

PICTURE: Final = 0.25
"""Seconds between two frames of the bar; the length of each phase is a multiple."""
WAKES: Final = 1e-3
"""Seconds by which a frame is drawn late, so that it is never drawn too early."""


class BreathDialog(TimedDialog[None]):
    """Runs for some minutes by the monotonic clock, and ends with a full round.

    It continues while Support or the curtain covers it.
    """

    face = getters.query_one(BreathFace)

    def __init__(
        self, clock: Clock, pattern: Pattern, minutes: int, *, animated: bool, notes: Sequence[str]
    ) -> None:
        """`notes` are the safety notes, shown the first time."""
        super().__init__(None)
        self._clock = clock
        self._pattern = pattern
        self._length = breathing.duration(pattern, minutes)
        self._moves = animated
        self._notes = notes
        self._began = 0.0

    def compose(self) -> ComposeResult:
        """Compose the animation, the safety notes and a hint."""
        with Vertical(classes="frame breath") as frame:
            title = f"{format_phrase('cards.breath.title')} · {self._pattern.name}"
            frame.border_title = Content(title)
            yield Static(Content(self._pattern.plain), classes="plain")
            yield BreathFace(animated=self._moves)
            if self._notes:
                yield Static(Content("\n".join(self._notes)), classes="notes")
            yield Static(Content(format_phrase("cards.breath.ends")), classes="hint")

    def on_mount(self) -> None:
        """Start the exercise."""
        self._began = self._clock.monotonic()
        self.call_after_refresh(self.update_phase)

    def update_phase(self) -> None:
        """Show the current phase, and schedule the next frame."""
        self.cancel_due()
        if not (self.is_active and self.has_widgets):
            return
        elapsed = self._clock.monotonic() - self._began
        if elapsed >= self._length - breathing.SLIP:
            self.dismiss(None)
            return
        breath = breathing.state_at(self._pattern, elapsed)
        self.face.show(breath)
        left = breath.seconds_left_in_phase
        if self._moves:
            left = left % PICTURE or PICTURE
        self.call_back_in(left + WAKES, self.update_phase)

    def on_screen_suspend(self) -> None:
        """Stop painting while another screen covers the dialog."""
        self.cancel_due()

    def on_screen_resume(self) -> None:
        """Continue at the current time."""
        if self.is_mounted:
            self.call_after_refresh(self.update_phase)

    def on_resize(self) -> None:
        """Repaint for the new size."""
        self.call_after_refresh(self.update_phase)
