"""What the days of a month hold: how many wins and words, and what was ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from winsboard.domain.documents import Document, Entry, Mark, MarkState
from winsboard.domain.summary import is_win


class MonthDays(NamedTuple):
    """The days of one month; of a day that is in none of them nothing was recorded."""

    states: Mapping[str, Mapping[date, MarkState]]
    """By the id of a habit, what was recorded for it."""
    wins: Mapping[date, int]
    written: Mapping[date, int]
    """How many entries, check-ins of mood left out."""
    check_ins: Mapping[date, int]

    @property
    def recorded(self) -> frozenset[date]:
        """The days on which anything at all was recorded."""
        ticked = (day for days in self.states.values() for day in days)
        return frozenset([*self.written, *self.check_ins, *ticked])


NO_DAYS = MonthDays({}, {}, {}, {})


def of_documents(documents: Iterable[Document]) -> MonthDays:
    """The days of the documents of one month."""
    found = list(documents)
    entries = [d for d in found if isinstance(d, Entry)]
    marks = [d for d in found if isinstance(d, Mark)]
    return made_of(
        ((mark.day, mark.habit, mark.state) for mark in marks),
        ((entry.day, entry.kind, is_win(entry)) for entry in entries),
    )


def made_of(
    marks: Iterable[tuple[date, str, MarkState]], entries: Iterable[tuple[date, str, bool]]
) -> MonthDays:
    """The days of marks, each as day, habit and state, and of entries, as day, kind, is a win."""
    states: dict[str, dict[date, MarkState]] = {}
    wins: Counter[date] = Counter()
    written: Counter[date] = Counter()
    check_ins: Counter[date] = Counter()
    for day, habit, state in marks:
        states.setdefault(habit, {})[day] = state
        if state != "rest":
            wins[day] += 1
    for day, kind, is_one in entries:
        (check_ins if kind == "mood" else written)[day] += 1
        if is_one:
            wins[day] += 1
    return MonthDays(states, wins, written, check_ins)


def wins_of(months: Iterable[MonthDays]) -> dict[date, int]:
    """The wins of several months by day."""
    return {day: wins for month in months for day, wins in month.wins.items()}


def states_of(months: Iterable[MonthDays], habit: str) -> dict[date, MarkState]:
    """What was recorded for one habit in several months, by day."""
    return {day: state for month in months for day, state in month.states.get(habit, {}).items()}


def recorded_in(months: Iterable[MonthDays]) -> frozenset[date]:
    """The days of several months on which anything was recorded."""
    return frozenset().union(*(month.recorded for month in months))


def days_written(months: Iterable[MonthDays]) -> Iterator[date]:
    """The days of several months that have words."""
    return (day for month in months for day in month.written)
