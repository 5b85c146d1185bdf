"""The quiet timer in words."""

from __future__ import annotations

from winsboard.words import format_phrase


def minutes_words(minutes: int) -> str:
    """A length of time: `1 minute`, `5 minutes`."""
    key = "cards.breath.minutes.one" if minutes == 1 else "cards.breath.minutes"
    return format_phrase(key, minutes=minutes)


def timer_words(minutes: int) -> str:
    """The timer with its length: `Quiet timer: 10 minutes`."""
    return format_phrase("calm.quiet.of", minutes=minutes_words(minutes))
