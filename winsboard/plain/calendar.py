"""A month as a calendar of numbers."""

from __future__ import annotations

from datetime import date

from winsboard.domain.month_view import DayCell, MonthView
from winsboard.plain.heatmap import NO_ENTRY, REST
from winsboard.words import say
from winsboard.words.progress import month_day_sentence, month_sentence
from winsboard.words.spoken import weekday_number

ROOM = 5
"""Cells of a day."""


def month_calendar(view: MonthView, today: date) -> list[str]:
    """The month in a sentence, and its days with their wins under them."""
    heads = "".join(f"{weekday_number(n):>{ROOM}}" for n in view.weekdays)
    lines = [month_sentence(view, today), "", heads]
    for week in view.weeks:
        days = "".join(f"{cell.day.day if cell else '':>{ROOM}}" for cell in week)
        wins = "".join(f"{_letter(cell):>{ROOM}}" for cell in week)
        lines += [days.rstrip(), wins.rstrip()]
    return [*lines, "", say("plain.calendar.letters", rest=REST, none=NO_ENTRY)]


def calendar_lines(view: MonthView, today: date) -> list[str]:
    """The calendar of a month, and what each day holds in a sentence."""
    lines = month_calendar(view, today)
    cells = [cell for week in view.weeks for cell in week if cell]
    told = [cell for cell in cells if cell.recorded or (cell.resting and not cell.ahead)]
    return [*lines, *([""] if told else []), *(month_day_sentence(view, c, today) for c in told)]


def _letter(cell: DayCell | None) -> str:
    if cell is None:
        return ""
    if cell.wins:
        return str(cell.wins)
    if cell.ahead:
        return ""
    return REST if cell.resting else NO_ENTRY
