"""Moods over time, and compared with habits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.boards import board_of
from tests.domain.progress.board import BED, TODAY, months, noted, on, ticked, with_settings
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Document, Rest
from winsboard.domain.progress.moods import MIN_DAYS, compare_habits, mood_band


def test_the_band_has_each_day_with_its_moods_and_leaves_gaps() -> None:
    board = with_settings(Board(), mood=True)
    entries = [noted(on(3), 2, 18), noted(on(3), 4, 9), noted(on(5), None), noted(on(6), 5)]
    band = mood_band(board, entries, on(2), on(6))
    assert [(d.day.day, d.moods) for d in band] == [
        (2, ()), (3, (4, 2)), (4, ()), (5, ()), (6, (5,)),
    ]  # fmt: skip


def test_where_mood_is_off_there_is_no_band() -> None:
    assert mood_band(Board(), [noted(on(3), 2)], on(1), on(5)) == ()
    assert compare_habits(Board(), [], ()) == ()


def beside(with_days: int, without: int, good_with: int, good_without: int) -> tuple[object, ...]:
    first = date(2026, 9, 1)
    bed = BED._replace(began_on=first)
    all_days = [first + timedelta(days=n) for n in range(with_days + without)]
    done, open_days = all_days[:with_days], all_days[with_days:]
    moods = [noted(d, 4 if n < good_with else 2) for n, d in enumerate(done)]
    moods += [noted(d, 5 if n < good_without else 3) for n, d in enumerate(open_days)]
    early = noted(first - timedelta(days=3), 5)
    documents: list[Document] = [bed, *ticked(bed, done), *moods, early]
    board = with_settings(board_of(*documents), mood=True)
    band = mood_band(board, [*moods, early], first - timedelta(days=3), all_days[-1])
    found = compare_habits(board, months(board, first, TODAY), band)
    return tuple((b.days_with, b.good_with, b.days_without, b.good_without) for b in found)


def test_a_habit_beside_moods_is_counted() -> None:
    assert beside(14, 22, 9, 8) == ((14, 9, 22, 8),)


@pytest.mark.parametrize(("with_days", "without"), [(MIN_DAYS - 1, 30), (30, MIN_DAYS - 1), (0, 1)])
def test_with_too_few_days_nothing_is_said(with_days: int, without: int) -> None:
    assert beside(with_days, without, 5, 5) == ()


def test_a_day_of_rest_is_on_neither_side() -> None:
    first = date(2026, 9, 1)
    bed = BED._replace(began_on=first)
    days = [first + timedelta(days=n) for n in range(40)]
    marks = [*ticked(bed, days[:15]), *ticked(bed, days[15:20], "rest")]
    rest = Rest("7", days[20], days[24])
    moods = [noted(day, 3) for day in days]
    board = with_settings(board_of(bed, rest, *marks, *moods), mood=True)
    band = mood_band(board, moods, days[0], days[-1])
    (found,) = compare_habits(board, months(board, first, days[-1]), band)
    assert (found.days_with, found.days_without, found.more_often) == (15, 15, False)
