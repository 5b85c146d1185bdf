"""What a person may choose, and between which values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from winsboard.domain.documents import Settings
from winsboard.domain.edits import Edit
from winsboard.domain.errors import Refusal
from winsboard.domain.moment import Moment

LATEST_BOUNDARY: Final = 360
"""Minutes after midnight; a day turns at 06:00 at the latest (domain.md 3.7)."""
WEEK_STARTS: Final = (0, 6, 5)
LONGEST_LOOK_BACK: Final = 60
"""Minutes."""
LONGEST_HISTORY: Final = 3650
"""Days."""
LONGEST_BREATH: Final = 10
"""Minutes."""
LONGEST_CURTAIN: Final = 240
"""Minutes without a key."""
A_DAY: Final = 24 * 60
"""Minutes."""

MAKES_SENSE: Final[Mapping[str, Callable[[Settings], bool]]] = {
    "day_boundary": lambda s: 0 <= s.day_boundary <= LATEST_BOUNDARY,
    "week_start": lambda s: s.week_start in WEEK_STARTS,
    "clock_hours": lambda s: s.clock_hours in (12, 24),
    "look_back_minutes": lambda s: 1 <= s.look_back_minutes <= LONGEST_LOOK_BACK,
    "history_days": lambda s: 1 <= s.history_days <= LONGEST_HISTORY,
    "week_page_on": lambda s: s.week_page_on in (None, *range(7)),
    "reminder": lambda s: s.reminder is None or 0 <= s.reminder < A_DAY,
    "breath_minutes": lambda s: 0 <= s.breath_minutes <= LONGEST_BREATH,
    "curtain_minutes": lambda s: 0 <= s.curtain_minutes <= LONGEST_CURTAIN,
}
"""By the field, whether its value is one that can be kept."""


def change(before: Settings, after: Settings, moment: Moment) -> Edit | None:
    """Keep what a person chose; none if it is what was chosen before.

    Raises Refusal for a value that makes no sense.
    """
    if checked(after) == before:
        return None
    return moment.update("settings.changed", "", before, after)


def checked(settings: Settings) -> Settings:
    """The settings, if they can be kept; raises Refusal for a value that makes no sense."""
    for field, makes_sense in MAKES_SENSE.items():
        if not makes_sense(settings):
            raise Refusal(f"settings.{field}")
    return settings
