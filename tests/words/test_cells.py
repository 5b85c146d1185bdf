from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcwidth

from tests.thorough import examples
from winsboard.words.text.cells import padded, width

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
@settings(deadline=None, max_examples=examples(60))
def test_texts_apart_take_as_much_room_as_together(one: str, other: str) -> None:
    assert width(f"{one} {other}") == width(one) + 1 + width(other)


DRAWN_BESIDE = frozenset({"Mc"})
"""Spacing marks: one cell in most terminals, none in wcwidth."""
INVISIBLE = frozenset({"Cf", "Zl", "Zp"})
"""Format characters: wcwidth counts a cell for the few that are drawn with Arabic numbers."""
NEWER_THAN_PYTHON = (
    range(0x2630, 0x2638),
    range(0x268A, 0x2690),
    range(0x4DC0, 0x4E00),
    range(0x1D300, 0x1D378),
)
"""Wide since Unicode 16, which Python's tables may not include yet."""
NO_GLYPH = "\u3164\uffa0"
"""The Hangul fillers: wide according to Unicode, zero width in wcwidth."""


def test_each_character_is_as_wide_as_wcwidth_says() -> None:
    differing = [
        f"U+{code:04X}"
        for code in range(0x20, sys.maxunicode + 1)
        if _is_compared(chr(code)) and width(chr(code)) != wcwidth(chr(code))
    ]
    assert not differing


def _is_compared(character: str) -> bool:
    category = unicodedata.category(character)
    return not (
        category.startswith("C")
        or category in DRAWN_BESIDE | INVISIBLE
        or any(ord(character) in wide for wide in NEWER_THAN_PYTHON)
        or character in NO_GLYPH
    )
