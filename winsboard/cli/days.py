"""The day that a command is about."""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.cli.parsing import typed
from winsboard.cli.stop import Stop
from winsboard.domain.errors import Refusal

LONGEST: Final = 40
"""Characters; no day takes more to write."""


def day_said(text: str | None, today: date) -> date:
    """The day a person typed; today if nothing was.

    Raises Refusal or Stop for what is no day, is before 1900, or has not come.
    """
    if text is None:
        return today
    from winsboard.domain.reading import read_day

    words = typed([text])
    if len(words) > LONGEST:
        raise Refusal("day.unknown", typed=words[:LONGEST] + "…")
    day = read_day(words, today)
    if day > today:
        raise Stop("cli.future", day=day.isoformat())
    return day
