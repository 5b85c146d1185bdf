"""Documents of all kinds, for properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from winsboard.domain.documents import (
    ENTRY_KINDS,
    MARK_STATES,
    Document,
    Entry,
    Habit,
    Mark,
    Part,
    Rhythm,
    Settings,
    mark_id,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ids = st.integers(10**15, 2**53 - 1).map(str)
days = st.dates(date(2025, 12, 20), date(2026, 3, 10))
numbers = st.none() | st.floats(0.01, 1e8, allow_nan=False)
zones = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))) | st.just(UTC)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31), timezones=zones)  # noqa: DTZ001
rhythms = st.one_of(
    st.builds(Rhythm, st.just("weekly"), st.integers(1, 7)),
    st.builds(Rhythm, st.just("every"), st.integers(1, 365)),
    st.just(Rhythm("weekdays", 2, (0, 4))),
)
habits = st.builds(
    Habit,
    id=ids,
    label=texts,
    area=texts,
    tiny=texts,
    rhythm=rhythms,
    kind=st.sampled_from(["tick", "count"]),
    unit=texts,
    aim=numbers,
    cue=texts,
    position=st.floats(-1e6, 1e6),
    began_on=days | st.just(date.min),
    archived_on=st.none() | days,
)
marks = st.builds(
    lambda habit, day, state, value: Mark(mark_id(habit, day), habit, day, state, value),
    ids,
    days,
    st.sampled_from(MARK_STATES),
    numbers,
)
entries = st.builds(
    Entry,
    id=ids,
    day=days,
    at=moments,
    kind=st.sampled_from(ENTRY_KINDS),
    text=texts,
    parts=st.lists(st.builds(Part, texts, texts), max_size=3).map(tuple),
    area=texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    people=st.lists(texts, max_size=2).map(tuple),
)
settings = st.builds(
    Settings,
    id=st.just("1"),
    started_on=st.none() | days,
    board_for=texts,
    day_boundary=st.integers(0, 360),
    week_start=st.sampled_from([0, 5, 6]),
    clock_hours=st.sampled_from([12, 24]),
    look_back_minutes=st.integers(1, 60),
    theme=texts,
    celebrate=st.booleans(),
)
documents: st.SearchStrategy[Document] = st.one_of(habits, marks, entries, settings)
