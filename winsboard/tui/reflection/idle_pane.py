"""The pane of the look back while none is gone through: how to begin, or the candle."""

from __future__ import annotations

from datetime import date
from typing import Final

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var

from winsboard.domain.model.board import Board
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.tui.components.fields.draft_mixin import DraftMixin
from winsboard.tui.reflection.clock_face import FLAMES, ClockFace
from winsboard.tui.reflection.idle_text import idle
from winsboard.words import say

CATCHES = 0.25
"""Seconds from one picture of a flame that catches to the next."""
ROOMY: Final = 8
"""Lines for the candle with a question of two lines and the key."""


class IdlePane(DraftMixin):
    """Its minutes, its question and the key; once something is written, the candle and a line."""

    DEFAULT_CSS = """
    IdlePane {
        layout: vertical;
        align: center middle;
        padding: 0 2;
        border-subtitle-color: $quiet;
        &.-begun { align: center top; padding: 1 2; }
        AnswerEditor { margin: 1 0 0 0; }
    }
    """

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    begun: var[bool] = var(False, toggle_class="-begun")
    waiting = False
    """Whether this evening's answers wait as a draft of a board that was ended."""
    face = getters.query_one(ClockFace)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = Content(say("today.look_back.title"))
        self._flame = FLAMES[-1]

    def compose(self) -> ComposeResult:
        """The face."""
        yield ClockFace()

    def on_mount(self) -> None:
        """Show how to begin."""
        self.show_idle()

    def watch_board(self) -> None:
        """Other settings show another clock, and a look back that was kept can be gone on with."""
        if self.is_mounted and not self.begun:
            self.show_idle()

    def watch_today(self) -> None:
        """A new day begins with nothing written."""
        self.watch_board()

    def show_idle(self) -> None:
        """Before it: its minutes, its question, the key. After it: the candle and a last line."""
        self.border_subtitle = ""
        shown = idle(self.board, self.today, waiting=self.waiting)
        tight = 0 < self.size.height < ROOMY
        self.face.show(shown._replace(flame=shown.flame and self._flame, is_tight=tight))

    def on_resize(self) -> None:
        """The candle stands where there is room for it."""
        self.watch_board()

    def catch_fire(self) -> None:
        """Let the flame of a candle that was lit now grow, where motion is wished."""
        self._flame = FLAMES[0] if self.board.settings.motion else FLAMES[-1]
        self._grow()

    def _grow(self) -> None:
        if not self.begun:
            self.show_idle()
        if self._flame != FLAMES[-1]:
            self._flame = FLAMES[FLAMES.index(self._flame) + 1]
            self.set_timer(CATCHES, self._grow)
