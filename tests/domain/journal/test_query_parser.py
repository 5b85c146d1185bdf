"""Parsing search queries."""

from __future__ import annotations

from datetime import date

import pytest

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.query import Names, PersonFilter, Query, TagFilter
from winsboard.domain.journal.query_parser import LONGEST, parse_date_range, parse_query

SATURDAY = date(2026, 11, 21)
NAMES = Names(
    tags={"first time": "first_time", "hard day": "hard_day", "on a hard day": "hard_day"},
    areas={
        "morning": frozenset({"morning"}),
        "movement": frozenset({"movement"}),
        "home tasks": frozenset({"home"}),
        "home": frozenset({"home"}),
        "garden": frozenset({"4101", "4202"}),
    },
    kinds={"win": "win", "look back": "reflection", "reflection": "reflection", "note": "note"},
)


def asked(typed: str) -> Query:
    return parse_query(typed, SATURDAY, NAMES)


def tagged(*ids: str, beginning: str) -> tuple[TagFilter, ...]:
    return (TagFilter(frozenset(ids), beginning),)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("   ", Query()),
        ("Bridge SNOW", Query(words=("bridge", "snow"))),
        ('"the old  Bridge" snow', Query(words=("the old bridge", "snow"))),
        ('"not closed yet', Query(words=("not closed yet",))),
        ('""', Query()),
        ("crêpes", Query(words=("crepes",))),
        ("tag:first_time", Query(tags=tagged("first_time", beginning="first time"))),
        ("tag:hard", Query(tags=tagged("hard_day", beginning="hard"))),
        ('TAG:"On a hard day"', Query(tags=tagged("hard_day", beginning="on a hard day"))),
        ("tag:garden", Query(tags=tagged(beginning="garden"))),
        ("area:mo", Query(areas=frozenset({"morning", "movement"}))),
        ("area:home area:morning", Query(areas=frozenset({"home", "morning"}))),
        ('kind:"look back"', Query(kinds=frozenset({"reflection"}))),
        ("kind:win kind:note", Query(kinds=frozenset({"win", "note"}))),
        ("person:Inés", Query(people=(PersonFilter("ines"),))),
        ("is:starred", Query(starred=True)),
        ("is:first is:hard", Query(first_time=True, hard=True)),
        ('"is:first"', Query(words=("is:first",))),
        ("12:30 http://x note:y", Query(words=("12:30", "http://x", "note:y"))),
        ("note: it", Query(words=("note:", "it"))),
        ("first hard", Query(words=("first", "hard"))),
        ("from:2026-03-01", Query(first=date(2026, 3, 1))),
        ("to:yesterday rain", Query(words=("rain",), last=date(2026, 11, 20))),
        ("from:last tuesday rain", Query(words=("rain",), first=date(2026, 11, 17))),
        ("from:3 march 2024 rain", Query(words=("rain",), first=date(2024, 3, 3))),
        ("from:3 march rain", Query(words=("rain",), first=date(2026, 3, 3))),
        ("from:march 3", Query(first=date(2026, 3, 3))),
        ("from:monday 12", Query(words=("12",), first=date(2026, 11, 16))),
        ("from:2024-05-01 12", Query(words=("12",), first=date(2024, 5, 1))),
        ('to:"3 march"', Query(last=date(2026, 3, 3))),
        ("from:'3 march' rain", Query(words=("rain",), first=date(2026, 3, 3))),
        ("to:'last tuesday'", Query(last=date(2026, 11, 17))),
        ("on:'3 march 2024", Query(first=date(2024, 3, 3), last=date(2024, 3, 3))),
        ("KIND:'look back' o'clock", Query(("o'clock",), kinds=frozenset({"reflection"}))),
        ("it's note:'a b'", Query(words=("it's", "note:'a", "b'"))),
        ("from:2024 to:2025", Query(first=date(2024, 1, 1), last=date(2025, 12, 31))),
        ("on:2024-02", Query(first=date(2024, 2, 1), last=date(2024, 2, 29))),
        ("on:december", Query(first=date(2025, 12, 1), last=date(2025, 12, 31))),
        ("on:may 2020 tea", Query(("tea",), date(2020, 5, 1), date(2020, 5, 31))),
    ],
)
def test_a_search_is_read_as_it_is_meant(typed: str, query: Query) -> None:
    assert asked(typed) == query


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("tag:", "search.empty"),
        ("rain from: ", "search.empty"),
        ('person:""', "search.empty"),
        ("from:''", "search.empty"),
        ("from:'the day of snow'", "day.unknown"),
        ("area:nowhere", "search.area"),
        ("kind:poem", "search.kind"),
        ("is:blue", "search.state"),
        ("from:whenever", "day.unknown"),
        ("from:3/4", "day.two_ways"),
        ("from:today to:yesterday", "search.backwards"),
        ("x" * (LONGEST + 1), "search.long"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        asked(typed)
    assert refused.value.reason == reason


def test_a_refusal_names_what_there_is() -> None:
    with pytest.raises(Refusal) as refused:
        asked("area:x")
    assert "home tasks" in str(refused.value.values["known"])


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("november", date(2026, 11, 1), date(2026, 11, 30)),
        ("last tuesday", date(2026, 11, 17), date(2026, 11, 17)),
    ],
)
def test_a_span_can_be_a_year_a_month_or_a_day(typed: str, first: date, last: date) -> None:
    assert parse_date_range(typed, SATURDAY) == (first, last)
