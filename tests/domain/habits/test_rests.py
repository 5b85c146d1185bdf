"""Rests are left out of scores, and how they are added and changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.boards import BED, DAY, DRESS, after, board_of, moment
from tests.domain.habits.test_steadiness import DAILY, FIRST, day, days, done, marks, scored
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import rests
from winsboard.domain.habits.year_scores import YearScores
from winsboard.domain.model.documents import Rest

LATER = DAY + timedelta(days=3)


def test_a_rest_is_planned_ended_and_taken_back() -> None:
    board = board_of(BED)
    board = after(board, rests.add(board, Rest("", DAY, LATER, " with  Mum "), moment()))
    (rest,) = board.rests
    assert (rest.reason, rests.rest_on(board, DAY), rests.rest_on(board, LATER, BED.id)) == (
        "with Mum",
        rest,
        rest,
    )
    assert rests.rest_on(board, LATER + timedelta(days=1)) is None
    assert rests.current_and_planned(board, DAY) == (rest,)
    longer = after(board, rests.change(board, rest, rest._replace(last=None), moment()))
    assert rests.rest_on(longer, DAY + timedelta(days=500)) == longer.rests[0]
    tomorrow = moment()._replace(today=DAY + timedelta(days=1))
    ended = after(longer, rests.end(longer.rests[0], tomorrow))
    assert ended.rests[0].last == DAY
    assert rests.end(ended.rests[0], tomorrow) is None
    assert after(board, rests.end(rest, moment())).rests == ()
    assert after(board, rests.remove(rest, moment())).rests == ()


def test_a_rest_can_hold_for_one_habit() -> None:
    board = board_of(BED, DRESS, Rest("1", DAY, LATER, habit=BED.id))
    assert rests.rest_on(board, DAY, BED.id)
    assert rests.rest_on(board, DAY, DRESS.id) is None
    assert rests.rest_on(board, DAY) is None


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        (Rest("", LATER, DAY), "rest.backwards"),
        (Rest("", DAY, date(2060, 1, 1)), "rest.far"),
        (Rest("", date(2060, 1, 1)), "rest.far"),
        (Rest("", DAY, habit="77"), "habit.unknown"),
    ],
)
def test_a_rest_that_makes_no_sense_is_refused(rest: Rest, reason: str) -> None:
    with pytest.raises(Refusal, match=reason.replace(".", r"\.")):
        rests.add(board_of(BED), rest, moment())


@pytest.mark.parametrize("length", [1, 2, 3, 10, 60])
@pytest.mark.parametrize("opened", [True, False])
def test_the_day_after_a_rest_joins_the_day_before(length: int, opened: bool) -> None:
    steady = done(days(30))
    before = scored(steady, day(29))
    resting = [day(n) for n in range(30, 30 + length)]
    recorded = {*days(30)} | (set(resting) if opened else set())
    end = day(29 + length)
    assert scored(steady, end, recorded=recorded, rests=resting) == before
    back = {**steady, day(30 + length): "done"}
    after_it = scored(
        back,
        day(30 + length),
        recorded={*recorded, day(30 + length)},
        rests=resting,
    )
    assert after_it == scored(done(days(31)), day(30))


def test_what_was_done_in_a_rest_counts() -> None:
    resting = days(40)[30:]
    states = {**done(days(30)), day(33): "done"}
    assert scored(states, day(39), rests=resting) == scored(done(days(31)), day(30))


@given(st.sets(st.integers(0, 60)), st.integers(0, 60), st.integers(0, 20))
@settings(max_examples=examples(60), deadline=None)
def test_a_rest_cut_out_is_as_if_its_days_had_not_been(
    ticked: set[int], start: int, length: int
) -> None:
    last, end = 61, start + length
    resting = [day(n) for n in range(start, end) if n not in ticked]
    with_rest = scored(done([day(n) for n in ticked]), day(last), rests=resting)
    squeezed = [n for n in range(last + 1) if day(n) not in resting]
    moved = done([day(squeezed.index(n)) for n in ticked])
    without = scored(moved, day(len(squeezed) - 1))
    if day(last) not in resting:
        assert with_rest == pytest.approx(without)


def test_the_board_of_a_rest_keeps_its_steadiness() -> None:
    habit = BED._replace(began_on=FIRST, rhythm=DAILY)
    ticked = marks(days(30))
    today = day(44)
    other = marks(days(45))
    others = [m._replace(id=m.id + "9", habit=DRESS.id) for m in other]
    board = board_of(habit, DRESS, *ticked, *others)
    resting = board.with_changes(
        rests.add(board, Rest("", day(30), day(43)), moment()._replace(today=today)).changes
    )
    fell = YearScores().steadiness(board, habit, today)
    assert YearScores().steadiness(resting, habit, today) == pytest.approx(0.798, abs=0.0005)
    assert fell < 0.798
