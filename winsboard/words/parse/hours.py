"""Formatting and parsing an optional time of day."""

from __future__ import annotations

from datetime import datetime

from winsboard.domain.errors import Refusal
from winsboard.domain.schema.kinds import MOST_REMINDERS
from winsboard.domain.text.date_parser import parse_time
from winsboard.domain.text.folding import fold_name
from winsboard.words.text.dates import time_words

NEVER = ("", "off", "never", "none", "no")
"""What is typed for no time."""


def hour_words(minutes: int | None, clock_hours: int) -> str:
    """A time as it is typed and read; empty for none."""
    if minutes is None:
        return ""
    return time_words(datetime(2000, 1, 1, *divmod(minutes, 60)), clock_hours)  # noqa: DTZ001


def parse_hour(text: str, refusal: str) -> int | None:
    """Parse a time of day to minutes after midnight. None for no time; raises Refusal."""
    if fold_name(text) in NEVER:
        return None
    try:
        time = parse_time(text)
    except Refusal:
        raise Refusal(refusal, typed=text[:40]) from None
    return time.hour * 60 + time.minute


def hours_words(hours: tuple[int, ...], clock_hours: int) -> str:
    """Several times of day as they are typed and read: `9:00, 17:30`; empty for none."""
    return ", ".join(hour_words(minutes, clock_hours) for minutes in hours)


def parse_hours(text: str, refusal: str) -> tuple[int, ...]:
    """Parse times of day, with commas or spaces between them. Empty for none; raises Refusal."""
    words = text.replace(",", " ").replace(";", " ").split()
    joined: list[str] = []
    for word in words:
        # "5 pm" is one time.
        if joined and fold_name(word).rstrip(".") in ("am", "pm", "a.m", "p.m"):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    found = {minutes for word in joined if (minutes := parse_hour(word, refusal)) is not None}
    if len(found) > MOST_REMINDERS:
        raise Refusal("habit.many_reminders", most=MOST_REMINDERS)
    return tuple(sorted(found))
