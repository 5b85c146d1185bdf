"""What a person can choose for their board."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Select, Static

from winsboard.domain.documents import Settings
from winsboard.domain.preferences import (
    LATEST_BOUNDARY,
    LONGEST_HISTORY,
    LONGEST_LOOK_BACK,
    WEEK_STARTS,
)
from winsboard.tui.dialogs.dialog import Dialog
from winsboard.words import say

MINUTES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 45, 50, LONGEST_LOOK_BACK)
HISTORY = (30, 60, 90, 180, 365, 730, 1825, LONGEST_HISTORY)
"""Days."""


class SettingsDialog(Dialog[Settings]):
    """Gives back what is chosen; leaving keeps it."""

    AUTO_FOCUS = "#theme"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "leave")]

    def __init__(self, settings: Settings, themes: list[str]) -> None:
        super().__init__()
        self._settings = settings
        self._themes = themes

    def compose(self) -> ComposeResult:
        """A line for every choice."""
        chosen = self._settings
        boundaries = sorted({*range(0, LATEST_BOUNDARY + 1, 30), chosen.day_boundary})
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(say("today.settings.title"))
            with VerticalScroll(id="form", can_focus=False):
                yield from self._choice("theme", [(t, t) for t in self._themes], chosen.theme)
                minutes = [(str(n), n) for n in sorted({*MINUTES, chosen.look_back_minutes})]
                yield from self._choice("look_back_minutes", minutes, chosen.look_back_minutes)
                times = [(f"{m // 60:02d}:{m % 60:02d}", m) for m in boundaries]
                yield from self._choice("day_boundary", times, chosen.day_boundary)
                days = [(say(f"spoken.weekday.{n}"), n) for n in WEEK_STARTS]
                yield from self._choice("week_start", days, chosen.week_start)
                hours = [(say(f"today.settings.hours.{n}"), n) for n in (24, 12)]
                yield from self._choice("clock_hours", hours, chosen.clock_hours)
                yes = [(say("today.settings.on"), 1), (say("today.settings.off"), 0)]
                yield from self._choice("celebrate", yes, int(chosen.celebrate))
                spans = sorted({*HISTORY, chosen.history_days})
                kept = [(say("today.settings.days", days=days), days) for days in spans]
                yield from self._choice("history_days", kept, chosen.history_days)
            yield Static(Content(say("today.settings.hint")), classes="hint")

    def _choice(
        self, name: str, options: list[tuple[str, str]] | list[tuple[str, int]], value: str | int
    ) -> ComposeResult:
        known = [v for _, v in options]
        there = list(options) if value in known else [(str(value), value), *options]
        with Horizontal(classes="field"):
            yield Static(Content(say(f"today.settings.{name}")), classes="name")
            yield Select(
                [(Content(text), v) for text, v in there],
                value=value,
                allow_blank=False,
                id=name,
                compact=True,
            )

    def action_leave(self) -> None:
        """Keep the choices and go back."""
        chosen: dict[str, Any] = {str(select.id): select.value for select in self.query(Select)}
        chosen["celebrate"] = bool(chosen["celebrate"])
        self.dismiss(self._settings._replace(**chosen))
