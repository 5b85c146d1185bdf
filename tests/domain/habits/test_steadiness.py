"""The steadiness score: reference values, rests and unknown days."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.boards import BED, NOW, board_of
from tests.thorough import examples
from winsboard.domain.habits.steadiness import RecordedDays, known_days, score
from winsboard.domain.habits.year_scores import YearScores, year_before
from winsboard.domain.model.documents import MARK_STATES, Entry, Mark, MarkState, Rhythm, mark_id
from winsboard.domain.model.edits import Change
from winsboard.domain.text.calendar import days_between

FIRST = date(2026, 1, 5)
"""A Monday."""
DAILY = Rhythm("weekly", 7)
THREE = Rhythm("weekly", 3)


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def days(count: int) -> list[date]:
    return [day(n) for n in range(count)]


def done(which: Collection[date], state: MarkState = "done") -> dict[date, MarkState]:
    return dict.fromkeys(which, state)


def scored(
    states: Mapping[date, MarkState],
    last: date,
    rhythm: Rhythm = DAILY,
    recorded: Collection[date] | None = None,
    rests: Collection[date] = (),
) -> float:
    """The score on a board that has a record on every day but the last."""
    all_days = set(days_between(FIRST, last)) if recorded is None else recorded
    return score(rhythm, states, FIRST, last, RecordedDays(all_days, rests))


@pytest.mark.parametrize(("count", "expected"), [(7, 0.311), (30, 0.798), (66, 0.970)])
def test_a_daily_habit_has_the_published_scores(count: int, expected: float) -> None:
    assert scored(done(days(count)), day(count - 1)) == pytest.approx(expected, abs=0.0005)


def test_some_of_it_counts_in_full() -> None:
    assert scored(done(days(20), "some"), day(19)) == scored(done(days(20)), day(19))


def test_rest_is_cut_out() -> None:
    before = scored(done(days(20)), day(19))
    rested = {**done(days(20)), **done([day(n) for n in range(20, 34)], "rest")}
    assert scored(rested, day(33)) == before
    assert scored({**rested, day(34): "done"}, day(34)) > before


def test_one_open_day_takes_little_and_never_all() -> None:
    before = scored(done(days(40)), day(39))
    # With a later day, the day is over and counts.
    after = scored(done(days(40)), day(41))
    assert before * 0.9 < after < before


def test_today_takes_nothing_while_it_is_open() -> None:
    assert scored(done(days(10)), day(10)) == scored(done(days(10)), day(9))


@pytest.mark.parametrize(("gap", "frozen"), [(1, False), (2, False), (3, True), (40, True)])
def test_days_without_any_record_on_the_board_are_unknown_from_three_on(
    gap: int, frozen: bool
) -> None:
    steady = done(days(30))
    before = scored(steady, day(29))
    recorded = set(days(30))
    after = scored(steady, day(30 + gap), recorded=recorded)
    assert (after == before) is frozen
    back = {**steady, day(30 + gap): "done"}
    resumed = scored(back, day(30 + gap), recorded={*recorded, day(30 + gap)})
    assert (resumed == scored(done(days(31)), day(30))) is frozen


def test_days_on_which_something_else_was_recorded_are_open_days() -> None:
    steady = done(days(30))
    recorded = set(days(40))
    assert scored(steady, day(39), recorded=recorded) < scored(steady, day(29))


@pytest.mark.parametrize("weekdays", [(0, 2, 4), (1, 3, 5), (0, 1, 2), (4, 5, 6)])
def test_three_a_week_on_fixed_days_never_falls(weekdays: tuple[int, ...]) -> None:
    chosen = [d for d in days(400) if d.weekday() in weekdays]
    for rhythm in (THREE, Rhythm("weekdays", 3, weekdays)):
        scores = [
            scored(done([d for d in chosen if d <= last]), last, rhythm) for last in days(150)
        ]
        assert scores == sorted(scores)
    assert scored(done(chosen), day(399), THREE) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("cycle", [1, 2, 3, 10])
def test_every_n_days_done_every_n_days_becomes_steady(cycle: int) -> None:
    chosen = days(700)[::cycle]
    assert scored(done(chosen), chosen[-1], Rhythm("every", cycle)) > 0.95


def test_more_than_wished_is_not_more_than_steady() -> None:
    assert scored(done(days(300)), day(299), THREE) <= 1


any_states = st.dictionaries(st.integers(0, 90).map(day), st.sampled_from(MARK_STATES), max_size=60)
rhythms = st.one_of(
    st.builds(Rhythm, st.just("weekly"), st.integers(1, 7)),
    st.builds(Rhythm, st.just("every"), st.integers(1, 30)),
    st.just(Rhythm("weekdays", 2, (0, 4))),
)


@given(any_states, rhythms, st.sets(st.integers(0, 90).map(day)), st.integers(0, 90).map(day))
@settings(max_examples=examples(80), deadline=None)
def test_a_score_is_between_nought_and_one_and_a_tick_never_lowers_it(
    states: dict[date, MarkState], rhythm: Rhythm, recorded: set[date], ticked: date
) -> None:
    last = day(90)
    everything = {*days(91)}
    before = score(rhythm, states, FIRST, last, RecordedDays(everything))
    assert 0 <= before <= 1
    assert 0 <= score(rhythm, states, FIRST, last, RecordedDays(recorded | states.keys())) <= 1
    if states.get(ticked) != "rest":
        after = score(rhythm, {**states, ticked: "done"}, FIRST, last, RecordedDays(everything))
        assert after >= before - 1e-12


@given(any_states, st.sets(st.integers(0, 90).map(day)))
@settings(max_examples=examples(60), deadline=None)
def test_rest_days_and_the_open_last_day_are_never_known(
    states: dict[date, MarkState], recorded: set[date]
) -> None:
    known = list(known_days(states, FIRST, day(90), RecordedDays(recorded)))
    assert known == sorted(set(known))
    assert {d for d, state in states.items() if state != "rest"} <= set(known)
    assert not {d for d, state in states.items() if state == "rest"} & set(known)
    assert day(90) not in known or day(90) in states


def marks(which: Collection[date], state: MarkState = "done") -> list[Mark]:
    return [Mark(mark_id(BED.id, d), BED.id, d, state) for d in which]


def test_the_score_of_a_board_is_that_of_its_marks() -> None:
    today = day(29)
    habit = BED._replace(began_on=FIRST, rhythm=DAILY)
    board = board_of(habit, *marks(days(30)))
    assert YearScores().steadiness(board, habit, today) == pytest.approx(0.798, abs=0.0005)


def test_days_marked_before_a_habit_was_added_count() -> None:
    today = day(29)
    habit = BED._replace(began_on=today, rhythm=DAILY)
    board = board_of(habit, *marks(days(30)))
    assert YearScores().steadiness(board, habit, today) == pytest.approx(0.798, abs=0.0005)


def test_a_year_that_is_kept_gives_what_a_new_one_gives() -> None:
    today = day(120)
    habit = BED._replace(began_on=FIRST, rhythm=DAILY)
    note = Entry("2001", day(110), NOW, "note", "here")
    board = board_of(habit, *marks(days(100)))
    year = YearScores()
    for changes in ([], [Change(None, note)], [Change(m, None) for m in marks(days(5))]):
        board = board.with_changes(changes)
        assert year.steadiness(board, habit, today) == YearScores().steadiness(board, habit, today)


def test_the_pages_of_a_year_reach_back_a_year() -> None:
    assert year_before(date(2026, 11, 21))[0] == "2025-11"
    assert year_before(date(2026, 11, 21))[-1] == "2026-11"
