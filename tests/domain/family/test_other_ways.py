"""Praise for an outcome is known by the shipped forms, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winsboard.domain.family.other_ways import other_way
from winsboard.words import content
from winsboard.words.catalog.family import card_after, cards_of, other_ways, phrase_cards


def way(line: str) -> str:
    found = other_way(line, other_ways())
    return found.way.id if found else ""


def test_each_shipped_praise_gets_its_own_phrase_and_no_phrase_is_praise() -> None:
    for phrase in content("people")["family_phrases"]:
        expected = "" if phrase["shift"] == "keep" else phrase["id"]
        assert way(phrase["instead_of"]) == expected
        assert way(phrase["try_this"]) == "", phrase
    assert [card.text for card in phrase_cards() if way(card.text)] == []


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("You’re SO brave!", "fam.05"),
        ("youre such a star", "fam.05"),
        ("good job on the stairs", "fam.01"),
        ("Well done for clearing your plate", "fam.01"),
        ("Great work cleaning your room", "fam.01"),
        ("FINALLY you are out of your room", "fam.02"),
        ("Look who is up", "fam.02"),
        ("She hardly ate at all", "fam.03"),
        ("finished her whole plate", "fam.03"),
        ("That wasn't too bad", "fam.04"),
        ("you have to try it again", "fam.06"),
        ("Why are you so sad", "fam.07"),
        ("Better than yesterday", "fam.08"),
        ("That is absolutely fantastic", "fam.09"),
        ("you'll be fine", "fam.10"),
        ("Let me do that", "fam.12"),
    ],
)
def test_other_members_of_each_form_are_known(line: str, id: str) -> None:
    assert way(line) == id


@pytest.mark.parametrize(
    "line",
    [
        "came and sat outside with me",
        "He got a great job at the bakery",
        "I'm proud of you",
        "Sat at the table with us",
        "Asked for a break and carried on",
        "It was not hard to find the key",
        "Finishing the puzzle took the evening",
        "Said that today was really hard",
        "",
        "   ",
        "...",
    ],
)
def test_what_only_tells_what_happened_gets_none(line: str) -> None:
    assert way(line) == ""


def test_the_rest_of_a_line_stays() -> None:
    line = "Sam walked. That's amazing! Then tea."
    found = other_way(line, other_ways())
    assert found is not None
    assert found.in_line(line) == f"Sam walked. {found.way.text} Then tea."


@given(st.text(max_size=200))
def test_any_line_is_read_and_only_its_own_words_are_replaced(line: str) -> None:
    found = other_way(line, other_ways())
    if found is not None:
        after = found.in_line(line)
        assert after.startswith(line[: found.start])
        assert after.endswith(line[found.end :])


def test_a_very_long_line_is_left_alone() -> None:
    assert way("Great job! " * 10_000) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the son came and sat outside with me", "I'm really glad you came outside today."),
        ("told me one sentence about his day", "Thank you for telling me. I'm here for you."),
        ("joined us at the table", "It's really nice to have you here with us tonight."),
        ("42", "I noticed how hard you worked on that."),
    ],
)
def test_a_phrase_suits_what_was_noticed(text: str, said: str) -> None:
    assert card_after(text).text == said


def test_there_is_more_than_one_phrase_of_each_group() -> None:
    assert all(len(cards_of(g)) > 3 for g in ("thanks", "noticing", "staying", "asking"))
