"""The settings in numbered groups: one place for each, and what is offered for it.

How a value is shown and read stands in `winsboard.words.choices`, which `winsboard settings` reads,
too; each name there stands here once. It imports no Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from winsboard.domain.board import Board
from winsboard.words.choices import OFF


class Setting(NamedTuple):
    """One thing that can be set, by the name it has on the command line."""

    name: str
    offers: Callable[[Board], Sequence[str]]
    """The values to choose from, as they would be typed; two of them take turns."""
    own: bool = False
    """Whether another value than those can be typed."""


class Door(NamedTuple):
    """A line that opens a flow, in which it is set or shown."""

    name: str
    wish: str
    """Its name in the table of flows."""


def _of(*values: str) -> Callable[[Board], Sequence[str]]:
    return lambda _: values


def _themes(_: Board) -> Sequence[str]:
    from winsboard.words.themes import THEMES

    return THEMES


def _patterns(_: Board) -> Sequence[str]:
    from winsboard.words.calming import patterns

    return [pattern.name for pattern in patterns()]


SWITCH: Final = _of("on", OFF)

GROUPS: Final[Mapping[str, tuple[Setting | Door, ...]]] = {
    "look": (
        Setting("theme", _themes),
        Setting("motion", SWITCH),
    ),
    "day": (
        Setting("board_for", _of("me", "rehab", "family")),
        Setting(
            "day_boundary", _of("00:00", "02:00", "03:00", "04:00", "05:00", "06:00"), own=True
        ),
        Setting("week_start", _of("monday", "saturday", "sunday")),
        Setting("clock_hours", _of("24", "12")),
        Setting("food_ideas", SWITCH),
    ),
    "evening": (
        Setting("look_back_minutes", _of("3", "5", "8", "10", "15", "20", "30"), own=True),
        Door("flow", "look_backs"),
        Setting("clock_digits", SWITCH),
        Setting(
            "reminder",
            _of(OFF, "18:00", "19:00", "19:30", "20:00", "20:30", "21:00", "22:00"),
            own=True,
        ),
        Setting("notify", SWITCH),
        Setting("bell", SWITCH),
        Door("questions", "questions"),
    ),
    "mood": (
        Setting("mood", SWITCH),
        Setting("tiny_when_low", SWITCH),
        Door("counts", "counts"),
        Door("kind_lines", "kind_lines"),
    ),
    "support": (
        Door("region", "region"),
        Setting("breath_pattern", _patterns),
        Setting("breath_minutes", _of("0", "1", "2", "3", "5", "10"), own=True),
        Door("curtain_minutes", "curtain_minutes"),
        Door("curtain_pin", "curtain_pin"),
        Door("people", "people"),
    ),
    "celebration": (
        Setting("celebrate", _of("on", "quiet", OFF)),
        Setting("candle", SWITCH),
        Door("rituals", "rituals"),
    ),
    "data": (
        Setting("history_days", _of("30", "90", "180", "365", "3650"), own=True),
        Door("history", "history"),
        Door("rescue", "rescue"),
    ),
    "progress": (
        Setting(
            "week_page_on",
            _of(
                *(OFF, "monday", "tuesday", "wednesday"),
                *("thursday", "friday", "saturday", "sunday"),
            ),
        ),
        Setting("gratitude", SWITCH),
        Setting("weekly_line", SWITCH),
        Setting("best_run", SWITCH),
        Door("week_page", "week_page"),
    ),
}
"""By the name of the group; nine lines at the most, so that each has a number."""
