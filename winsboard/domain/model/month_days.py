"""A summary of a month by days: wins, written entries, marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from winsboard.domain.model.documents import Document, Entry, Mark, MarkState
from winsboard.named_tuple import NamedTuple


class MonthDays(NamedTuple):
    """The days of one month; of a day that is in none of them nothing was recorded."""

    states: Mapping[str, Mapping[date, MarkState]]
    """By the id of a habit, what was recorded for it."""
    wins: Mapping[date, int]
    written: Mapping[date, int]
    """How many entries, check-ins of mood left out."""
    check_ins: Mapping[date, int]
    recorded: frozenset[date]
    """The days on which anything at all was recorded."""


NO_DAYS = MonthDays({}, {}, {}, {}, frozenset())


def of_documents(documents: Iterable[Document]) -> MonthDays:
    """The days of the documents of one month."""
    found = list(documents)
    return made_of(
        [(d.day, d.habit, d.state) for d in found if isinstance(d, Mark)],
        [(d.day, d.kind, d.kind == "win") for d in found if isinstance(d, Entry)],
    )


def made_of(
    marks: Iterable[tuple[date, str, MarkState]], entries: Iterable[tuple[date, str, bool]]
) -> MonthDays:
    """The days of marks, each as day, habit and state, and of entries, as day, kind, is a win."""
    states: dict[str, dict[date, MarkState]] = {}
    wins: dict[date, int] = {}
    written: dict[date, int] = {}
    check_ins: dict[date, int] = {}
    for day, habit, state in marks:
        states.setdefault(habit, {})[day] = state
        if state != "rest":
            wins[day] = wins.get(day, 0) + 1
    for day, kind, is_one in entries:
        kept = check_ins if kind == "mood" else written
        kept[day] = kept.get(day, 0) + 1
        if is_one:
            wins[day] = wins.get(day, 0) + 1
    recorded = frozenset(chain(written, check_ins, *states.values()))
    return MonthDays(states, wins, written, check_ins, recorded)


def wins_of(months: Iterable[MonthDays]) -> dict[date, int]:
    """The wins of several months by day."""
    return {day: wins for month in months for day, wins in month.wins.items()}


def states_of(months: Iterable[MonthDays], habit: str) -> dict[date, MarkState]:
    """What was recorded for one habit in several months, by day."""
    return {day: state for month in months for day, state in month.states.get(habit, {}).items()}


def recorded_in(months: Iterable[MonthDays]) -> frozenset[date]:
    """The days of several months on which anything was recorded."""
    return frozenset().union(*(month.recorded for month in months))
