"""The likely times of edits and backups, if the clock was wrong for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

JUMP: Final = timedelta(days=1)
"""A moment further than this after now, or before what was done earlier, is not believed."""


def moments(told: Sequence[datetime], now: datetime) -> list[datetime]:
    """About when things were done, from what the clock said then, in the order in which they were.

    What a wrong clock said counts as the moment before it, or where there is none, after it.
    """
    last: datetime | None = None
    found: list[datetime | None] = []
    for said in told:
        is_wrong = said - now > JUMP or (last is not None and last - said > JUMP)
        if not is_wrong:
            last = said if last is None else max(last, said)
        found.append(last if is_wrong else said)
    first = next((moment for moment in found if moment is not None), now)
    return [first if moment is None else moment for moment in found]
