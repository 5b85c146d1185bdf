"""A month as an SVG image: a calendar with the wins of each day."""

from __future__ import annotations

from typing import Final

from winsboard.domain.progress.month import DayCell, MonthView
from winsboard.domain.progress.year import level_of, scale_for
from winsboard.picture import day_mark, svg
from winsboard.picture.colours import Colours
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import month_sentence
from winsboard.words.text.dates import month_words, weekday_number

STEP: Final = 64
LEFT: Final = 32
TOP: Final = 84
SIDE: Final = 30.0
CENTRED: Final = ' text-anchor="middle"'


def month_picture(view: MonthView, colours: Colours) -> str:
    """Draw a month as SVG."""
    title = format_phrase("progress.picture.month", month=month_words(view.first))
    cells = [
        (cell, column, row)
        for row, week in enumerate(view.weeks)
        for column, cell in enumerate(week)
        if cell is not None
    ]
    scale = scale_for(cell.wins for cell, _, _ in cells)
    bottom = TOP + len(view.weeks) * STEP
    heads = [
        svg.text_element(
            (LEFT + (column + 0.5) * STEP, TOP - 10),
            weekday_number(weekday),
            colours.quiet,
            more=CENTRED,
        )
        for column, weekday in enumerate(view.weekdays)
    ]
    sentence = month_sentence(view)
    days = [_day(cell, _corner(column, row), scale, colours) for cell, column, row in cells]
    return svg.document(
        (LEFT * 2 + 7 * STEP, bottom + 70),
        colours.background,
        title,
        sentence,
        svg.text_element((LEFT, 36), title, colours.foreground, 18),
        svg.group(heads),
        *days,
        day_mark.legend((LEFT, bottom + 22), scale, colours),
        svg.text_element((LEFT, bottom + 54), sentence, colours.quiet),
    )


def _corner(column: int, row: int) -> tuple[float, float]:
    return LEFT + column * STEP, TOP + row * STEP


def _day(
    cell: DayCell, corner: tuple[float, float], scale: tuple[int, ...], colours: Colours
) -> str:
    if cell.before:
        return ""
    x, y = corner
    middle = (x + STEP / 2, y + STEP / 2 + 8)
    parts = [
        svg.text_element((x + STEP / 2, y + 14), str(cell.day.day), colours.quiet, more=CENTRED)
    ]
    if cell.wins:
        parts.append(day_mark.wins_mark(middle, level_of(cell.wins, scale), colours, SIDE))
        count = (middle[0] + SIDE / 2 + 2, middle[1] + SIDE / 2 + 2)
        parts.append(svg.text_element(count, str(cell.wins), colours.foreground, 11))
    elif cell.resting:
        parts.append(day_mark.rest_mark(middle, colours, SIDE))
    elif not cell.ahead:
        parts.append(day_mark.empty_mark(middle, colours))
    return svg.group(parts)
