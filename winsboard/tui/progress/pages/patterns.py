"""The lines of the patterns view: counts of wins with quotes, and moods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from winsboard.domain.library.areas import Areas
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.progress.moods import MoodDay
from winsboard.domain.progress.patterns import Patterns
from winsboard.domain.progress.tagged import Count
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.views.progress import MoodView
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import fit, wrap
from winsboard.tui.progress.pages.lines import BLANK, text_lines
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.sentences.progress.patterns import (
    MOODS,
    mood_band,
    mood_comparison_sentences,
    mood_scale_sentence,
    mood_sentence,
    numbers,
    strengths,
    wins_by_area,
)
from winsboard.words.text.dates import day_words

SPANS: Final = (28, 91, 365, 0)
"""Periods to choose from, in days; 0 for all years."""
MORE: Final = len(SPANS) + 1
"""The number of the answer that shows more, after the periods."""
MAX_BAR: Final = 16
MAX_DAY_LENGTH: Final = 22
"""Width of a date in this year; a date of another year may be longer."""
BAR: Final = "━"
DOT: Final = "●"


class PatternData(NamedTuple):
    """The data of the view for a range of days."""

    first: date
    last: date
    patterns: Patterns
    mood: MoodView
    more: bool = False
    """Whether weekdays, times of day and mood beside habits are shown too."""

    @property
    def has_mood(self) -> bool:
        """Whether a mood was noted in these days."""
        return any(day.moods for day in self.mood.band)


def quoted(found: Patterns, areas: Areas) -> tuple[Entry, ...]:
    """Return the quoted entries in the order of their lines."""
    counts = [count for _, count in (*wins_by_area(found, areas), *strengths(found))]
    return tuple(entry for count in counts for entry in count.words)


def patterns_lines(board: Board, common: PatternData, width: int) -> list[PageLine]:
    """Return the lines for areas and tags with quotes, for moods, and on demand for the counts."""
    found, areas = common.patterns, areas_of(board)
    lines = _in_words(common, areas, width) if found.wins else []
    lines += _moods(common, width, after=bool(lines))
    if not found.wins and not common.has_mood:
        return lines
    if not common.more:
        key = "progress.patterns.how.mood" if common.has_mood else "progress.patterns.how"
        return [*lines, BLANK, *text_lines(format_phrase(key, number=MORE), width, "quiet")]
    counts = _in_counts(board, found, width) if found.wins else []
    return [*lines, BLANK, *counts, *_moods_beside(common, width, after=bool(counts))]


def _in_words(common: PatternData, areas: Areas, width: int) -> list[PageLine]:
    found, by_area = common.patterns, wins_by_area(common.patterns, areas)
    things = iter(range(len(quoted(found, areas))))
    lines = text_lines(format_phrase("progress.patterns.area"), width, "quiet")
    most = max((count.wins for _, count in by_area), default=1)
    longest = max((cell_len(name) for name, _ in by_area), default=0)
    room = min(longest, max(width - MAX_BAR - 10, 8))
    for name, count in by_area:
        lines.append(_counted(name, room, count.wins, most))
        lines += _quotes(count, things, common.last, width)
    for name, count in strengths(found):
        lines += [BLANK, PageLine(((f"{name}  ", "quiet"), (str(count.wins), "strong")))]
        lines += _quotes(count, things, common.last, width)
    return lines


def _in_counts(board: Board, found: Patterns, width: int) -> list[PageLine]:
    lines: list[PageLine] = []
    for heading, pairs in numbers(found, board.settings.week_start):
        lines += [
            *([BLANK] if lines else []),
            *text_lines(heading, width, "quiet"),
            *_numbers(pairs),
        ]
    return lines


def _numbers(pairs: Sequence[tuple[str, int]]) -> list[PageLine]:
    room, most = max(cell_len(name) for name, _ in pairs), max(count for _, count in pairs)
    return [_counted(name, room, count, most) for name, count in pairs]


def _counted(name: str, room: int, count: int, most: int) -> PageLine:
    bar = BAR * round(MAX_BAR * count / max(most, 1))
    return PageLine(
        (
            (f"  {fit(name, room)}  ", "text"),
            (f"{count:>5}  ", "strong"),
            (bar, "level-2"),
        )
    )


def _quotes(count: Count, items: Iterator[int], today: date, width: int) -> Iterator[PageLine]:
    """Return up to two lines for each quoted entry: its date and the beginning of its text."""
    for entry in count.words:
        thing, day = next(items), f"    {fit(day_words(entry.day, today), MAX_DAY_LENGTH)}  "
        room = max(width - cell_len(day), 1)
        first, *more = wrap(win_words(entry).partition("\n")[0], room)
        yield PageLine(((day, "quiet"), (first, "text")), thing)
        if more:
            last = more[0] if len(more) == 1 else fit(" ".join(more), room)
            yield PageLine(((" " * cell_len(day), "text"), (last, "text")), thing)
    for tick in count.ticks:
        day = f"    {fit(day_words(tick.day, today), MAX_DAY_LENGTH)}  "
        room = max(width - cell_len(day), 1)
        yield PageLine(((day, "quiet"), (fit(tick.habit.label, room).rstrip(), "text")))


def _moods(common: PatternData, width: int, *, after: bool) -> list[PageLine]:
    band = common.mood.band
    if not band:
        return []
    lines = [BLANK] if after else []
    lines += [
        *text_lines(format_phrase("progress.mood.title"), width, "quiet"),
        *text_lines(mood_sentence(band), width),
    ]
    if not any(day.moods for day in band):
        return lines
    return [*lines, BLANK, *_band(band, width), *text_lines(mood_scale_sentence(), width, "quiet")]


def _moods_beside(common: PatternData, width: int, *, after: bool) -> list[PageLine]:
    if not common.has_mood:
        return []
    lines = [BLANK] if after else []
    lines += text_lines(format_phrase("progress.mood.beside.title"), width, "quiet")
    for sentence in mood_comparison_sentences(common.mood.habits):
        lines += text_lines(sentence, width)
    return lines


def _band(band: Sequence[MoodDay], width: int) -> Iterator[PageLine]:
    for day, rows in mood_band(band, max(width - 4, 7), DOT):
        yield PageLine(((f"    {day}", "quiet"),))
        for mood, row in zip(MOODS, rows, strict=True):
            yield PageLine(((f"  {mood} ", "quiet"), (row, "number")))
        yield BLANK
