"""The lines of the day beside the calendar: its wins, and a link to the board."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.progress.month import DayWins
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import GLYPHS, wrap
from winsboard.tui.progress.pages.lines import BLANK, text_lines, win_lines
from winsboard.words import format_phrase
from winsboard.words.text.dates import state_words

ROOM = 8
"""Cells before the name of a habit, as many as before the text of an entry."""


class DayItem(NamedTuple):
    """An item to open: an entry, or the day on the board with an optional habit to select there."""

    name: str
    entry: Entry | None = None
    habit: Habit | None = None


def day_items(wins: DayWins) -> Sequence[DayItem]:
    """Return the items of a day in the order of their lines."""
    return (
        *(DayItem(entry.id, entry=entry) for entry in wins.written),
        *(DayItem(f"habit {habit.id}", habit=habit) for habit, _ in wins.ticked),
        DayItem("board"),
    )


def day_lines(day: str, wins: DayWins, none: str, hours: int, width: int) -> list[PageLine]:
    """Return the lines of a day; `none` is the text for a day without wins."""
    head = [*text_lines(day, width, "strong"), BLANK]
    lines: list[PageLine] = []
    for thing, entry in enumerate(wins.written):
        lines += win_lines(thing, entry, width, hours)
    if wins.written and wins.ticked:
        lines.append(BLANK)
    for thing, (habit, mark) in enumerate(wins.ticked, len(wins.written)):
        told = "" if mark.state == "done" and mark.value is None else state_words(habit, mark)
        text = f"{habit.label} · {told}" if told else habit.label
        glyph = f"{GLYPHS[mark.state]} "
        for n, line in enumerate(wrap(text, width - ROOM)):
            before = glyph.rjust(ROOM) if n == 0 else " " * ROOM
            lines.append(PageLine(((before, mark.state), (line, "text")), thing))
    if not lines:
        lines = text_lines(none, width, "quiet")
    last = len(wins.written) + len(wins.ticked)
    board = [
        PageLine(((line, "quiet"),), last)
        for line in wrap(format_phrase("progress.to_board"), width)
    ]
    return [*head, *lines, BLANK, *board]
