"""Welcoming a person back after days away, without telling them how many."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Final

from winsboard.domain.habits import habits, rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LIBRARY, Habit, Mark
from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.model.page import last_day_before
from winsboard.domain.text.calendar import LOOKS_BACK, ONE_DAY, months_between
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple

MIN_DAYS_AWAY: Final = 2
"""Days without any record after which the board welcomes a person back."""
FRESH_PAGE: Final = 60
"""Days without any record after which it offers to archive all habits and start afresh."""
SMALL_WINS: Final = 3
LATELY: Final = timedelta(days=120)


class SmallWin(NamedTuple):
    """A win that a person often records: a habit, or a win with the same text."""

    label: str
    habit: str
    """Id of the habit; empty for a written win."""


def last_recorded_day(board: Board, today: date) -> date | None:
    """The last day before today with any record in the loaded pages. None if there is none."""
    for name in sorted(board.pages.keys() - {LIBRARY}, reverse=True):
        last = last_day_before(board.pages[name], today)
        if last is not None:
            return last
    return None


def has_record(board: Board, day: date) -> bool:
    """Whether anything was written or marked on a day."""
    return bool(board.entries(day) or board.marks_of_day(day))


def days_away(board: Board, today: date) -> int:
    """Days in a row before today without any record, not counting rests.

    It is 0 as soon as something was recorded today. The pages of the last year must be loaded. If
    none of them has a record, the days count from the day the board was started.
    """
    if has_record(board, today):
        return 0
    last = last_recorded_day(board, today) or _start_day(board, today)
    if last is None:
        return 0
    first = last + ONE_DAY
    rested = rests.days_of(board.rests, "", first, today - ONE_DAY)
    return max((today - first).days - len(rested), 0)


def _start_day(board: Board, today: date) -> date | None:
    """The day the board was started. None if unknown, or if the last year is not loaded."""
    if not all(month in board.pages for month in months_between(today - LOOKS_BACK, today)):
        return None
    began = [habit.began_on for habit in board.all_habits if habit.began_on > date.min]
    return min(
        [*began, *([board.settings.started_on] if board.settings.started_on else [])], default=None
    )


def needs_greeting(board: Board, today: date) -> bool:
    """Whether the board welcomes the person back."""
    return days_away(board, today) >= MIN_DAYS_AWAY


def offers_fresh_page(board: Board, today: date) -> bool:
    """Whether the board also offers a fresh page."""
    return days_away(board, today) >= FRESH_PAGE


def fresh_page(board: Board, context: EditContext) -> Edit | None:
    """Archive all active habits in one edit. Returns None if there are none."""
    put_away = [
        change for habit in board.habits for change in habits.archive(habit, context).changes
    ]
    return context.edit(Title("welcome.fresh_page"), *put_away) if put_away else None


def small_wins(board: Board, today: date, most: int = SMALL_WINS) -> tuple[SmallWin, ...]:
    """The small wins a person records most often, most frequent first.

    Counts active habits and written wins of the last four months, as far as they are loaded.
    """
    times: Counter[SmallWin] = Counter()
    in_use = {habit.id: habit for habit in board.habits}
    for month in months_between(today - LATELY, today):
        for mark in board.marks(month):
            if mark.habit in in_use and _was_done(mark):
                times[SmallWin(in_use[mark.habit].label, mark.habit)] += 1
        for entry in board.month_entries(month):
            if entry.kind == "win" and "\n" not in entry.text:
                times[SmallWin(one_line(entry.text), "")] += 1
    order = sorted(times, key=lambda win: (-times[win], not win.habit, win.label))
    return tuple(order[:most])


def open_habits(board: Board, today: date) -> tuple[Habit, ...]:
    """The active habits that were not ticked today, those done most often first.

    Counts the last four months, as far as they are loaded.
    """
    times = Counter(
        mark.habit
        for month in months_between(today - LATELY, today)
        for mark in board.marks(month)
        if _was_done(mark)
    )
    marks = ((habit, board.mark(habit.id, today)) for habit in board.habits)
    still = [habit for habit, mark in marks if mark is None or not _was_done(mark)]
    return tuple(sorted(still, key=lambda habit: -times[habit.id]))


def _was_done(mark: Mark) -> bool:
    return mark.state != "rest"
