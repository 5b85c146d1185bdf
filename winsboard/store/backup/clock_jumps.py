"""The likely times of edits and backups, if the clock was wrong for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

JUMP: Final = timedelta(days=1)
"""A time later than now or earlier than the previous one by more than this is not trusted."""


def estimate_times(recorded: Sequence[datetime], now: datetime) -> list[datetime]:
    """Estimate when things happened, from recorded times in the order of the events.

    A time that is not trusted is replaced by the one before it, or the one after it if it is the
    first.
    """
    last: datetime | None = None
    found: list[datetime | None] = []
    for said in recorded:
        is_wrong = said - now > JUMP or (last is not None and last - said > JUMP)
        if not is_wrong:
            last = said if last is None else max(last, said)
        found.append(last if is_wrong else said)
    first = next((moment for moment in found if moment is not None), now)
    return [first if moment is None else moment for moment in found]
