"""The progress view of a habit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.boards import board_of
from tests.domain.progress.board import BED, TODAY, months, ticked, wrote
from winsboard.domain.habits.growth import first_day_needed, first_weeks, habit_view
from winsboard.domain.habits.year_scores import YearScores
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Rhythm
from winsboard.domain.model.month_days import summarize_documents
from winsboard.domain.progress.album import Album, album
from winsboard.domain.progress.month import month_view
from winsboard.domain.progress.week import week_page
from winsboard.domain.progress.year import year_of_wins
from winsboard.domain.text.calendar import days_between
from winsboard.words.catalog.habits import steadiness_word
from winsboard.words.sentences.habits.growth import grown_since


def viewed(board: Board, habit: Habit, today: date = TODAY) -> tuple[int, float]:
    found = habit_view(board, months(board, today - timedelta(365), today), [], habit, today)
    return found.this_month, found.score


def test_a_habit_has_its_days_its_score_and_its_weeks() -> None:
    days = [TODAY - timedelta(days=n) for n in range(30)]
    bed = BED._replace(rhythm=Rhythm("weekly", 7), began_on=days[-1])
    board = board_of(bed, *ticked(bed, days))
    view = habit_view(board, months(board, days[-1], TODAY), [], bed, TODAY)
    assert view.this_month == 21
    assert view.score == pytest.approx(0.798, abs=0.0005)
    assert [point.day for point in view.series] == [
        TODAY - timedelta(days=7 * n) for n in (4, 3, 2, 1, 0)
    ]
    assert view.series[-1].score == view.score
    assert [p.score for p in view.series] == sorted(p.score for p in view.series)
    assert (view.lately.done, view.lately.rest, view.lately.no_entry) == (28, 0, 0)
    assert view.start is None
    assert view.run is None


@pytest.mark.parametrize("began", [TODAY - timedelta(days=90), date(1996, 11, 23)])
@pytest.mark.parametrize("every", [1, 2, 5])
def test_each_point_is_the_score_that_the_word_of_its_day_has(began: date, every: int) -> None:
    first = max(began, TODAY - timedelta(days=800))
    bed = BED._replace(began_on=began)
    note = [wrote(d, "x", kind="note") for d in days_between(first, TODAY)]
    board = board_of(bed, *ticked(bed, list(days_between(first, TODAY))[::-every]), *note)
    view = habit_view(board, months(board, first_day_needed(TODAY), TODAY), [], bed, TODAY)
    assert view.series
    for point in view.series:
        assert point.score == YearScores().steadiness(board, bed, point.day)
    assert view.score == view.series[-1].score


def test_the_line_of_an_old_habit_does_not_begin_at_nothing() -> None:
    bed = BED._replace(began_on=date(1996, 11, 23))
    board = board_of(bed, *ticked(bed, days_between(TODAY - timedelta(days=800), TODAY)))
    view = habit_view(board, months(board, first_day_needed(TODAY), TODAY), [], bed, TODAY)
    assert len(view.series) == 53
    assert {steadiness_word(point.score) for point in view.series} == {steadiness_word(1.0)}


def test_a_start_before_the_line_is_told_with_its_month() -> None:
    old = BED._replace(began_on=date(1996, 12, 3))
    young = BED._replace(began_on=TODAY - timedelta(days=100))
    board = board_of(old, *ticked(old, [date(1996, 12, 4), TODAY]))
    said = {}
    for habit in (old, young):
        beginning = months(board, *first_weeks(habit))
        known = months(board, first_day_needed(TODAY), TODAY)
        said[habit] = grown_since(habit_view(board, known, beginning, habit, TODAY))
    assert said[old] == "First four weeks, in December 1996: 1 day. Last four weeks: 1 day."
    assert said[young] == "1 day in the last four weeks."


def test_the_start_of_a_habit_stands_beside_now_after_eight_weeks() -> None:
    began = TODAY - timedelta(days=100)
    bed = BED._replace(began_on=began)
    start = [began, began + timedelta(days=3), began + timedelta(days=27)]
    rest = ticked(bed, [began + timedelta(days=5)], "rest")
    board = board_of(bed, *ticked(bed, start), *rest, *ticked(bed, [TODAY]))
    beginning = months(board, *first_weeks(bed))
    view = habit_view(board, months(board, began, TODAY), beginning, bed, TODAY)
    assert view.start is not None
    assert (view.start.first, view.start.last) == (began, began + timedelta(days=27))
    assert (view.start.done, view.start.rest) == (3, 1)
    assert view.start.no_entry == 28 - 4
    assert view.lately.done == 1
    young = bed._replace(began_on=TODAY - timedelta(days=54))
    assert habit_view(board, [], beginning, young, TODAY).start is None


def test_an_empty_board_and_a_board_of_one_day_have_views() -> None:
    bed = BED._replace(began_on=TODAY)
    assert viewed(board_of(bed), bed) == (0, 0.0)
    days, points = viewed(board_of(bed, *ticked(bed, [TODAY])), bed)
    assert days == 1
    assert 0 < points < 0.2
    assert month_view(Board(), summarize_documents([]), TODAY, TODAY).wins == 0
    assert year_of_wins(Board(), [], 2026, TODAY).wins == 0
    assert week_page(Board(), TODAY).wins == 0
    assert album({}) == Album(0, None, (), 0)
