"""A year as an SVG image: a column for each week, a mark for each day."""

from __future__ import annotations

from typing import Final

from winsboard.domain.progress.year import YearCell, YearView
from winsboard.picture import day_mark, svg
from winsboard.picture.colours import Colours
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import year_sentence, year_title
from winsboard.words.text.dates import weekday_number

STEP: Final = 16
"""The distance between two days."""
LEFT: Final = 60
TOP: Final = 76
EDGE: Final = 24
RIGHT_ALIGNED: Final = ' text-anchor="end"'


def year_picture(view: YearView, colours: Colours) -> str:
    """Draw a year as SVG."""
    width = LEFT + len(view.weeks) * STEP + EDGE
    bottom = TOP + 7 * STEP
    marks = [
        _mark(cell, _middle(column, row), colours)
        for column, week in enumerate(view.weeks)
        for row, cell in enumerate(week)
        if cell is not None and not cell.ahead and not cell.before
    ]
    title, sentence = year_title(view), year_sentence(view)
    return svg.document(
        (width, bottom + 64),
        colours.background,
        title,
        sentence,
        svg.text_element((EDGE, 34), title, colours.foreground, 18),
        svg.group(_names(view, colours)),
        svg.group(marks),
        day_mark.legend((LEFT, bottom + 20), view.scale, colours),
        svg.text_element((LEFT, bottom + 50), sentence, colours.quiet),
    )


def _middle(column: int, row: int) -> tuple[float, float]:
    return LEFT + column * STEP + STEP / 2, TOP + row * STEP + STEP / 2


def _mark(cell: YearCell, at: tuple[float, float], colours: Colours) -> str:
    if cell.resting:
        return day_mark.rest_mark(at, colours)
    if cell.state == "some":
        return day_mark.some_mark(at, colours)
    if cell.state == "done":
        return day_mark.done_mark(at, colours)
    if cell.level:
        return day_mark.wins_mark(at, cell.level, colours)
    return day_mark.empty_mark(at, colours)


def _names(view: YearView, colours: Colours) -> list[str]:
    months = [
        svg.text_element(
            (LEFT + column * STEP, TOP - 8), format_phrase(f"spoken.month.{n}")[:3], colours.quiet
        )
        for n, column in enumerate(view.month_columns, 1)
    ]
    days = [
        svg.text_element(
            (LEFT - 8, TOP + row * STEP + 12),
            weekday_number(weekday),
            colours.quiet,
            more=RIGHT_ALIGNED,
        )
        for row, weekday in enumerate(view.weekdays)
    ]
    return [*months, *days]
