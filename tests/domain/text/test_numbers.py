"""Parsing typed numbers."""

from __future__ import annotations

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winsboard.domain.errors import Refusal
from winsboard.domain.text.numbers import parse_integer, parse_number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8", 8),
        (" 8 ", 8),
        ("+8", 8),
        ("2.5", 2.5),
        ("1,5", 1.5),
        (".5", 0.5),
        ("5.", 5),
        ("0.125", 0.125),
        ("0,500", 0.5),
        ("1.2345", 1.2345),
        ("1234,567", 1234.567),
        ("1500", 1500),
        ("1 500", 1500),
        ("1'500", 1500),
        ("1’500", 1500),
        ("1\u202f500", 1500),
        ("1\u00a0500,5", 1500.5),
        ("1_500", 1500),
        ("12 345 678", 12345678),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("١٢", 12),
        ("１２", 12),
        ("१.५", 1.5),
        ("٣٫٥", 3.5),
        ("-3", -3),
        ("−3", -3),
    ],
)
def test_a_number_is_read_as_it_is_meant(typed: str, meant: float) -> None:
    assert parse_number(typed) == meant


NO_NUMBERS = [
    "x", "nan", "inf", "-inf", "Infinity", "1e400", "1e3", "0x10", "1_5", "1__500",
    "1,5,5", "1.5.5", "1,23,456", "1.234.56", "½", "²", "1²", "Ⅷ", "八", "1-2",
    "3/4", "--3", "+-3", ",", ".", "+", "٬", "5%", "", "1 5",
    "1 50", "1'500 000", "1 500_000", "9" * 41, "9" * 5000,
]  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    NO_NUMBERS,
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parse_number(typed) is None


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"), st.sampled_from(["", "-"]))
def test_one_mark_with_three_digits_behind_is_refused_by_both_names(
    whole: int, behind: int, mark: str, sign: str
) -> None:
    with pytest.raises(Refusal, match=r"number\.two_ways") as refused:
        parse_number(f"{sign}{whole}{mark}{behind:03}")
    values = refused.value.values
    assert values["one"] == f"{sign}{whole}{behind:03}"
    assert float(str(values["other"])) == float(f"{sign}{whole}.{behind:03}")


@given(st.text(alphabet="0123456789.,' _+-−eE١２५nainf", max_size=12))
def test_whatever_is_typed_is_a_number_or_none_or_refused(typed: str) -> None:
    with suppress(Refusal):
        number = parse_number(typed)
        assert number is None or math.isfinite(number)


@given(st.decimals(0, 10**6, places=2))
def test_a_plain_number_is_what_python_reads(number: object) -> None:
    assert parse_number(str(number)) == float(str(number))
    assert parse_number(str(number).replace(".", ",")) == float(str(number))


@pytest.mark.parametrize(("typed", "meant"), [("8", 8), ("8.0", 8), ("8.5", None), ("x", None)])
def test_a_whole_number_has_no_part(typed: str, meant: int | None) -> None:
    assert parse_integer(typed) == meant
