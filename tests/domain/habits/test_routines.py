"""Routines: all of it, the hour from which it is on top, and the numbers that stay."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.domain.boards import DAY, after, board_of, labels, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits
from winsboard.domain.habits.routines import completed_by, is_all_done, numbered, on_top, parts_of
from winsboard.domain.library import routines
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    Habit,
    MarkState,
    Rest,
    Rhythm,
    Routine,
    Settings,
)

M = moment()
NIGHT = Routine("4001", "Night", 19 * 60, 1.0)
DAWN = Routine("4002", "Dawn", None, 2.0)
UP = Habit("1001", "Up", "morning", position=1.0)
TEETH = Habit("1002", "Teeth", "selfcare", position=2.0, routine="4001")
TEA = Habit("1003", "Tea", "sleep", position=3.0, routine="4001")
BOOK = Habit("1004", "Book", "sleep", position=4.0)
BOARD = board_of(NIGHT, DAWN, UP, TEETH, TEA, BOOK)


def ticked(board: Board, *which: tuple[Habit, MarkState]) -> Board:
    for habit, state in which:
        board = after(board, habits.mark(board, habit, DAY, state, M))
    return board


@pytest.mark.parametrize(
    ("marks", "whole"),
    [
        ([], False),
        ([(TEETH, "done")], False),
        ([(TEETH, "done"), (TEA, "some")], True),
        ([(TEETH, "some"), (TEA, "rest")], True),
        ([(TEETH, "rest"), (TEA, "rest")], False),
        ([(UP, "done"), (BOOK, "done")], False),
    ],
)
def test_any_state_but_open_makes_it_whole_if_something_was_done(
    marks: list[tuple[Habit, MarkState]], whole: bool
) -> None:
    assert is_all_done(ticked(BOARD, *marks), NIGHT.id, DAY) is whole


OTHER_DAY = (DAY.weekday() + 1) % 7
EXCUSED = {
    "archived": (TEA._replace(archived_on=DAY),),
    "resting": (TEA, Rest("7001", DAY, DAY, habit=TEA.id)),
    "a rest of the whole board": (TEA, Rest("7001", DAY, None)),
    "another weekday": (TEA._replace(rhythm=Rhythm("weekdays", 1, (OTHER_DAY,))),),
}


@pytest.mark.parametrize("why", EXCUSED)
def test_what_cannot_be_done_that_day_does_not_stand_in_the_way(why: str) -> None:
    third = Habit("1005", "Bath", position=5.0, routine=NIGHT.id)
    board = board_of(NIGHT, TEETH, third, *EXCUSED[why])
    assert not is_all_done(board, NIGHT.id, DAY)
    assert is_all_done(ticked(board, (TEETH, "done"), (third, "some")), NIGHT.id, DAY)


def test_a_routine_of_one_habit_is_that_habit() -> None:
    board = ticked(board_of(NIGHT, TEETH), (TEETH, "done"))
    assert not is_all_done(board, NIGHT.id, DAY)


def test_the_tick_that_makes_it_whole_is_known_and_no_other() -> None:
    board = ticked(BOARD, (TEETH, "done"))
    last = habits.mark(board, TEA, DAY, "some", M)
    assert last is not None
    assert completed_by(board, last) == (NIGHT, DAY)
    again = habits.mark(after(board, last), TEA, DAY, "done", M)
    assert again is not None
    assert completed_by(after(board, last), again) is None
    other = habits.mark(board, UP, DAY, "done", M)
    assert other is not None
    assert completed_by(board, other) is None


def test_a_routine_is_a_group_and_a_deleted_one_leaves_its_habits_in_their_areas() -> None:
    assert labels(BOARD.habits) == ["Up", "Teeth", "Tea", "Book"]
    freed = after(BOARD, routines.remove(BOARD, NIGHT, M))
    assert labels(freed.habits) == ["Up", "Teeth", "Tea", "Book"]
    assert {habit.routine for habit in freed.habits} == {""}
    assert BOARD.group_of(TEA) == NIGHT.id
    assert freed.group_of(TEA._replace(routine="gone")) == "sleep"


@pytest.mark.parametrize(
    ("hour", "minute", "order"),
    [
        (3, 59, "Teeth Tea Up Book"),
        (4, 0, "Up Teeth Tea Book"),
        (18, 59, "Up Teeth Tea Book"),
        (19, 0, "Teeth Tea Up Book"),
        (23, 59, "Teeth Tea Up Book"),
        (0, 30, "Teeth Tea Up Book"),
    ],
)
def test_it_is_on_top_from_its_hour_until_the_day_is_over(
    hour: int, minute: int, order: str
) -> None:
    now = datetime(2026, 11, 21, hour, minute, tzinfo=UTC)
    found = numbered(BOARD, on_top(BOARD, now))
    assert [habit.label for _, habit in found] == order.split()
    usual = {habit.id: n for n, habit in enumerate(BOARD.habits, start=1)}
    assert {habit.id: number for number, habit in found} == usual


def test_of_two_the_later_one_is_above() -> None:
    board = BOARD.with_changes(())
    tea = after(board, routines.change(board, DAWN, DAWN._replace(top=20 * 60), M, [BOOK]))
    top = on_top(tea, datetime(2026, 11, 21, 21, 0, tzinfo=UTC))
    assert top == (DAWN.id, NIGHT.id)
    late = board_of(Settings(day_boundary=0), NIGHT)
    assert on_top(late, datetime(2026, 11, 21, 0, 30, tzinfo=UTC)) == ()


def test_names_are_checked() -> None:
    with pytest.raises(Refusal, match="no_name"):
        routines.add(BOARD, Routine("", " "), M)
    with pytest.raises(Refusal, match="already"):
        routines.add(BOARD, Routine("", "night"), M)
    with pytest.raises(Refusal, match="top"):
        routines.change(BOARD, NIGHT, NIGHT._replace(top=1440), M)
    assert routines.change(BOARD, NIGHT, NIGHT, M) is None


def test_habits_join_and_leave_in_one_edit() -> None:
    edit = routines.change(BOARD, NIGHT, NIGHT, M, [BOOK], [TEA])
    moved = after(BOARD, edit)
    assert labels(parts_of(moved, NIGHT.id)) == ["Teeth", "Book"]
