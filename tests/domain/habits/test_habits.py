"""Changing habits, and marking their days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.boards import (
    BED,
    DAY,
    DRESS,
    WATER,
    after,
    all_documents,
    board_of,
    labels,
    moment,
)
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Habit, Mark, Rhythm, mark_id

BOARD = board_of(BED, DRESS, WATER)


def test_new_habits_come_last_with_an_id_and_a_first_day_of_their_own() -> None:
    edit = habits.add(BOARD, [Habit("", "Walk"), Habit("", "Call Anna")], moment())
    board = after(BOARD, edit)
    new = [board.habit(id) for id in ("5001", "5002")]
    assert [h.label for h in new if h] == ["Walk", "Call Anna"]
    assert labels(board.all_habits)[-2:] == ["Walk", "Call Anna"]
    assert {h.began_on for h in new if h} == {DAY}
    assert edit.title == ("habit.added", "Walk, Call Anna")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (Habit("", " \t"), "habit.no_name"),
        (Habit("", "\x1b\x00"), "habit.no_name"),
        (Habit("", "x", aim=0), "habit.aim"),
        (Habit("", "x", aim=-1), "habit.aim"),
        (Habit("", "x", aim=float("nan")), "habit.aim"),
        (Habit("", "x", aim=float("inf")), "habit.aim"),
        (Habit("", "x", rhythm=Rhythm("weekdays", 3, ())), "habit.no_weekday"),
        (Habit("", "x", rhythm=Rhythm("weekdays", 1, (7,))), "habit.no_weekday"),
        (Habit("", "x", rhythm=Rhythm("weekly", 0)), "habit.weekly"),
        (Habit("", "x", rhythm=Rhythm("weekly", 8)), "habit.weekly"),
        (Habit("", "x", rhythm=Rhythm("every", 0)), "habit.every"),
        (Habit("", "x", rhythm=Rhythm("every", 366)), "habit.every"),
    ],
)
def test_a_habit_that_makes_no_sense_is_refused(wrong: Habit, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        habits.add(BOARD, [wrong], moment())
    assert refused.value.reason == reason
    with pytest.raises(Refusal):
        habits.change(BED, wrong._replace(id=BED.id), moment())


def test_the_texts_of_a_habit_become_one_line_each() -> None:
    made = habits.validated(Habit("", " Make\n the \tbed ", tiny="a\nb", cue="\x07c", unit=" d "))
    assert (made.label, made.tiny, made.cue, made.unit) == ("Make the bed", "a b", "c", "d")


def test_weekdays_are_put_in_order_and_counted() -> None:
    rhythm = Rhythm("weekdays", 1, (4, 0, 4, 2))
    assert habits.validated(Habit("", "x", rhythm=rhythm)).rhythm == Rhythm(
        "weekdays", 3, (0, 2, 4)
    )


def test_putting_away_and_bringing_back() -> None:
    away = after(BOARD, habits.archive(BED, moment()))
    assert labels(away.habits) == ["Get dressed", "Water"]
    assert away.all_habits[0].archived_on == DAY
    assert after(away, habits.unarchive(away.all_habits[0], moment())) == BOARD


def test_a_removed_habit_leaves_its_marks_where_they_are() -> None:
    marked = after(BOARD, habits.mark(BOARD, BED, DAY, "done", moment()))
    removed = after(marked, habits.remove(BED, moment()))
    assert removed.habit(BED.id) is None
    assert removed.mark(BED.id, DAY) is not None


@pytest.mark.parametrize(
    ("moved", "by", "expected"),
    [
        (BED, 1, ["Get dressed", "Make the bed", "Water"]),
        (DRESS, -1, ["Get dressed", "Make the bed", "Water"]),
        (DRESS, 1, ["Water", "Make the bed", "Get dressed"]),
        (WATER, -1, ["Water", "Make the bed", "Get dressed"]),
        (BED, -1, None),
        (WATER, 1, None),
    ],
)
def test_a_habit_moves_in_its_area_and_at_its_edge_the_area_moves(
    moved: Habit, by: int, expected: list[str] | None
) -> None:
    edit = habits.move(BOARD, moved, by, moment())
    if expected is None:
        assert edit is None
    else:
        assert labels(after(BOARD, edit).habits) == expected


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0]), min_size=2, max_size=5), st.data())
@settings(max_examples=examples(60), deadline=None)
def test_moving_works_for_habits_that_share_a_position(
    positions: list[float], data: st.DataObject
) -> None:
    made = [
        Habit(str(n), f"h{n}", area=data.draw(st.sampled_from("ab")), position=position)
        for n, position in enumerate(positions)
    ]
    board = board_of(*made)
    moved = data.draw(st.sampled_from(board.habits))
    by = data.draw(st.sampled_from([-1, 1]))
    edit = habits.move(board, moved, by, moment())
    if edit is None:
        return
    now = after(board, edit)
    assert set(labels(now.habits)) == set(labels(board.habits))
    assert labels(now.habits) != labels(board.habits)
    if [h.area for h in now.habits] == [h.area for h in board.habits]:
        moved = next(h for h in now.habits if h.id == moved.id)
        back = after(now, habits.move(now, moved, -by, moment()))
        assert labels(back.habits) == labels(board.habits)


@pytest.mark.parametrize("state", ["done", "some", "rest"])
def test_a_day_is_marked_and_opened_again(state: str) -> None:
    marked = after(BOARD, habits.mark(BOARD, BED, DAY, state, moment()))  # type: ignore[arg-type]
    assert marked.mark(BED.id, DAY) == Mark(mark_id(BED.id, DAY), BED.id, DAY, state)  # type: ignore[arg-type]
    opened = habits.mark(marked, BED, DAY, None, moment())
    assert after(marked, opened).mark(BED.id, DAY) is None
    assert opened is not None
    assert opened.title.did == "mark.open"


def test_marking_what_is_marked_is_no_act() -> None:
    marked = after(BOARD, habits.mark(BOARD, BED, DAY, "done", moment()))
    assert habits.mark(marked, BED, DAY, "done", moment()) is None
    assert habits.mark(BOARD, BED, DAY, None, moment()) is None


def test_past_days_can_be_marked_and_days_to_come_can_not() -> None:
    assert habits.mark(BOARD, BED, DAY - timedelta(days=4000), "done", moment())
    tomorrow = DAY + timedelta(days=1)
    with pytest.raises(Refusal, match=r"habit\.future"):
        habits.mark(BOARD, WATER, tomorrow, "done", moment())
    with pytest.raises(Refusal, match=r"habit\.future"):
        habits.count(BOARD, WATER, tomorrow, 3.0, moment())


@pytest.mark.parametrize(
    ("value", "state"), [(8.0, "done"), (9.5, "done"), (7.9, "some"), (0.5, "some")]
)
def test_a_count_below_the_aim_is_some_of_it(value: float, state: str) -> None:
    mark = after(BOARD, habits.count(BOARD, WATER, DAY, value, moment())).mark(WATER.id, DAY)
    assert mark is not None
    assert (mark.state, mark.value) == (state, value)


def test_without_an_aim_any_count_is_done() -> None:
    habit = WATER._replace(aim=None)
    mark = after(BOARD, habits.count(BOARD, habit, DAY, 0.1, moment())).mark(WATER.id, DAY)
    assert mark is not None
    assert mark.state == "done"


@pytest.mark.parametrize("nothing", [0, 0.0, None])
def test_a_count_of_nothing_opens_the_day(nothing: float | None) -> None:
    counted = after(BOARD, habits.count(BOARD, WATER, DAY, 3.0, moment()))
    assert after(counted, habits.count(counted, WATER, DAY, nothing, moment())) == after(
        counted, habits.mark(counted, WATER, DAY, None, moment())
    )


@pytest.mark.parametrize("value", [-1.0, 1e9, float("nan"), float("inf")])
def test_a_number_that_makes_no_sense_is_refused(value: float) -> None:
    with pytest.raises(Refusal, match=r"habit\.count"):
        habits.count(BOARD, WATER, DAY, value, moment())


def test_a_number_stays_with_a_state_and_goes_with_rest() -> None:
    counted = after(BOARD, habits.count(BOARD, WATER, DAY, 3.0, moment()))
    done = after(counted, habits.mark(counted, WATER, DAY, "done", moment()))
    rest = after(done, habits.mark(done, WATER, DAY, "rest", moment()))
    assert [b.mark(WATER.id, DAY) for b in (done, rest)] == [
        Mark(mark_id(WATER.id, DAY), WATER.id, DAY, "done", 3.0),
        Mark(mark_id(WATER.id, DAY), WATER.id, DAY, "rest", None),
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("1", BED),
        ("2", DRESS),
        ("3", WATER),
        ("1003", WATER),
        ("make the bed", BED),
        (" MAKE  the bed ", BED),
        ("dress", DRESS),
        ("WAT", WATER),
    ],
)
def test_a_habit_is_found_by_number_id_or_a_piece_of_its_name(name: str, found: Habit) -> None:
    assert habits.find(BOARD, name) == found


def test_an_ambiguous_name_tells_the_candidates() -> None:
    with pytest.raises(Refusal, match=r"habit\.ambiguous") as refused:
        habits.find(BOARD, "e")
    assert refused.value.values["names"] == "Make the bed, Get dressed, Water"


@pytest.mark.parametrize("name", ["", "  ", "yoga", "0", "4", "²"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match=r"habit\.unknown"):
        habits.find(BOARD, name)


def test_an_exact_name_wins_over_longer_ones_and_one_in_use_over_one_put_away() -> None:
    longer = Habit("1004", "Make the bed and the coffee", position=4.0)
    away = Habit("1005", "Get dressed warmly", position=5.0, archived_on=DAY)
    board = board_of(BED, DRESS, longer, away)
    assert habits.find(board, "make the bed") == BED
    assert habits.find(board, "get dress") == DRESS
    assert habits.find(board, "warmly") == away


def test_every_act_can_be_taken_back() -> None:
    board = after(BOARD, habits.count(BOARD, WATER, DAY, 3.0, moment()))
    acts = [
        habits.add(board, [Habit("", "x")], moment()),
        habits.change(BED, BED._replace(label="y"), moment()),
        habits.archive(BED, moment()),
        habits.remove(DRESS, moment()),
        habits.move(board, BED, 1, moment()),
        habits.mark(board, WATER, DAY, None, moment()),
    ]
    for act in acts:
        now = after(board, act)
        assert act is not None
        assert all_documents(now) != all_documents(board)
        back = now.with_changes(type(c)(c.after, c.before) for c in reversed(act.changes))
        assert all_documents(back) == all_documents(board)


@pytest.mark.parametrize(("typed", "number"), [("3", 3), (" 12 ", 12), ("007", 7)])
def test_a_whole_number_is_read(typed: str, number: int) -> None:
    assert habits.parse_count(typed, "habit.weekly") == number


@pytest.mark.parametrize("typed", ["", "2.7", "inf", "nan", "-1", "1e3", "²", "three", "9" * 5000])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        habits.parse_count(typed, "habit.weekly")
    assert refused.value.reason == "habit.weekly"


def test_five_thousand_digits_name_no_habit() -> None:
    with pytest.raises(Refusal) as refused:
        habits.find(BOARD, "1" * 5000)
    assert refused.value.reason == "habit.unknown"
