"""Hypothesis strategies for documents of all kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from winsboard.domain.model.documents import (
    ENTRY_KINDS,
    HELP_LEVELS,
    HELPED,
    MARK_STATES,
    Affirmation,
    Area,
    Document,
    Entry,
    Flow,
    FlowStep,
    Gathering,
    Goal,
    GoalEvent,
    Habit,
    Mark,
    Measure,
    Part,
    Person,
    Pin,
    Prompt,
    Reading,
    Rest,
    Reward,
    Rhythm,
    Ritual,
    Routine,
    Settings,
    Share,
    Skill,
    Step,
    Suggestion,
    VisionCard,
    mark_id,
)
from winsboard.domain.model.library import PLACES, ROLES, STEP_KINDS, TRUTHS
from winsboard.domain.schema import repairs
from winsboard.domain.schema.fields import Field
from winsboard.domain.schema.kinds import KINDS
from winsboard.domain.text.sanitize import terminal_safe_line

# Characters that could harm a terminal are removed on reading.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(terminal_safe_line)
ids = st.integers(10**15, 2**53 - 1).map(str)
days = st.dates(date(2025, 12, 20), date(2026, 3, 10))
numbers = st.none() | st.floats(0.01, 1e8, allow_nan=False)
zones = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))) | st.just(UTC)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31), timezones=zones)  # noqa: DTZ001
rhythms = st.one_of(
    st.builds(Rhythm, st.just("weekly"), st.integers(1, 7), st.just(())),
    st.builds(Rhythm, st.just("every"), st.integers(1, 365), st.just(())),
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
    routine=texts,
    reached=st.integers(0, 9),
    remind=st.lists(st.integers(0, 1439), max_size=3).map(tuple),
    remind_hidden_on=st.none() | days,
    measure=texts,
)
details = st.fixed_dictionaries(
    {},
    optional={
        "tags": st.lists(texts, max_size=3).map(tuple),
        "note": texts,
        "help": st.sampled_from(HELP_LEVELS),
        "mastery": st.none() | st.integers(0, 3),
        "pleasure": st.none() | st.integers(0, 3),
        "starred": st.booleans(),
        "set_up": texts,
        "help_level": st.none() | st.integers(0, 4),
        "by": texts,
        "with_person": st.booleans(),
    },
)
marks = st.builds(
    lambda habit, day, state, value, added: Mark(
        mark_id(habit, day), habit, day, state, value
    )._replace(**added),
    ids,
    days,
    st.sampled_from(MARK_STATES),
    numbers,
    details,
)
entries = st.builds(
    Entry,
    id=ids,
    day=days,
    at=moments,
    kind=st.sampled_from(ENTRY_KINDS),
    text=texts,
    parts=st.lists(
        st.builds(Part, texts, texts, st.sampled_from(["win", "still", "win.s2", "part"]) | texts),
        max_size=3,
    ).map(tuple),
    area=texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    people=st.lists(texts, max_size=2).map(tuple),
    about=texts,
    helped=st.sampled_from(HELPED),
    mood=st.none() | st.integers(1, 5),
    energy=st.none() | st.integers(1, 5),
    feelings=st.lists(texts, max_size=2).map(tuple),
    starred=st.booleans(),
    led_to=st.lists(ids, max_size=3).map(tuple),
    was=st.lists(ids, max_size=2).map(tuple),
    form=texts,
    opens_on=st.none() | days,
    opened_on=st.none() | days,
    talk=st.booleans(),
    talk_with=texts,
    noticed_by=texts,
    whose=st.lists(ids, max_size=2).map(tuple),
    given=texts,
)
settings = st.builds(
    Settings,
    id=st.just("1"),
    started_on=st.none() | days,
    board_for=texts,
    board_name=texts,
    legend=texts,
    day_boundary=st.integers(0, 360),
    week_start=st.sampled_from([0, 5, 6]),
    clock_hours=st.sampled_from([12, 24]),
    look_back_minutes=st.integers(1, 60),
    theme=texts,
    celebrate=st.booleans(),
    best_run=st.booleans(),
    weekly_line=st.booleans(),
    week_page_on=st.none() | st.integers(0, 6),
    gratitude=st.booleans(),
    mood=st.booleans(),
    mood_passed_on=st.none() | days,
    reminder=st.none() | st.integers(0, 1439),
    motion=st.booleans(),
    breath_minutes=st.integers(0, 10),
    region=texts,
    curtain_pin=texts,
    history_days=st.integers(1, 3650),
    flow=texts,
    breath_pattern=texts,
    curtain_minutes=st.integers(0, 240),
    quiet_minutes=st.integers(1, 30),
    quiet_bell=st.booleans(),
    reminder_hidden_on=st.none() | days,
    yesterday_hidden_on=st.none() | days,
    old_win_hidden_on=st.none() | days,
    week_page_hidden_on=st.none() | days,
    welcome=st.booleans(),
    mood_question=st.booleans(),
    letter_hidden_on=st.none() | days,
    milestone_hidden_on=st.none() | days,
    kind_line_hidden_on=st.none() | days,
)
lines = st.lists(texts, max_size=3).map(tuple)
positions = st.floats(-1e6, 1e6)
people = st.builds(
    Person,
    id=ids,
    name=texts,
    role=st.sampled_from(ROLES),
    reach=texts,
    note=texts,
    on_support=st.booleans(),
    checked_on=st.none() | days,
    position=positions,
    alias=texts,
    member=st.booleans(),
    me=st.booleans(),
)
skills = st.builds(
    Skill,
    id=ids,
    name=texts,
    steps=lines,
    cautions=lines,
    minutes=st.integers(0, 60),
    of=texts,
    hidden=st.booleans(),
    position=positions,
)
affirmations = st.builds(
    Affirmation,
    id=ids,
    text=texts,
    places=st.lists(st.sampled_from(PLACES), max_size=3).map(tuple),
    truth=st.sampled_from(TRUTHS),
    of=texts,
    retired_on=st.none() | days,
    position=positions,
)
rituals = st.builds(
    Ritual,
    id=ids,
    name=texts,
    steps=lines,
    cautions=lines,
    of=texts,
    hidden=st.booleans(),
    position=positions,
)
rests = st.builds(Rest, id=ids, first=days, last=st.none() | days, reason=texts, habit=ids).map(
    repairs.rest
)
prompts = st.builds(
    Prompt,
    id=ids,
    text=texts,
    theme=texts,
    of=texts,
    hidden=st.booleans(),
    position=positions,
)
steps = st.builds(
    FlowStep,
    id=texts,
    text=texts,
    kind=st.sampled_from(STEP_KINDS),
    seconds=st.integers(0, 600),
    theme=texts,
    choices=lines,
    plain=texts,
)
flows = st.builds(
    Flow,
    id=ids,
    name=texts,
    steps=st.lists(steps, max_size=3).map(tuple),
    position=positions,
).map(repairs.flow)
routines = st.builds(
    Routine,
    id=ids,
    name=texts,
    top=st.none() | st.integers(0, 1439),
    position=positions,
)
areas = st.builds(
    Area,
    id=ids,
    name=texts,
    of=texts,
    hidden=st.booleans(),
    deleted=st.booleans(),
    position=positions,
)


def value_of(field: Field) -> st.SearchStrategy[Any]:
    """Values of a field, by its declaration."""
    low, high = field.low or 0, field.high or 0
    by_type: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "line": lambda: texts,
        "prose": lambda: texts,
        "id": lambda: ids,
        "flag": st.booleans,
        "whole": lambda: st.integers(int(low), int(high)),
        "number": lambda: st.floats(low, min(high, 1e8)),
        "numbers": lambda: st.lists(st.floats(low, high), max_size=field.max_items).map(tuple),
        "day": lambda: days,
        "page_day": lambda: days,
        "moment": lambda: moments,
        "choice": lambda: st.sampled_from(field.choices),
        "lines": lambda: lines,
        "records": lambda: st.lists(
            built(field.record, field.fields), max_size=min(field.max_items or 3, 3)
        ).map(tuple),
    }
    return by_type[field.type]()


def built(kind: Any, fields: Mapping[str, Field], **given: Any) -> st.SearchStrategy[Any]:
    """Named tuples of a kind. A field whose default is None is None now and then."""
    defaults = kind._field_defaults
    values = {
        name: st.none() | value_of(field) if defaults.get(name, 0) is None else value_of(field)
        for name, field in fields.items()
    }
    return st.builds(kind, **values, **given)


def documents_of(kind: type[Document]) -> st.SearchStrategy[Any]:
    """Documents of a kind, made from its declaration."""
    declared = KINDS[kind]
    found = built(kind, declared.fields, id=ids)
    return found.map(declared.tidied) if declared.tidied else found


goals = documents_of(Goal)
goal_steps = documents_of(Step)
goal_events = documents_of(GoalEvent)
measures = documents_of(Measure)
readings = documents_of(Reading)
pins = documents_of(Pin)
rewards = documents_of(Reward)
vision_cards = documents_of(VisionCard)
shares = documents_of(Share)
suggestions = documents_of(Suggestion)
gatherings = documents_of(Gathering)
library: st.SearchStrategy[Document] = st.one_of(
    st.one_of(settings, people, skills, affirmations, rituals, rests, prompts, flows, routines),
    st.one_of(areas, goals, goal_steps, measures, rewards, vision_cards, suggestions, gatherings),
)
dated: st.SearchStrategy[Document] = st.one_of(marks, entries, goal_events, readings, pins, shares)
documents: st.SearchStrategy[Document] = st.one_of(habits, dated, library)
