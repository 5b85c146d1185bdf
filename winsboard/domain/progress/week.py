"""The week page: counts and entries of a week.

It describes and does not grade: no percentages, and no comparison with other weeks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from winsboard.domain.journal.entries import PRIVATE
from winsboard.domain.journal.query import FIRST_TAG
from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit, Mark, MarkState, Prompt, month_of
from winsboard.domain.model.wins import is_win, tags_of_tick, wins_in
from winsboard.domain.progress.tagged import TAGS, card_days
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
    areas: tuple[tuple[str, int], ...]
    """Pairs of an area's id and its wins, most wins first; the id is empty for no area."""
    firsts: tuple[Entry, ...]
    """Wins tagged as a first time, oldest first."""
    first_ticks: tuple[Habit, ...]
    """Habits with a tick that is tagged as a first time."""
    hard: tuple[Entry, ...]
    """Wins of entries that are tagged as on a hard day or are of a day with a hard-day card."""
    hard_wins: int
    """The number of these and of the ticks of the same kind."""
    tags: tuple[tuple[str, int], ...]
    """Pairs of the name of another counted tag and its wins, without zeros."""
    routines: tuple[HabitWeek, ...]
    """Habits with a mark in this week, in the person's order."""
    words: tuple[Entry, ...]
    """Entries of the week, oldest first, without the kinds in `NOT_READ_OUT`."""
    ratings: Ratings = Ratings()


NOT_READ_OUT = PRIVATE | {"mood", "hard_day", "trigger", "thought", "calm", "ritual"}
"""Kinds of entries that the person did not write, or whose text is for the journal alone."""


def week_page(board: Board, around: date) -> WeekPage:
    """Build the page of the week that contains a day. The pages of its months must be loaded."""
    first, last = week_of(around, board.settings.week_start)
    days = list(days_between(first, last))
    written = [entry for day in days for entry in board.entries(day)]
    marks = _marks(board, days)
    wins = [entry for entry in written if is_win(entry)]
    ticks = [mark for day in days for mark in _ticks(board, day)]
    each: list[Entry | Mark] = [*wins, *ticks]
    cards = card_days(written)
    hard = tuple(e for e in wins if HARD_TAG in e.tags or e.day in cards)
    hard_ticks = [mark for mark in ticks if HARD_TAG in mark.tags or mark.day in cards]
    first_habits = {mark.habit for mark in ticks if FIRST_TAG in mark.tags}
    return WeekPage(
        first=first,
        last=last,
        wins=sum(wins_in(win) for win in each),
        areas=_areas(board, wins, ticks),
        firsts=tuple(entry for entry in wins if FIRST_TAG in entry.tags),
        first_ticks=tuple(habit for habit in board.all_habits if habit.id in first_habits),
        hard=hard,
        hard_wins=sum(map(wins_in, hard)) + len(hard_ticks),
        tags=_tags(each),
        routines=tuple(_routines(board, days)),
        words=tuple(entry for entry in written if entry.kind not in NOT_READ_OUT),
        ratings=Ratings(
            went_well=sum(bool(mark.mastery) for mark in marks),
            enjoyed=sum(bool(mark.pleasure) for mark in marks),
        ),
    )


def _ticks(board: Board, day: date) -> list[Mark]:
    marks = (mark for mark in board.marks(month_of(day)) if mark.day == day and is_win(mark))
    return [mark._replace(tags=tags_of_tick(mark)) for mark in marks]


def _areas(
    board: Board, wins: Sequence[Entry], ticks: Sequence[Mark]
) -> tuple[tuple[str, int], ...]:
    area_of = {habit.id: habit.area for habit in board.all_habits}
    counts = Counter[str]()
    for entry in wins:
        counts[entry.area] += wins_in(entry)
    counts.update(area_of[mark.habit] for mark in ticks if mark.habit in area_of)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _tags(wins: Sequence[Entry | Mark]) -> tuple[tuple[str, int], ...]:
    counts = (
        (name, sum(wins_in(win) for win in wins if tag in win.tags))
        for name, tag in TAGS.items()
        if tag not in (FIRST_TAG, HARD_TAG)
    )
    return tuple((name, count) for name, count in counts if count)


def _marks(board: Board, days: Sequence[date]) -> list[Mark]:
    """The marks of these days, in the order of the habits; without those of deleted habits."""
    each = (board.mark(habit.id, day) for day in days for habit in board.all_habits)
    return [mark for mark in each if mark is not None]


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
