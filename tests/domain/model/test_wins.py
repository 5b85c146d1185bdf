"""What a win is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import strategies
from winsboard.domain.model.documents import (
    ENTRY_KINDS,
    HELPED,
    Entry,
    EntryKind,
    Helped,
    Mark,
    Part,
    mark_id,
)
from winsboard.domain.model.wins import (
    IN_OWN_WORDS,
    Counts,
    counts_of,
    is_win,
    own_words,
    total,
    wins_in,
)

AT = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)


def entry(kind: EntryKind, *answers: tuple[str, str], helped: Helped = "") -> Entry:
    parts = tuple(Part(f"{step}?", answer, step) for step, answer in answers)
    return Entry("1", AT.date(), AT, kind, parts=parts, helped=helped)


ANSWERED = [("win", "The soup"), ("part", "I went slowly"), ("feel", "tired"), ("tomorrow", "Tea")]


@pytest.mark.parametrize(
    ("document", "wins"),
    [
        (entry("win"), 1),
        (entry("trigger"), 1),
        (entry("thought"), 1),
        (entry("ritual"), 1),
        (entry("note"), 0),
        (entry("mood"), 0),
        (entry("hard_day"), 0),
        (entry("reflection"), 0),
        (entry("reflection", *ANSWERED), 1),
        (entry("reflection", *ANSWERED[1:]), 0),
        (entry("reflection", ("win", " \n ")), 0),
        (entry("reflection", ("still", "Ate"), ("name", "Heavy")), 1),
        (entry("reflection", ("still", "Ate"), ("win", "Soup")), 2),
        (entry("reflection", ("win", "Soup"), ("win", "The same evening, asked again")), 1),
        (entry("reflection", ("win.s1", "Soup"), ("win.s2", "The bus")), 2),
        (entry("reflection", ("window", "Opened it"), ("one", "Walk")), 0),
        (entry("note", ("win", "Not a look back")), 0),
        *((entry("calm", helped=how), int(how != "not_today")) for how in HELPED),
    ],
)
def test_what_was_done_is_a_win(document: Entry, wins: int) -> None:
    assert wins_in(document) == wins
    assert is_win(document) == (wins > 0)


@pytest.mark.parametrize(("state", "wins"), [("done", 1), ("some", 1), ("rest", 0)])
def test_a_tick_or_some_is_a_win_and_a_rest_is_not(state: str, wins: int) -> None:
    assert wins_in(Mark(mark_id("1", AT.date()), "1", AT.date(), state)) == wins  # type: ignore[arg-type]


def test_nothing_holds_no_win() -> None:
    assert wins_in(None) == 0


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_the_words_of_a_win_are_its_own(kind: EntryKind) -> None:
    found = own_words(entry(kind, *ANSWERED, ("still", "Ate"))._replace(text="Written"))
    own = dict.fromkeys(IN_OWN_WORDS, "Written")
    assert found == {**own, "reflection": "The soup\nAte"}.get(kind, "")


@given(st.lists(st.one_of(strategies.marks, strategies.entries), max_size=12), st.integers(0, 12))
def test_every_entry_is_counted_on_one_side(found: Sequence[Entry | Mark], cut: int) -> None:
    counts = counts_of(found)
    entries = [d for d in found if isinstance(d, Entry)]
    assert counts.others == len(entries) - sum(map(is_win, entries))
    assert total([counts_of(found[:cut]), counts_of(found[cut:])]) == counts
    assert counts_of([]) == Counts(0, 0)
