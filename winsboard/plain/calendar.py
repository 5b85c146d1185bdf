"""The month view as plain text."""

from __future__ import annotations

from datetime import date

from winsboard.domain.progress.month import MonthView
from winsboard.picture.month_letters import month_letters
from winsboard.words.sentences.progress import month_day_sentence


def calendar_lines(view: MonthView, today: date) -> list[str]:
    """A calendar of the month, and a sentence for each day with records."""
    lines = month_letters(view)
    cells = [cell for week in view.weeks for cell in week if cell]
    told = [cell for cell in cells if cell.recorded or (cell.resting and not cell.ahead)]
    return [*lines, *([""] if told else []), *(month_day_sentence(view, c, today) for c in told)]
