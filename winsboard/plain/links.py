"""An entry and its links as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.model.documents import Entry
from winsboard.plain.rows import dated_lines
from winsboard.words import format_phrase


def linked_lines(
    entry: Entry,
    led_to: Sequence[Entry],
    came_from: Sequence[Entry],
    at: tuple[int, date],
    *,
    mood: bool,
) -> list[str]:
    """The entry, those that led to it and those it led to. `at` is the clock hours and today."""
    lines = dated_lines([entry], *at, whole=True, mood=mood)
    for key, linked in (("came_from", came_from), ("led_to", led_to)):
        if linked:
            lines += [
                "",
                format_phrase(f"plain.{key}"),
                *(f"  {line}" for line in dated_lines(linked, *at, mood=mood)),
            ]
    return lines
