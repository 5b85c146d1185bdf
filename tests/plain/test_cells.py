from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winsboard.plain.cells import padded, width

FAMILY = "👩\u200d👧\u200d👦"
COMBINED = "e\u0301"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("Make the bed", 12),
        ("é", 1),
        (COMBINED, 1),
        ("日本", 4),
        ("ｗｉｄｅ", 8),
        ("🙂", 2),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("🇫🇷", 2),
        ("🇫🇷🇩🇪", 4),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("שלום", 4),
        ("a\u200db", 2),
        ("❤\ufe0f\u200d🔥", 2),
        ("🏃\u200d♀\ufe0f", 2),
        ("🇫🇷🇩", 4),
        ("한\ufe0f", 2),
        ("★", 1),
    ],
)
def test_a_text_takes_the_cells_a_terminal_gives_it(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize("text", ["bed", "日本", FAMILY, COMBINED])
def test_padded_texts_end_in_the_same_column(text: str) -> None:
    assert width(padded(text, 12)) == 12


@given(st.text(alphabet="ab 日é🙂\u0301\u200d", max_size=40), st.text("ab日", max_size=20))
@settings(deadline=None, max_examples=60)
def test_texts_apart_take_as_much_room_as_together(one: str, other: str) -> None:
    assert width(f"{one} {other}") == width(one) + 1 + width(other)
