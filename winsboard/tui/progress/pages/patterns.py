"""The lines of the patterns view: counts of wins with quotes, and moods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from rich.cells import cell_len

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.progress.moods import MoodDay
from winsboard.domain.progress.patterns import Count, Patterns
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.progress import MoodView
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import fit, wrap
from winsboard.tui.progress.pages.lines import BLANK, text_lines, two_columns
from winsboard.words import format_phrase
from winsboard.words.sentences.entries import win_words
from winsboard.words.sentences.patterns import (
    MOODS,
    areas,
    mood_band,
    mood_comparison_sentences,
    mood_scale_sentence,
    mood_sentence,
    numbers,
    strengths,
)
from winsboard.words.text.dates import day_words

WIDE: Final = 96
"""Width in cells from which the counts are shown in a second column."""
COUNTS: Final = 38
"""Width of that column in cells."""
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


def quoted(found: Patterns) -> tuple[Entry, ...]:
    """Return the quoted entries in the order of their lines."""
    counts = [count for _, count in (*areas(found), *strengths(found))]
    return tuple(entry for count in counts for entry in count.words)


def patterns_lines(board: Board, common: PatternData, width: int) -> list[PageLine]:
    """Return the lines for areas and strengths with quotes, for the counts, and for moods."""
    found = common.patterns
    lines: list[PageLine] = []
    if found.wins:
        wide = width >= WIDE
        room = width - COUNTS - 4 if wide else width
        words = _in_words(common, room)
        counts = _in_counts(board, found, COUNTS if wide else width)
        lines = two_columns(words, counts, room + 2) if wide else [*words, BLANK, *counts]
    return [*lines, *_moods(common, width, after=bool(lines))]


def _in_words(common: PatternData, width: int) -> list[PageLine]:
    found, things = common.patterns, iter(range(len(quoted(common.patterns))))
    lines = text_lines(format_phrase("progress.patterns.area"), width, "quiet")
    most = max(count.wins for _, count in found.by_area) if found.by_area else 1
    longest = max((cell_len(name) for name, _ in areas(found)), default=0)
    room = min(longest, max(width - MAX_BAR - 10, 8))
    for name, count in areas(found):
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
    lines += [BLANK, *_band(band, width), *text_lines(mood_scale_sentence(), width, "quiet"), BLANK]
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
