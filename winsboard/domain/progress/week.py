"""The week page: counts and entries of a week.

It describes and does not grade: no percentages, and no comparison with other weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.habits.mark_details import as_entry
from winsboard.domain.journal.query import FIRST_TAG, is_hard
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, Mark, MarkState, Prompt, is_told
from winsboard.domain.progress.summary import is_win, wins_on
from winsboard.domain.text.calendar import days_between, week_of
from winsboard.named_tuple import NamedTuple


class HabitWeek(NamedTuple):
    """The counts of a habit in a week."""

    habit: Habit
    days: int
    """Days marked `done` or `some`."""
    rest: int


class Ratings(NamedTuple):
    """How often a tick of the week was rated as going well, and as enjoyed, a little at least."""

    went_well: int = 0
    enjoyed: int = 0


class WeekPage(NamedTuple):
    """The contents of the week page."""

    first: date
    last: date
    wins: int
    """Written wins and habit marks."""
    firsts: tuple[Entry, ...]
    """Wins and ticks tagged as a first time, oldest first."""
    hard: tuple[Entry, ...]
    """Written wins of days with a hard-day card or an entry tagged as a hard day."""
    hard_wins: int
    """The number of all wins on those days."""
    routines: tuple[HabitWeek, ...]
    """Habits with a mark in this week, in the person's order."""
    words: tuple[Entry, ...]
    """Entries of the week, oldest first, without the kinds in `NOT_READ_OUT`."""
    ratings: Ratings = Ratings()


NOT_READ_OUT = frozenset({"mood", "hard_day", "trigger", "thought", "calm", "ritual"})
"""Kinds of entries that the person did not write, or whose text is for the journal alone."""


def week_page(board: Board, around: date) -> WeekPage:
    """Build the page of the week that contains a day. The pages of its months must be loaded."""
    first, last = week_of(around, board.settings.week_start)
    days = list(days_between(first, last))
    written = [entry for day in days for entry in board.entries(day)]
    marks = _marks(board, days)
    ticks = [as_entry(board, mark) for mark in marks if is_told(mark) and is_win(mark)]
    hard_days = {entry.day for entry in (*written, *ticks) if is_hard(entry)}
    wins = [entry for entry in written if is_win(entry)]
    return WeekPage(
        first=first,
        last=last,
        wins=sum(wins_on(board, day) for day in days),
        firsts=_first_times([*wins, *ticks]),
        hard=tuple(entry for entry in wins if entry.day in hard_days),
        hard_wins=sum(wins_on(board, day) for day in hard_days),
        routines=tuple(_routines(board, days)),
        words=tuple(entry for entry in written if entry.kind not in NOT_READ_OUT),
        ratings=Ratings(
            went_well=sum(bool(mark.mastery) for mark in marks),
            enjoyed=sum(bool(mark.pleasure) for mark in marks),
        ),
    )


def _marks(board: Board, days: Sequence[date]) -> list[Mark]:
    """The marks of these days, in the order of the habits; without those of deleted habits."""
    each = (board.mark(habit.id, day) for day in days for habit in board.all_habits)
    return [mark for mark in each if mark is not None]


def _first_times(wins: Sequence[Entry]) -> tuple[Entry, ...]:
    firsts = (win for win in wins if FIRST_TAG in win.tags)
    return tuple(sorted(firsts, key=lambda win: (win.day, win.at)))


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
