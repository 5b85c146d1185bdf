"""Matching text regardless of case and accents."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thorough import examples
from winsboard.domain.text.folding import fold, fold_name, positions

WORDS = st.text(alphabet="aàÀeéęöÖßıİłøæŒΣςσйЙё’'e\u0301 \nkК漢가ﬁx-", max_size=40)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("creme brulee", "Crème Brûlée"),
        ("strasse", "Straße"),
        ("STRASSE", "straße"),
        ("lodz", "Łódź"),
        ("smorrebrod", "Smørrebrød"),
        ("oeuvre", "Œuvre"),
        ("didn't", "didn’t"),
        ("istanbul", "İstanbul"),
        ("σοφος", "ΣΟΦΌΣ"),
        ("мои", "мой"),
        ("cafe\u0301", "café"),
        ("finally", "ﬁnally"),
        ("שלום", "שָׁלוֹם"),
    ],
)
def test_what_people_type_finds_what_they_wrote(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@pytest.mark.parametrize(
    ("one", "other"), [("हिन", "हन"), ("か", "が"), ("a", "b"), ("o", "0"), ("น้ำ", "น")]
)
def test_letters_that_differ_to_their_readers_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_can_be_typed_with_blanks() -> None:
    assert fold_name("First_Time ") == "first time"


@pytest.mark.parametrize(
    ("text", "words", "lit"),
    [
        ("Crêpes and crepes", ("crepe",), ["Crêpe", "crepe"]),
        ("Straße", ("ss",), ["ß"]),
        ("Rain\n  and sun", ("rain and",), ["Rain\n  and"]),
        ("walk, walked, walking", ("walk", "walked"), ["walk", "walked", "walk"]),
        ("banana", ("ana", "nan"), ["anan"]),
        ("aaaa", ("aa",), ["aaaa"]),
        ("cafe\u0301 x", ("cafe",), ["cafe\u0301"]),
        ("nothing", ("else",), []),
        ("a+b (c)", ("a+b (c)",), ["a+b (c)"]),
    ],
)
def test_places_are_those_of_the_text_as_it_was_written(
    text: str, words: tuple[str, ...], lit: list[str]
) -> None:
    assert [text[start:end] for start, end in positions(text, words)] == lit


@settings(max_examples=examples(60), deadline=None)
@given(WORDS, WORDS)
def test_every_place_lies_in_the_text_in_order_and_holds_the_word(text: str, word: str) -> None:
    wanted = " ".join(fold(word).split())
    if not wanted:
        return
    found = positions(text, (wanted,))
    assert list(found) == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(found))
    assert all(wanted in " ".join(fold(text[s:e]).split()) for s, e in found)
    assert bool(found) == (wanted in " ".join(fold(text).split()))


@settings(max_examples=examples(60), deadline=None)
@given(WORDS)
def test_folding_again_changes_nothing_and_goes_letter_by_letter(text: str) -> None:
    assert fold(fold(text)) == fold(text) == "".join(map(fold, text))
