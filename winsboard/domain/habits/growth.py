"""The progress of one habit: its score over a year, and its first weeks next to the last ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.habits.runs import Run, RunRange, best_run
from winsboard.domain.habits.steadiness import RecordedDays
from winsboard.domain.habits.year_scores import score_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, MarkState
from winsboard.domain.model.month_days import MonthDays, recorded_in, states_of
from winsboard.domain.model.wins import is_win_state
from winsboard.domain.text.calendar import LOOKS_BACK, days_between, month_bounds
from winsboard.named_tuple import NamedTuple

FOUR_WEEKS: Final = timedelta(days=28)
WEEK: Final = timedelta(days=7)


class WeekScore(NamedTuple):
    """The steadiness score at the end of a week, and the days of that week with a tick."""

    day: date
    score: float
    done: int = 0


class PeriodCounts(NamedTuple):
    """Counts for a few weeks of a habit."""

    first: date
    last: date
    done: int
    """Days marked `done` or `some`."""
    rest: int
    no_entry: int
    """Days without any record on the board."""


class HabitView(NamedTuple):
    """What the progress screen shows of a habit."""

    habit: Habit
    score: float
    series: tuple[WeekScore, ...]
    """Weekly scores of the last year, oldest first."""
    start: PeriodCounts | None
    """The first four weeks. None until eight weeks have passed since the start."""
    lately: PeriodCounts
    """The last four weeks."""
    this_month: int
    """Days of this month marked `done` or `some`."""
    run: Run | None
    """The best run of the last year. None if the setting `best_run` is off."""

    def rounded(self) -> HabitView:
        """A copy with scores rounded to three decimals, for output; more digits mean nothing."""
        series = tuple(point._replace(score=round(point.score, 3)) for point in self.series)
        return self._replace(score=round(self.score, 3), series=series)


def first_weeks(habit: Habit) -> tuple[date, date]:
    """First and last day of the first four weeks, whose months `habit_view` needs as well."""
    return habit.began_on, habit.began_on + FOUR_WEEKS - timedelta(days=1)


def first_day_needed(today: date) -> date:
    """The first day that `habit_view` needs: the oldest of the scores looks back a year as well."""
    return today - 2 * LOOKS_BACK


def habit_view(
    board: Board,
    years: Sequence[MonthDays],
    beginning: Sequence[MonthDays],
    habit: Habit,
    today: date,
) -> HabitView:
    """Build the view of a habit.

    `years` are the months since `first_day_needed`, `beginning` those of `first_weeks`.
    """
    marked, recorded = states_of(years, habit.id), recorded_in(years)
    earliest = today - LOOKS_BACK
    states = {day: state for day, state in marked.items() if earliest <= day <= today}
    first = max(min([habit.began_on, *marked]), earliest)
    resting = rests.days_of(board.rests, habit.id, first, today)
    record = RecordedDays(recorded, resting)
    days = RunRange(states, first, today)
    series = tuple(
        WeekScore(
            end,
            score_of(board, habit, marked, recorded, end),
            _marked(marked, end - WEEK + timedelta(days=1), end),
        )
        for end in _weeks(first, today)
    )
    return HabitView(
        habit=habit,
        score=series[-1].score,
        series=series,
        start=_start(board, beginning, habit, today),
        lately=_lately(marked, record, first, today),
        this_month=_marked(marked, *month_bounds(today)),
        run=(
            best_run(habit.rhythm, days, record, board.settings.week_start)
            if board.settings.best_run
            else None
        ),
    )


def _lately(
    marked: Mapping[date, MarkState], record: RecordedDays, first: date, today: date
) -> PeriodCounts:
    """The last four weeks, and the day after today if it is marked: who travels west has one."""
    since = max(first, today - FOUR_WEEKS + timedelta(days=1))
    last = today + timedelta(days=1)
    return _period_counts(marked, record, since, last if last in marked else today)


def _weeks(first: date, today: date) -> list[date]:
    """The last days of the weeks up to today, each on today's weekday, oldest first."""
    return [today - WEEK * n for n in range(max((today - first).days, 0) // 7, -1, -1)]


def _start(
    board: Board, beginning: Sequence[MonthDays], habit: Habit, today: date
) -> PeriodCounts | None:
    first, last = first_weeks(habit)
    if habit.began_on == date.min or last + FOUR_WEEKS > today:
        return None
    resting = rests.days_of(board.rests, habit.id, first, last)
    record = RecordedDays(recorded_in(beginning), resting)
    return _period_counts(states_of(beginning, habit.id), record, first, last)


def _period_counts(
    states: Mapping[date, MarkState], record: RecordedDays, first: date, last: date
) -> PeriodCounts:
    days = list(days_between(first, last))
    rested = [d for d in days if states.get(d) == "rest" or (d in record.rests and d not in states)]
    return PeriodCounts(
        first=first,
        last=last,
        done=_marked(states, first, last),
        rest=len(rested),
        no_entry=sum(d not in record.recorded and d not in rested for d in days),
    )


def _marked(states: Mapping[date, MarkState], first: date, last: date) -> int:
    return sum(first <= day <= last and is_win_state(state) for day, state in states.items())
