"""The reflection pane before and after a reflection: how to start, or the candle.

Until the evening it is a single line.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from textual import events, getters
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer

from winsboard.clock import Clock
from winsboard.domain.model.board import Board
from winsboard.domain.reflection.look_back_state import (
    LookBackDraft,
    is_evening,
    seconds_to_evening,
)
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.tui.components.fields.draft_mixin import DraftMixin
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.reflection.clock_face import FLAMES, ClockFace
from winsboard.tui.reflection.idle_text import idle_content
from winsboard.words import format_phrase

CATCHES = 0.25
"""Seconds between two frames of a candle being lit."""
WIDE: Final = 100
"""Width of the window in cells from which there is a pane for the evening."""
SOON: Final = 1.0
"""Seconds after the beginning of the evening at which the pane looks again."""


class IdlePane(DraftMixin):
    """Shows the first question and the key to start; after a reflection, the candle and a line."""

    DEFAULT_CSS = """
    IdlePane {
        layout: vertical;
        align: left middle;
        padding: 0 2;
        &.-begun {
            align: center middle;
            ClockFace, StepCard, AnswerEditor { width: 64; max-width: 100%; }
        }
        AnswerEditor { margin: 1 0 0 0; }
    }
    """

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    is_running: var[bool] = var(False, toggle_class="-begun")
    waiting: LookBackDraft | None = None
    """The draft of this evening from an earlier session."""
    face = getters.query_one(ClockFace)

    def __init__(self, clock: Clock, *, id: str) -> None:
        super().__init__(id=id, classes="-line")
        self._clock = clock
        self._evening_timer: Timer | None = None
        self.border_title = Content(format_phrase("today.look_back.title"))
        self._flame = FLAMES[-1]

    def compose(self) -> ComposeResult:
        """Compose the clock face."""
        yield ClockFace()

    def on_mount(self) -> None:
        """Show how to start."""
        self.show_idle()

    def watch_board(self) -> None:
        """Update the text, because settings or entries may have changed."""
        if self.is_mounted and not self.is_running and self.today != FIRST_DAY:
            self.show_idle()

    def watch_today(self) -> None:
        """Show how to start on the new day."""
        self.watch_board()

    def show_idle(self) -> None:
        """Show how to start; after a reflection, that it is saved, and the candle."""
        now = self._clock.now()
        is_line = not is_evening(now, self.today) or self.app.size.width < WIDE
        self.set_class(is_line, "-line")
        shown = idle_content(self.board, self.today, waiting=self.waiting, is_line=is_line)
        self.face.show(shown._replace(flame=shown.flame and self._flame))
        if self._evening_timer is None and not is_evening(now, self.today):
            wait = max(seconds_to_evening(now), 0.0) + SOON
            self._evening_timer = self.set_timer(wait, self._evening_comes)

    def _evening_comes(self) -> None:
        self._evening_timer = None
        self.watch_board()

    def on_click(self, event: events.Click) -> None:
        """Start the reflection, as its key does, wherever the pane is clicked."""
        if not self.is_running and self.face.shown.key:
            event.stop()
            self.post_message(FlowRequested("look_back"))

    def on_resize(self) -> None:
        """Show a pane or a line, as fits the new width."""
        self.watch_board()

    def animate_candle(self) -> None:
        """Animate the flame of a candle that has just been lit, unless motion is switched off."""
        self._flame = FLAMES[0] if self.board.settings.motion else FLAMES[-1]
        self._grow()

    def _grow(self) -> None:
        if not self.is_running:
            self.show_idle()
        if self._flame != FLAMES[-1]:
            self._flame = FLAMES[FLAMES.index(self._flame) + 1]
            self.set_timer(CATCHES, self._grow)
