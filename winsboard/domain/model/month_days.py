"""A summary of a month, day by day: wins, entries and marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType

from winsboard.domain.model.documents import Document, Entry, Mark, MarkState, is_told
from winsboard.domain.model.wins import is_win, is_win_state, tags_of_tick, wins_in
from winsboard.named_tuple import NamedTuple


class MonthDays(NamedTuple):
    """What was recorded in one month, by day. Days without a record are in none of the fields."""

    states: Mapping[str, Mapping[date, MarkState]]
    """The marks of each habit, by its id."""
    wins: Mapping[date, int]
    written: Mapping[date, int]
    """Entries per day, without mood check-ins."""
    check_ins: Mapping[date, int]
    recorded: frozenset[date]
    """Days with any entry or mark."""
    tags: Mapping[str, Sequence[tuple[date, str]]] = {}
    """The ticks with each tag, as (day, habit id)."""
    told: Mapping[date, int] = MappingProxyType({})
    """Marks with a note or tags per day: they are listed among the entries."""


NO_DAYS = MonthDays({}, {}, {}, {}, frozenset())


def summarize_documents(documents: Iterable[Document]) -> MonthDays:
    """Summarize the documents of one month."""
    found = list(documents)
    return summarize_records(
        [(d.day, d.habit, d.state) for d in found if isinstance(d, Mark)],
        [(d.day, d.kind, wins_in(d)) for d in found if isinstance(d, Entry)],
        [(d.day, d.habit, tags_of_tick(d)) for d in found if isinstance(d, Mark) and is_win(d)],
        [d.day for d in found if isinstance(d, Mark) and is_told(d)],
    )


def summarize_records(
    marks: Iterable[tuple[date, str, MarkState]],
    entries: Iterable[tuple[date, str, int]],
    tagged: Iterable[tuple[date, str, Iterable[str]]] = (),
    told: Iterable[date] = (),
) -> MonthDays:
    """Summarize marks, given as (day, habit id, state), and entries, as (day, kind, wins).

    `tagged` are the ticks with tags, as (day, habit id, tags); `told` has the day of each mark with
    a note or tags.
    """
    states: dict[str, dict[date, MarkState]] = {}
    wins: dict[date, int] = {}
    written: dict[date, int] = {}
    check_ins: dict[date, int] = {}
    for day, habit, state in marks:
        states.setdefault(habit, {})[day] = state
        if is_win_state(state):
            wins[day] = wins.get(day, 0) + 1
    for day, kind, count in entries:
        kept = check_ins if kind == "mood" else written
        kept[day] = kept.get(day, 0) + 1
        if count:
            wins[day] = wins.get(day, 0) + count
    recorded = frozenset(chain(written, check_ins, *states.values()))
    tags: dict[str, list[tuple[date, str]]] = {}
    for day, habit, each in tagged:
        for tag in each:
            tags.setdefault(tag, []).append((day, habit))
    return MonthDays(states, wins, written, check_ins, recorded, tags, Counter(told))


def wins_of(months: Iterable[MonthDays]) -> dict[date, int]:
    """The number of wins per day over several months."""
    return {day: wins for month in months for day, wins in month.wins.items()}


def states_of(months: Iterable[MonthDays], habit: str) -> dict[date, MarkState]:
    """The marks of one habit over several months, by day."""
    return {day: state for month in months for day, state in month.states.get(habit, {}).items()}


def recorded_in(months: Iterable[MonthDays]) -> frozenset[date]:
    """The days of several months with any entry or mark."""
    return frozenset().union(*(month.recorded for month in months))
