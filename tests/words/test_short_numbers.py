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
        (999, "999"),
        (1000, "1k"),
        (5231, "5k"),
        (9999, "9k"),
        (12_345, "12k"),
        (99_999, "99k"),
        (123_456, ".1M"),
        (999_999, ".9M"),
        (1_290_000, "1M"),
        (99_999_999, "99M"),
        (999_999_999, ".9B"),
        (0.5, "0.5"),
        (1.5, "1.5"),
        (0.25, "¼"),
        (2.75, "2¾"),
        (3.14, "3.1"),
        (9.96, "10"),
        (12.5, "12½"),
        (12.1, "12"),
        (15.9, "16"),
        (99.9, "100"),
        (120.75, "121"),
        (999.9, "999"),
        (0.125, "0.1"),
        (0.001, "<.1"),
    ],
)
def test_a_number_has_three_characters_at_most(value: float, text: str) -> None:
    assert short_number(value) == text


@given(st.floats(1e-9, 999_999_999))
def test_every_number_fits_and_none_is_empty_or_nothing(value: float) -> None:
    text = short_number(value)
    assert 0 < len(text) <= LONGEST
    assert text.strip("0.") != ""


UNITS = {"k": 1e3, "M": 1e6, "B": 1e9}
PARTS = {"¼": 0.25, "½": 0.5, "¾": 0.75}


@given(st.floats(0.05, 999_999_999))
def test_a_short_number_is_near_the_number(value: float) -> None:
    text = short_number(value)
    unit, part = UNITS.get(text[-1], 1), PARTS.get(text[-1], 0.0)
    read = float(text.rstrip("kMB¼½¾") or 0) * unit + part
    assert abs(read - value) <= max(value / 2, 0.05)
    assert read <= value or value < 1000
