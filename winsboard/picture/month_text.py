"""A month as text: a calendar with the wins of each day."""

from __future__ import annotations

from typing import Final

from winsboard.domain.progress.month import DayCell, MonthView
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import month_sentence
from winsboard.words.text.dates import weekday_number
from winsboard.words.text.glyphs import GLYPHS, NO_RECORD

ROOM: Final = 5
"""The width of a day, in cells."""
SIDE: Final = 4
"""The width of what stands before the days and the wins, in cells."""


def month_text(view: MonthView) -> list[str]:
    """A summary of the month, and a calendar with the wins under each day."""
    heads = " " * SIDE + "".join(f"{weekday_number(n):>{ROOM}}" for n in view.weekdays)
    lines = [month_sentence(view), "", heads]
    day, won = (
        format_phrase("plain.calendar.day"),
        format_phrase("plain.calendar.wins"),
    )
    for week in view.weeks:
        days = "".join(
            f"{cell.day.day if cell and not cell.before else '':>{ROOM}}" for cell in week
        )
        wins = "".join(f"{_letter(cell):>{ROOM}}" for cell in week)
        lines += [f"{day:<{SIDE}}{days}".rstrip(), f"{won:<{SIDE}}{wins}".rstrip()]
    return [
        *lines,
        "",
        format_phrase("plain.calendar.letters", rest=GLYPHS["rest"], none=NO_RECORD),
    ]


def _letter(cell: DayCell | None) -> str:
    if cell is None or cell.before:
        return ""
    if cell.wins:
        return str(cell.wins)
    if cell.ahead:
        return ""
    return GLYPHS["rest"] if cell.resting else NO_RECORD
