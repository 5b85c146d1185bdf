"""The week page: counts and entries of a week.

It describes and does not grade: no percentages, and no comparison with other weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.journal.entries import PRIVATE
from winsboard.domain.journal.query import FIRST_TAG, is_hard
from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, MarkState, Prompt, month_of
from winsboard.domain.progress.summary import is_win, wins_on
from winsboard.domain.text.calendar import days_between, week_of
from winsboard.named_tuple import NamedTuple


class HabitWeek(NamedTuple):
    """The counts of a habit in a week."""

    habit: Habit
    days: int
    """Days marked `done` or `some`."""
    rest: int


class WeekPage(NamedTuple):
    """The contents of the week page."""

    first: date
    last: date
    wins: int
    """Written wins and habit marks."""
    firsts: tuple[Entry, ...]
    """Wins tagged as a first time, oldest first."""
    hard: tuple[Entry, ...]
    """Written wins of days with a hard-day card or an entry tagged as a hard day."""
    hard_wins: int
    """The number of all wins on those days."""
    routines: tuple[HabitWeek, ...]
    """Habits with a mark in this week, in the person's order."""
    words: tuple[Entry, ...]
    """Entries of the week, oldest first, without the kinds in `NOT_READ_OUT`."""


NOT_READ_OUT = PRIVATE | {"mood", "hard_day", "trigger", "thought", "calm", "ritual"}
"""Kinds of entries that the person did not write, or whose text is for the journal alone."""


def week_page(board: Board, around: date) -> WeekPage:
    """Build the page of the week that contains a day. The pages of its months must be loaded."""
    first, last = week_of(around, board.settings.week_start)
    days = list(days_between(first, last))
    written = [entry for day in days for entry in board.entries(day)]
    hard_days = {entry.day for entry in written if is_hard(entry)} | _hard_ticks(board, days)
    wins = [entry for entry in written if is_win(entry)]
    return WeekPage(
        first=first,
        last=last,
        wins=sum(wins_on(board, day) for day in days),
        firsts=tuple(entry for entry in wins if FIRST_TAG in entry.tags),
        hard=tuple(entry for entry in wins if entry.day in hard_days),
        hard_wins=sum(wins_on(board, day) for day in hard_days),
        routines=tuple(_routines(board, days)),
        words=tuple(entry for entry in written if entry.kind not in NOT_READ_OUT),
    )


def _hard_ticks(board: Board, days: Sequence[date]) -> set[date]:
    """Return the days with a tick that is tagged as made on a hard day."""
    months = {month_of(day) for day in days}
    marks = (mark for month in months for mark in board.marks(month))
    return {mark.day for mark in marks if HARD_TAG in mark.tags and mark.day in days}


def _routines(board: Board, days: Sequence[date]) -> list[HabitWeek]:
    found = []
    for habit in board.all_habits:
        marks = (board.mark(habit.id, day) for day in days)
        states: list[MarkState] = [mark.state for mark in marks if mark is not None]
        if states:
            rest = states.count("rest")
            found.append(HabitWeek(habit, len(states) - rest, rest))
    return found


def is_offered(board: Board, today: date) -> bool:
    """Whether the week page is offered today: it is the weekday chosen in the settings."""
    return board.settings.week_page_on == today.weekday()


def question_for(week: date, questions: Sequence[Prompt]) -> Prompt | None:
    """The question of the week that begins on a day; they rotate weekly. None without questions."""
    return questions[week.toordinal() // 7 % len(questions)] if questions else None
