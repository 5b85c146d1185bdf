"""The year view."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.boards import board_of
from tests.domain.progress.board import BED, KNOWN, TODAY, months, on, with_settings, wrote
from tests.thorough import examples
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Rest
from winsboard.domain.model.month_days import MonthDays
from winsboard.domain.progress.year import SCALES, scale_for, year_of_habit, year_of_wins
from winsboard.domain.text.calendar import days_between


@pytest.mark.parametrize(
    ("year", "week_start", "columns"),
    [
        (2026, 0, 53),
        (2020, 0, 53),  # has an ISO week 53
        (2028, 5, 53),
        (2028, 6, 54),  # a leap year that begins on the last day of a week
        (2000, 6, 54),
        (2012, 0, 54),
        (2018, 0, 53),
    ],
)
def test_a_year_has_every_day_once_in_its_weeks(year: int, week_start: int, columns: int) -> None:
    board = with_settings(Board(), week_start=week_start)
    view = year_of_wins(board, [], year, TODAY)
    days = [cell.day for week in view.weeks for cell in week if cell]
    assert days == list(days_between(date(year, 1, 1), date(year, 12, 31)))
    assert len(view.weeks) == columns
    assert {len(week) for week in view.weeks} == {7}
    for column, week in enumerate(view.weeks):
        for row, cell in enumerate(week):
            if cell:
                assert view.weekdays[row] == cell.day.weekday(), column
    assert view.month_columns[0] == 0
    assert list(view.month_columns) == sorted(view.month_columns)


def test_a_year_of_wins() -> None:
    view = year_of_wins(KNOWN, months(KNOWN, on(1, 1), on(31, 12)), 2026, TODAY)
    assert view.scale == (1, 2, 3, 4)
    levels = {c.day.day: c.level for week in view.weeks for c in week if c and c.level}
    assert levels == {1: 1, 2: 1, 3: 3, 4: 1, 10: 1, 20: 3, 21: 1}
    assert (view.wins, view.win_days, view.rest_days) == (11, 7, 3)
    tenth, thirteenth, ahead = view.cell(on(10)), view.cell(on(13)), view.cell(on(22))
    assert tenth and tenth.recorded and not tenth.resting  # noqa: PT018
    assert thirteenth and thirteenth.resting  # noqa: PT018
    assert ahead and ahead.ahead  # noqa: PT018
    assert view.cell(date(2025, 12, 31)) is None


def test_a_year_of_one_habit() -> None:
    view = year_of_habit(KNOWN, months(KNOWN, on(1, 1), on(31, 12)), BED, 2026, TODAY)
    seen = {c.day.day: (c.level, c.state) for w in view.weeks for c in w if c and c.state}
    assert seen == {1: (4, "done"), 2: (4, "done"), 3: (4, "done"), 4: (2, "some"), 5: (0, "rest")}
    resting = [c.day.day for week in view.weeks for c in week if c and c.resting]
    assert resting == [5, 12, 13, 14, 16]
    assert (view.wins, view.win_days, view.rest_days) == (4, 4, 5)


def test_a_win_on_a_day_of_rest_is_shown_as_a_win() -> None:
    board = board_of(Rest("9", on(1), on(3)), wrote(on(2), "Swam"))
    view = year_of_wins(board, months(board, on(1), on(1)), 2026, TODAY)
    assert [c.day.day for week in view.weeks for c in week if c and c.resting] == [1, 3]


@pytest.mark.parametrize(
    ("counts", "scale"),
    [
        ([], SCALES[0]),
        ([0, 0], SCALES[0]),
        ([1, 1, 1], SCALES[0]),
        ([1, 2, 5, 5], SCALES[1]),
        ([8] * 10, SCALES[2]),
        ([12, 12, 1], SCALES[3]),
        ([500], SCALES[-1]),
    ],
)
def test_the_scale_fits_the_days_of_a_person(counts: list[int], scale: tuple[int, ...]) -> None:
    assert scale_for(counts) == scale


def test_years_beside_each_other_can_share_a_scale() -> None:
    view = year_of_wins(KNOWN, months(KNOWN, TODAY, TODAY), 2026, TODAY, SCALES[2])
    cell = view.cell(on(3))
    assert cell is not None
    assert (cell.wins, cell.level) == (3, 2)


@settings(max_examples=examples(30), deadline=None)
@given(
    st.dictionaries(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(1, 9), max_size=30),
    st.sampled_from([0, 5, 6]),
)
def test_a_picture_of_a_year_loses_no_win(wins: dict[date, int], week_start: int) -> None:
    board = with_settings(Board(), week_start=week_start)
    view = year_of_wins(board, [MonthDays({}, wins, {}, {}, frozenset())], 2024, TODAY)
    assert {c.day: c.wins for week in view.weeks for c in week if c and c.wins} == wins
    assert view.wins == sum(wins.values())
    shades = sorted((c.wins, c.level) for week in view.weeks for c in week if c)
    assert [level for _, level in shades] == sorted(level for _, level in shades)
    assert all((level > 0) == (count > 0) for count, level in shades)
