"""The best run, and what pauses it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from tests.domain.boards import board_of
from tests.domain.progress.board import BED, TODAY, months, on, ticked, with_settings
from winsboard.domain.habits.growth import habit_view
from winsboard.domain.habits.runs import RunRange, best_run
from winsboard.domain.habits.steadiness import RecordedDays
from winsboard.domain.model.documents import MarkState, Rhythm

MONDAY = date(2026, 11, 2)


def run_of(rhythm: Rhythm, pattern: str, rests: Iterable[int] = ()) -> tuple[int, str]:
    """The best run of days from a Monday: x done, r rest, . open, ? without any record."""
    days = [MONDAY + timedelta(days=n) for n in range(len(pattern))]
    letters = dict(zip(days, pattern, strict=True))
    names: dict[str, MarkState] = {"x": "done", "/": "some", "r": "rest"}
    states = {day: names[letter] for day, letter in letters.items() if letter in names}
    record = RecordedDays({d for d in days if letters[d] != "?"}, {days[n] for n in rests})
    return best_run(rhythm, RunRange(states, days[0], days[-1]), record, 0)


@pytest.mark.parametrize(
    ("rhythm", "pattern", "run"),
    [
        (Rhythm("weekly", 7), "", (0, "days")),
        (Rhythm("weekly", 7), "xxx.xx/xx.x", (5, "days")),
        (Rhythm("weekly", 7), "xxrrxx.", (4, "days")),
        (Rhythm("weekly", 7), "xx????xx", (4, "days")),
        (Rhythm("weekly", 7), "xx??xx", (2, "days")),
        (Rhythm("weekly", 7), "xxx.", (3, "days")),
        (Rhythm("weekly", 3), "x.x.x..xxx......x.....", (2, "weeks")),
        (Rhythm("weekly", 3), "x.x.x..xxx....xxx....x.", (3, "weeks")),
        (Rhythm("weekly", 5), "xxrrrrrxxxxx..", (2, "weeks")),
        (Rhythm("weekdays", 3, (0, 2, 4)), "x.x.x..x.x....", (5, "days")),
        (Rhythm("weekdays", 3, (0, 2, 4)), "x.x....x.x.x..", (3, "days")),
        (Rhythm("every", 3), "x..x..x...x.x", (3, "times")),
    ],
)
def test_the_best_run_pauses_on_rest(rhythm: Rhythm, pattern: str, run: tuple[int, str]) -> None:
    if pattern:
        assert run_of(rhythm, pattern) == run


def test_a_rest_span_is_cut_out_of_a_run() -> None:
    assert run_of(Rhythm("weekly", 7), "xx...xx", rests=[2, 3, 4]) == (4, "days")
    assert run_of(Rhythm("weekly", 7), "xx...xx") == (2, "days")


def test_the_best_run_is_told_where_it_is_switched_on() -> None:
    bed = BED._replace(rhythm=Rhythm("weekly", 7), began_on=on(19))
    board = with_settings(board_of(bed, *ticked(bed, [on(19), on(20), on(21)])), best_run=True)
    view = habit_view(board, months(board, on(1), TODAY), [], bed, TODAY)
    assert view.run == (3, "days")
