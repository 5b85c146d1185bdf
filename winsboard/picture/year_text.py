"""A year as text, with a column for each week."""

from __future__ import annotations

from typing import Final

from winsboard.domain.progress.year import YearCell, YearView
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import level_words, year_sentence
from winsboard.words.text.dates import weekday_number
from winsboard.words.text.glyphs import GLYPHS, NO_RECORD

ROOM: Final = 5
"""The width of the weekday labels, in cells."""


def year_text(view: YearView) -> list[str]:
    """A summary of the year, the heat map, and its legend."""
    rows = (
        f"{weekday_number(weekday):<{ROOM}}{''.join(_letter(w[row]) for w in view.weeks)}".rstrip()
        for row, weekday in enumerate(view.weekdays)
    )
    return [year_sentence(view), "", _months(view), *rows, "", legend(view)]


def legend(view: YearView) -> str:
    """The legend of the characters."""
    if view.habit is not None:
        letters = {"done": GLYPHS["done"], "some": GLYPHS["some"]}
        return format_phrase(
            "progress.legend.habit", rest=GLYPHS["rest"], none=NO_RECORD, **letters
        )
    levels = ", ".join(f"{n} = {said}" for n, said in enumerate(level_words(view.scale), 1))
    return format_phrase("progress.legend.wins", levels=levels, rest=GLYPHS["rest"], none=NO_RECORD)


def _months(view: YearView) -> str:
    """The month labels above their first columns."""
    line = ""
    for month, column in enumerate(view.month_columns, 1):
        line = line.ljust(ROOM + column) + format_phrase(f"spoken.month.{month}")[:3]
    return line


def _letter(cell: YearCell | None) -> str:
    if cell is None or cell.ahead or cell.before:
        return " "
    if cell.state is not None:
        return GLYPHS[cell.state]
    if cell.level:
        return str(cell.level)
    return GLYPHS["rest"] if cell.resting else NO_RECORD
