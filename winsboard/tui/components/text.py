"""Converts documents into text and style names for the widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.habits.year_scores import YearScores, year_before
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, Mark
from winsboard.domain.model.wins import win_answers
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import SaveState
from winsboard.tui.terminal.cells import cell_len, set_cell_size
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name, areas_of
from winsboard.words.catalog.habits import steadiness_word
from winsboard.words.sentences.habits.habit_label import label_on
from winsboard.words.sentences.habits.tick_details import all_words
from winsboard.words.sentences.journal.entries import entry_words
from winsboard.words.text.dates import number_words, relative_day_words, state_words
from winsboard.words.text.short_numbers import short_number

GLYPHS: Final = {"done": "●", "some": "◐", "rest": "–", "open": "·"}
BAND: Final = "──"
"""The cell of a day that lies in a rest and has no mark."""
KIND_MARKS: Final = {
    "win": "★",
    "reflection": "☾",
    "mood": "◇",
    "trigger": "△",
    "thought": "○",
    "hard_day": "□",
    "calm": "≈",
    "ritual": "♦",
    "tick": "✓",
    "letter": "¶",
    "rehearsal": "»",
    "noticed": "•",
    "proud": "°",
    "said": "“",
    "invited": "&",
}
"""The symbol of each kind of entry that has one."""
_UNSTEADY: Final = frozenset("\ufe0e\ufe0f\u20e3\u200d")
"""Code points (variation selectors, keycap, joiner) whose width differs between terminals."""


class Row(NamedTuple):
    """One line of the habit grid: a habit with its number, the name of an area, or a blank line."""

    text: str
    habit: Habit | None = None
    number: int = 0


class GridCell(NamedTuple):
    """A cell of the grid."""

    habit: Habit
    day: date
    today: date


def rows_of(
    habits: Sequence[tuple[int, Habit]],
    lines: int,
    label: Callable[[Habit], str],
    group: Callable[[Habit], str],
) -> tuple[Row, ...]:
    """Return the lines of the grid for the available height, in the order of the habits.

    Each habit comes with its number. `label` returns its name, `group` the name of its group.

    Groups are separated by a blank line if everything fits, otherwise only by their names, and if
    that does not fit either, not at all. An empty board gets a short welcome.
    """
    if not habits:
        said = (format_phrase("today.habits.none"), "", format_phrase("today.habits.none.keys"))
        return tuple(Row(text) for text in said)
    for airy, named in ((True, True), (False, True)):
        rows = _rows(habits, label, group if named else None, airy=airy)
        if len(rows) <= lines:
            return rows
    return _rows(habits, label, None, airy=False)


def _rows(
    habits: Sequence[tuple[int, Habit]],
    label: Callable[[Habit], str],
    group: Callable[[Habit], str] | None,
    *,
    airy: bool,
) -> tuple[Row, ...]:
    rows: list[Row] = []
    shown: str | None = None
    for number, habit in habits:
        if group is not None and (name := group(habit)) != shown:
            if airy and rows:
                rows.append(Row(""))
            rows.append(Row(name))
            shown = name
        rows.append(Row(label(habit), habit, number))
    return tuple(rows)


def group_label(board: Board, habit: Habit) -> str:
    """Return the name of the group that a habit is listed in: its routine, or else its area."""
    routine = board.routine_of(habit)
    return routine.name if routine else area_name(areas_of(board), habit.area)


def mark_text(mark: Mark | None) -> tuple[str, str]:
    """Return a short text that shows the mark of a past day, and the name of its style."""
    if mark is None:
        return GLYPHS["open"], "open"
    if mark.value is not None and mark.state != "rest":
        return short_number(mark.value), mark.state
    return GLYPHS[mark.state], mark.state


def box(mark: Mark | None) -> tuple[str, str, str]:
    """Return the inside of today's box, the name of its style, and a number that does not fit."""
    if mark is None:
        return "   ", "open", ""
    number = number_words(mark.value) if mark.value is not None and mark.state != "rest" else ""
    if 0 < len(number) <= 3:
        return f"{number:^3}", mark.state, ""
    return f" {GLYPHS[mark.state]} ", mark.state, number


def cell_status(board: Board, year: YearScores, spot: GridCell) -> str:
    """Return the status of the selected cell: `Make the bed · done · Steady`.

    The day is named unless it is today. Steadiness is left out until the last year is loaded.
    """
    habit, day, today = spot.habit, spot.day, spot.today
    said = [label_on(board, habit, today)]
    if day != today:
        said.append(relative_day_words(day, today))
    said.append(_state(board, spot))
    mark = board.mark(habit.id, day)
    said += all_words(mark) if mark else []
    if all(month in board.pages for month in year_before(today)):
        said.append(steadiness_word(year.steadiness(board, habit, today)))
    return " · ".join(said)


def _state(board: Board, spot: GridCell) -> str:
    """Return the mark of a cell in words; without one, whether it is in a rest or the future."""
    mark = board.mark(spot.habit.id, spot.day)
    rest = rests.rest_on(board, spot.day, spot.habit.id) if mark is None else None
    if rest is None:
        to_come = mark is None and spot.day > spot.today
        return format_phrase("today.to_come") if to_come else state_words(spot.habit, mark)
    return (
        format_phrase("rest.resting.reason", reason=rest.reason)
        if rest.reason
        else format_phrase("rest.resting")
    )


def entry_text(entry: Entry, today: date | None = None) -> str:
    """Return the text of an entry for the journal pane: its words, its answers or its kind.

    `today` is as in `entry_words`.
    """
    answers = "\n".join(part.answer for part in entry.parts)
    return entry_words(entry, today) or answers or format_phrase(f"spoken.kind.{entry.kind}")


def rest_text(entry: Entry) -> str:
    """Return the text of an entry without the wins of a look back."""
    wins = win_answers(entry)
    if not wins:
        return entry_text(entry)
    return "\n".join(part.answer for part in entry.parts if part.answer not in wins)


def with_stable_width(text: str) -> str:
    """Simplify joined and varied emoji, so that the text has the same width in every terminal."""
    if text.isascii() or not _UNSTEADY.intersection(text):
        return text
    kept: list[str] = []
    joined = False
    for character in text:
        if character == "\u200d":
            joined = True
        elif character not in _UNSTEADY:
            if not joined:
                kept.append(character)
            joined = False
    return "".join(kept)


def fit(text: str, width: int) -> str:
    """Pad the text to exactly `width` cells, or cut it with an ellipsis."""
    if width <= 0:
        return ""
    text = with_stable_width(text)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


def wrap(text: str, width: int) -> list[str]:
    """Wrap the text to lines of at most `width` cells, between words where possible."""
    lines: list[str] = []
    for paragraph in with_stable_width(text).split("\n"):
        lines.extend(paragraph[start:end] for start, end in line_bounds(paragraph, width))
    return lines or [""]


LONG: Final = 2000
"""Characters from which a wrapped paragraph is remembered."""


def line_bounds(paragraph: str, width: int) -> Sequence[tuple[int, int]]:
    """Return start and end of each line of a wrapped paragraph.

    Spaces at a line break are in no line. The last long paragraphs are remembered: a list is drawn
    again after each tick, and a text of a million characters takes a fifth of a second.
    """
    return (_bounds if len(paragraph) < LONG else _long_bounds)(paragraph, width)


@lru_cache(maxsize=4)
def _long_bounds(paragraph: str, width: int) -> tuple[tuple[int, int], ...]:
    return tuple(_bounds(paragraph, width))


def _bounds(paragraph: str, width: int) -> list[tuple[int, int]]:
    width = max(width, 1)
    lines: list[tuple[int, int]] = []
    start, end, used = 0, -1, 0
    for word in paragraph.split(" "):
        cells, first = cell_len(word), end + 1
        if end > start and used + 1 + cells <= width:
            used, end = used + 1 + cells, first + len(word)
            continue
        if end > start:
            lines.append((start, end))
        start, end, used = first, first + len(word), cells
        if cells > width:
            *full, last = _pieces(word, width)
            for piece in full:
                lines.append((start, start + len(piece)))
                start += len(piece)
            used = cell_len(last)
    return [*lines, (start, max(end, start))]


def _pieces(word: str, width: int) -> Iterator[str]:
    """Split a word into pieces of at most `width` cells, but at least one character."""
    start = cells = 0
    for n, character in enumerate(word):
        added = cell_len(character)
        if cells + added > width and n > start:
            yield word[start:n]
            start, cells = n, 0
        cells += added
    yield word[start:]


def save_failure_words(saving: SaveState) -> str:
    """Return the message to show while saving fails; empty if nothing fails."""
    if saving.state != "held":
        return ""
    if saving.cause:
        return format_phrase("today.held.cause", cause=saving.cause)
    return format_phrase("today.held.why", why=saving.why)
