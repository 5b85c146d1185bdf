"""The month and year views as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from winsboard.domain.progress.month import MonthView
from winsboard.domain.progress.year import YearCell, YearView
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import (
    days_words,
    month_day_sentence,
    month_sentence,
    wins_words,
    year_sentence,
)


def calendar_lines(view: MonthView, today: date) -> list[str]:
    """A summary of the month, and a sentence for each day with records."""
    cells = [cell for week in view.weeks for cell in week if cell]
    told = [cell for cell in cells if cell.recorded or (cell.resting and not cell.ahead)]
    lines = [month_sentence(view), "", *(month_day_sentence(view, c, today) for c in told)]
    return [*lines, *([""] if told else []), format_phrase("plain.drawn", picture="month")]


def year_lines(view: YearView) -> list[str]:
    """A summary of the year, and a line for each month with records."""
    cells = [cell for week in view.weeks for cell in week if cell]
    told = []
    for month in range(1, 13):
        of_month = [cell for cell in cells if cell.day.month == month]
        said = ", ".join(_of_habit(of_month) if view.habit else _of_wins(of_month))
        if said:
            told.append(
                format_phrase(
                    "plain.year.month", month=format_phrase(f"spoken.month.{month}"), told=said
                )
            )
    lines = [year_sentence(view), "", *told, *([""] if told else [])]
    return [*lines, format_phrase("plain.drawn", picture="year")]


def _of_wins(cells: Sequence[YearCell]) -> Iterator[str]:
    """The wins of a month, its days with wins, and its rest days."""
    wins = [cell.wins for cell in cells if cell.wins]
    if wins:
        yield format_phrase(
            "plain.year.wins", wins=wins_words(sum(wins)), days=days_words(len(wins))
        )
    yield from _rest(sum(cell.resting and not cell.ahead for cell in cells))


def _of_habit(cells: Sequence[YearCell]) -> Iterator[str]:
    """The days of a month with each state of the habit."""
    states = Counter(cell.state for cell in cells)
    for state in ("done", "some"):
        if days := states[state]:
            said = format_phrase(f"spoken.state.{state}")
            yield format_phrase("plain.habit.days", state=said, days=days_words(days))
    resting = sum(cell.resting and cell.state is None and not cell.ahead for cell in cells)
    yield from _rest(states["rest"] + resting)


def _rest(days: int) -> Iterator[str]:
    if days:
        yield format_phrase(
            "plain.habit.days", state=format_phrase("spoken.state.rest"), days=days_words(days)
        )
