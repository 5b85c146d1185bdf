"""How a habit has grown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.boards import board_of
from tests.domain.progress_board import (
    BED,
    TODAY,
    months,
    ticked,
    wrote,
)
from winsboard.domain.album import album
from winsboard.domain.board import Board
from winsboard.domain.days import days_between
from winsboard.domain.documents import (
    Habit,
    MarkState,
    Rhythm,
)
from winsboard.domain.habit_view import habit_view, pages_of_start
from winsboard.domain.month_days import of_documents
from winsboard.domain.month_view import month_view
from winsboard.domain.steadiness import Record, score
from winsboard.domain.week_page import week_page
from winsboard.domain.year_view import year_of_wins


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


def test_each_point_is_the_score_of_its_day() -> None:
    days = [TODAY - timedelta(days=n) for n in range(0, 90, 2)]
    bed = BED._replace(began_on=days[-1])
    note = [wrote(d, "x", kind="note") for d in days_between(days[-1], TODAY)]
    board = board_of(bed, *ticked(bed, days), *note)
    view = habit_view(board, months(board, days[-1], TODAY), [], bed, TODAY)
    everything = Record(set(days_between(days[-1], TODAY)))
    for point in view.series[:-1]:
        states: dict[date, MarkState] = {d: "done" for d in days if d <= point.day}
        # A later `last` day, since an open last day is not over.
        expected = score(bed.rhythm, states, days[-1], point.day + timedelta(days=1), everything)
        assert point.score == pytest.approx(expected)


def test_the_start_of_a_habit_stands_beside_now_after_eight_weeks() -> None:
    began = TODAY - timedelta(days=100)
    bed = BED._replace(began_on=began)
    start = [began, began + timedelta(days=3), began + timedelta(days=27)]
    rest = ticked(bed, [began + timedelta(days=5)], "rest")
    board = board_of(bed, *ticked(bed, start), *rest, *ticked(bed, [TODAY]))
    beginning = months(board, *pages_of_start(bed))
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
    assert month_view(Board(), of_documents([]), TODAY, TODAY).wins == 0
    assert year_of_wins(Board(), [], 2026, TODAY).wins == 0
    assert week_page(Board(), TODAY).wins == 0
    assert album({}) == (0, None, ())
