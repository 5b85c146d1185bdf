"""The page of a week: counts, and the person's own words.

It describes and never grades: no share of anything, no week beside another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.journal.query import FIRST_TAG, is_hard
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, MarkState, Prompt
from winsboard.domain.progress.summary import is_win, wins_on
from winsboard.domain.text.calendar import days_between, week_of
from winsboard.named_tuple import NamedTuple


class Routine(NamedTuple):
    """A habit in a week, as counts."""

    habit: Habit
    days: int
    """Done or some."""
    rest: int


class WeekPage(NamedTuple):
    """What a week holds."""

    first: date
    last: date
    wins: int
    """Written and ticked."""
    firsts: tuple[Entry, ...]
    """Wins that were a first time, oldest first."""
    hard: tuple[Entry, ...]
    """Written wins of days that were said to be hard, by a card or a tag."""
    hard_wins: int
    """All wins of those days."""
    routines: tuple[Routine, ...]
    """Habits with a day in this week, in their order."""
    words: tuple[Entry, ...]
    """Everything written, oldest first, but for check-ins and hard-day cards."""


NOT_READ_OUT = frozenset({"mood", "hard_day", "trigger", "thought"})
"""Kinds of entries whose words stand in the journal alone."""


def week_page(board: Board, around: date) -> WeekPage:
    """The page of the week around a day; the pages of its months have to be on the board."""
    first, last = week_of(around, board.settings.week_start)
    days = list(days_between(first, last))
    written = [entry for day in days for entry in board.entries(day)]
    hard_days = {entry.day for entry in written if is_hard(entry)}
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


def _routines(board: Board, days: Sequence[date]) -> list[Routine]:
    found = []
    for habit in board.all_habits:
        marks = (board.mark(habit.id, day) for day in days)
        states: list[MarkState] = [mark.state for mark in marks if mark is not None]
        if states:
            rest = states.count("rest")
            found.append(Routine(habit, len(states) - rest, rest))
    return found


def is_offered(board: Board, today: date) -> bool:
    """Whether today is the weekday on which the person likes the page of the week."""
    return board.settings.week_page_on == today.weekday()


def question_for(week: date, questions: Sequence[Prompt]) -> Prompt | None:
    """The question of the week that begins on a day; they take turns, the same one all week."""
    return questions[week.toordinal() // 7 % len(questions)] if questions else None
