"""The quiet timer: a few minutes without breathing exercises."""

from __future__ import annotations

from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.settings import LIMITS

KEY: Final = "quiet.timer"
"""What an entry about quiet time has in `about`."""
SHORTEST, LONGEST = LIMITS["quiet_minutes"]
"""The shortest and the longest time, in minutes."""
LENGTHS: Final = (1, 3, 5, 10, 15, 20, 30)
"""The minutes to choose from by number."""


def minutes_for(settings: Settings, requested: int | None = None) -> int:
    """The minutes: the requested ones, or those of the settings.

    Raises Refusal if they are out of range.
    """
    minutes = settings.quiet_minutes if requested is None else requested
    if not SHORTEST <= minutes <= LONGEST:
        raise Refusal("quiet.minutes", shortest=SHORTEST, longest=LONGEST)
    return minutes


def minutes_of_card(minutes: int) -> int:
    """How long the timer runs for a card that takes so many minutes; 0 if it names none."""
    return min(minutes, LONGEST)
