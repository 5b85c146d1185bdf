"""Matching entries against a query, and the positions of matches."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from winsboard.domain.journal.query import (
    Label,
    Match,
    PersonFilter,
    Query,
    SearchResult,
    TagFilter,
    match_entry,
)
from winsboard.domain.model.documents import Entry, Part

DAY = date(2026, 11, 21)
RICH = Entry(
    id="1",
    day=DAY,
    at=datetime(2026, 11, 21, 9, tzinfo=UTC),
    kind="reflection",
    text="Walked over the Brücke",
    parts=(Part("What went well?", "The brucke in the rain"), Part("And?", "Nothing more")),
    area="movement",
    tags=("first_time", "Garden work"),
    people=("Inés", "Jonas"),
    feelings=("calm",),
    starred=True,
)


def lit(entry: Entry, query: Query) -> list[str]:
    """The matches as (field, index, text)."""
    found = match_entry(entry, query)
    assert found is not None
    texts = {
        "text": [entry.text],
        "answer": [part.answer for part in entry.parts],
        "person": list(entry.people),
        "feeling": list(entry.feelings),
    }
    return [
        f"{field} {nth}: {texts[field][nth][start:end]}" for field, nth, start, end in found.spans
    ]


def test_every_place_of_every_word_is_told_in_the_order_of_reading() -> None:
    assert lit(RICH, Query(words=("brucke", "ines", "calm", "rain"))) == [
        "text 0: Brücke",
        "answer 0: brucke",
        "answer 0: rain",
        "person 0: Inés",
        "feeling 0: calm",
    ]


def test_the_questions_that_were_asked_are_not_a_persons_words() -> None:
    assert match_entry(RICH, Query(words=("went well",))) is None


def test_without_words_nothing_is_lit() -> None:
    assert match_entry(RICH, Query(starred=True)) == SearchResult(RICH)


@pytest.mark.parametrize(
    "query",
    [
        Query(words=("walked", "nothing")),
        Query(first=DAY, last=DAY),
        Query(kinds=frozenset({"reflection", "win"})),
        Query(areas=frozenset({"movement"})),
        Query(tags=(TagFilter(frozenset({"first_time"})), TagFilter(frozenset(), "garden"))),
        Query(people=(PersonFilter("jon"), PersonFilter("ine"))),
        Query(starred=True, first_time=True),
    ],
)
def test_an_entry_fits_when_everything_holds(query: Query) -> None:
    assert match_entry(RICH, query)


@pytest.mark.parametrize(
    "query",
    [
        Query(words=("walked", "elsewhere")),
        Query(words=("walked the",)),
        Query(first=date(2026, 11, 22)),
        Query(last=date(2026, 11, 20)),
        Query(kinds=frozenset({"win"})),
        Query(areas=frozenset({"home"})),
        Query(tags=(TagFilter(frozenset({"asked"}), "first time x"),)),
        Query(people=(PersonFilter("marta"),)),
        Query(hard=True),
    ],
)
def test_an_entry_does_not_fit_when_one_thing_does_not_hold(query: Query) -> None:
    assert match_entry(RICH, query) is None


@pytest.mark.parametrize(
    "changed", [RICH._replace(kind="hard_day"), RICH._replace(tags=("hard_day",))]
)
def test_a_hard_day_is_a_card_or_a_tag(changed: Entry) -> None:
    assert match_entry(changed, Query(hard=True))


def test_a_span_names_its_field() -> None:
    found = match_entry(RICH, Query(words=("over",)))
    assert found is not None
    assert found.spans == (Match("text", 0, 7, 11),)


def test_a_word_in_a_label_is_in_the_entries_with_that_value_alone() -> None:
    hard, light = (
        Entry(str(mood), date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=UTC), "mood", mood=mood)
        for mood in (1, 5)
    )
    query = Query(words=("hard",), labels=(Label("mood", 1, "very hard"),))
    assert [match_entry(entry, query) is not None for entry in (hard, light)] == [True, False]
