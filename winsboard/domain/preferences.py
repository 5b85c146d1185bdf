"""What a person may choose, and between which values."""

from __future__ import annotations

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


def change(before: Settings, after: Settings, moment: Moment) -> Edit | None:
    """Keep what a person chose; none if it is what was chosen before.

    Raises Refusal for a value that makes no sense.
    """
    if not 0 <= after.day_boundary <= LATEST_BOUNDARY:
        raise Refusal("settings.day_boundary")
    if after.week_start not in WEEK_STARTS:
        raise Refusal("settings.week_start")
    if after.clock_hours not in (12, 24):
        raise Refusal("settings.clock_hours")
    if not 1 <= after.look_back_minutes <= LONGEST_LOOK_BACK:
        raise Refusal("settings.look_back_minutes")
    if not 1 <= after.history_days <= LONGEST_HISTORY:
        raise Refusal("settings.history_days")
    if after == before:
        return None
    return moment.update("settings.changed", "", before, after)
