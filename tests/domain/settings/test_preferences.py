"""Settings, celebration lines, and typed days."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.boards import moment
from winsboard.domain.errors import Refusal
from winsboard.domain.journal.celebration import CelebrationLine, fitting, pick
from winsboard.domain.model.documents import Settings
from winsboard.domain.settings import preferences
from winsboard.domain.text.date_parser import parse_day

TODAY = date(2026, 11, 21)
"""A Saturday."""


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("day_boundary", [0, 240, 360], [-1, 361]),
        ("week_start", [0, 5, 6], [1, 7, -1]),
        ("clock_hours", [12, 24], [0, 13]),
        ("look_back_minutes", [1, 60], [0, 61]),
    ],
)
def test_choices_are_taken_between_their_bounds(
    field: str, good: list[int], bad: list[int]
) -> None:
    before = Settings()
    for value in good:
        edit = preferences.change(before, before._replace(**{field: value}), moment())  # type: ignore[arg-type]
        assert (edit is None) == (getattr(before, field) == value)
    for value in bad:
        with pytest.raises(Refusal) as refused:
            preferences.change(before, before._replace(**{field: value}), moment())  # type: ignore[arg-type]
        assert refused.value.reason == f"settings.{field}"


def line(id: str, *when: str, tone: str = "quiet") -> CelebrationLine:
    return CelebrationLine(id, id, frozenset(when), tone)


LINES = [
    line("a", "win"),
    line("b", "win"),
    line("c", "win", "first_time", tone="bright"),
    line("d", "said_no", tone="warm"),
    line("e", "work"),
]


def chosen(recent: Sequence[str], chance: int, *facts: Sequence[str]) -> CelebrationLine | None:
    return pick(fitting(LINES, *facts), recent, chance)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([["said_no"], ["work"], ["win"]], {"d"}),
        ([["unknown"], ["work"], ["win"]], {"e"}),
        ([[], [], ["win"]], {"a", "b"}),
        ([["first_time"]], {"c"}),
        ([["nothing"]], {None}),
    ],
)
def test_the_most_specific_line_answers(facts: list[list[str]], expected: set[str | None]) -> None:
    found = {chosen((), chance, *facts) for chance in range(10)}
    assert {line.id if line else None for line in found} == expected


def test_a_line_said_lately_is_not_said_again() -> None:
    assert chosen(["d"], 0, ["said_no"], ["work"]) == LINES[4]
    assert chosen(["a"], 0, ["win"]) == LINES[1]


def test_the_window_is_ten_or_half_of_all_that_fit_so_that_one_is_always_left() -> None:
    assert chosen(["a", "b"], 0, ["win"]) == LINES[0]
    assert chosen(["b", "x", "a"], 0, ["win"]) == LINES[1]
    assert chosen(["e"], 0, ["work"]) == LINES[4]
    many = [line(str(n), "win") for n in range(30)]
    said = [str(n) for n in range(30)]
    found = {pick([many], said, chance) for chance in range(100)}
    assert found == set(many[:20])


@given(st.integers(0, 2**53))
def test_the_same_chance_gives_the_same_line(chance: int) -> None:
    assert chosen((), chance, ["win"]) == chosen((), chance, ["win"])


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        (" Yesterday ", date(2026, 11, 20)),
        ("friday", date(2026, 11, 20)),
        ("sat", date(2026, 11, 14)),
        ("last tuesday", date(2026, 11, 17)),
        ("2024-02-29", date(2024, 2, 29)),
        ("3 march", date(2026, 3, 3)),
        ("24 december", date(2025, 12, 24)),
        ("Nov 5, 2020", date(2020, 11, 5)),
        ("13/11/2026", date(2026, 11, 13)),
        ("monday 16 november", date(2026, 11, 16)),
        ("Mon, 16 Nov 2026", date(2026, 11, 16)),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "2026-02-30", "march", "12:30", "99", "x" * 500],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"day\.unknown"):
        parse_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["1899-12-31", "1874-02-28", "28 february 1874"])
def test_a_day_before_all_that_can_be_kept_is_told_of_as_such(typed: str) -> None:
    with pytest.raises(Refusal, match=r"day\.early"):
        parse_day(typed, TODAY)


@pytest.mark.parametrize(
    "typed",
    ["friday 16 november", "tue 16/11/2026", "24-05-01", "13/11/26", "3 march 24", "261102"],
)
def test_another_weekday_and_a_year_of_two_digits_are_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"day\.(unknown|short_year)"):
        parse_day(typed, TODAY)


def test_a_day_that_can_be_read_in_two_ways_is_asked_back() -> None:
    with pytest.raises(Refusal, match=r"day\.two_ways") as refused:
        parse_day("3/4/2026", TODAY)
    assert {refused.value.values["one"], refused.value.values["other"]} == {
        date(2026, 3, 4),
        date(2026, 4, 3),
    }


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_iso_date_is_read(day: date) -> None:
    assert parse_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(typed: str) -> None:
    with suppress(Refusal):
        assert isinstance(parse_day(typed, TODAY), date)
