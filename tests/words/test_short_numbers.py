from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winsboard.words.text.short_numbers import LONGEST, short_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (8, "8"),
        (12, "12"),
        (120, "120"),
        (1200, "1200"),
        (9999, "9999"),
        (12_345, "12k"),
        (99_999, "99k"),
        (123_456, "123k"),
        (999_999, "999k"),
        (1_290_000, "1.2M"),
        (9_999_999, "9.9M"),
        (12_000_000, "12M"),
        (999_999_999, "999M"),
        (1.5, "1.5"),
        (0.25, "0.25"),
        (12.25, "12.2"),
        (120.75, "121"),
        (0.125, "0.12"),
        (0.001, "<0.1"),
    ],
)
def test_a_number_has_four_characters_at_most(value: float, text: str) -> None:
    assert short_number(value) == text


@given(st.floats(1e-9, 999_999_999))
def test_every_number_fits_and_none_is_empty_or_nothing(value: float) -> None:
    text = short_number(value)
    assert 0 < len(text) <= LONGEST
    assert text.strip("0.") != ""
