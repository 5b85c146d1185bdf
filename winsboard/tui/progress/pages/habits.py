"""The lines of the habits view: steadiness, a band of the weeks, and the last four weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.habits.growth import HabitView, WeekScore
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import fit
from winsboard.tui.progress.pages.lines import BLANK, text_lines
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import steadiness_word
from winsboard.words.sentences.habits.growth import grown_since, lately_words, steadiness_words

TICKED: Final = "━"
"""A week with a tick."""
OPEN: Final = "─"
"""Any other week. Both have the same height, so that a quiet week is no fall."""
WIDE: Final = 88
NAME: Final = 28
MAX_NAME: Final = 53
"""Maximum length of a band: the weeks of a year."""


def habits_lines(views: Sequence[HabitView], width: int) -> list[PageLine]:
    """Return the lines of all habits, each of them one item, and the scale of steadiness."""
    if not views:
        return text_lines(format_phrase("progress.habits.none"), width)
    lines: list[PageLine] = []
    beside = max(cell_len(lately_words(view)) for view in views)
    for thing, view in enumerate(views):
        if width >= WIDE:
            lines += _wide(view, thing, width, beside)
        else:
            lines += _narrow(view, thing, width, beside)
        lines.append(BLANK)
    words = ", ".join(f"{n} {word}" for n, word in enumerate(steadiness_words(), 1))
    return [*lines, *text_lines(format_phrase("progress.habit.scale", words=words), width, "quiet")]


def _wide(view: HabitView, item: int, width: int, beside: int) -> list[PageLine]:
    """Return the lines of a habit; its band ends at today, on the right."""
    word = _word_room()
    room = min(width - NAME - word - beside - 6, MAX_NAME)
    parts = (
        (fit(view.habit.label, NAME) + "  ", "strong"),
        (fit(steadiness_word(view.score), word) + "  ", "done"),
        (band(view.series, room).rjust(room) + "  ", "level-1"),
        (lately_words(view), "text"),
    )
    lines = [PageLine(parts, item)]
    if since := grown_since(view):
        lines.append(
            PageLine(((" " * (NAME + 2), "text"), (fit(since, width - NAME - 2), "quiet")), item)
        )
    return lines


def _narrow(view: HabitView, item: int, width: int, beside: int) -> list[PageLine]:
    word = steadiness_word(view.score)
    room = max(min(width - beside - 2, MAX_NAME), 1)
    name = max(width - len(word) - 2, 1)
    row = band(view.series, room).rjust(room) + "  "
    return [
        PageLine(((fit(view.habit.label, name) + "  ", "strong"), (word, "done")), item),
        PageLine(((row, "level-1"), (lately_words(view), "quiet")), item),
    ]


def band(series: Sequence[WeekScore], room: int) -> str:
    """Return a band of the last `room` weeks."""
    shown = series[-room:] if room > 0 else ()
    return "".join(TICKED if point.done else OPEN for point in shown)


def _word_room() -> int:
    return max(map(len, steadiness_words()))
