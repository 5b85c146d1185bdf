"""Reminders of habits: due from their hour, once, until ticked, resting or hidden."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.boards import DAY, NOW, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits, reminders, rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, MarkState, Rest, Rhythm
from winsboard.words.parse.hours import hours_words, parse_hours

NINE, ONE, FIVE = 9 * 60, 13 * 60, 17 * 60
WALK = Habit("11", "Walk", remind=(NINE, FIVE), position=1.0)
BREATHS = Habit("12", "Breaths", kind="count", remind=(NINE, ONE, FIVE), position=2.0)
TODAY_ONLY = Rhythm("weekdays", 1, (DAY.weekday(),))
OTHER_DAYS = Rhythm("weekdays", 1, ((DAY.weekday() + 1) % 7,))


def due_at(board: Board, hour: int, minute: int = 0, day: date = DAY) -> str | None:
    now = NOW.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=minute)
    found = reminders.due(board, now, DAY)
    return found and found.label


def marked(state: MarkState) -> Board:
    board = board_of(WALK)
    return after(board, habits.mark(board, WALK, DAY, state, moment()))


def counted(habit: Habit, value: float) -> Board:
    board = board_of(habit)
    return after(board, habits.count(board, habit, DAY, value, moment()))


def resting() -> Board:
    board = board_of(WALK)
    return after(board, rests.add(board, Rest("", DAY, DAY), moment()))


CASES: dict[str, tuple[Board, dict[int, bool]]] = {
    "open": (board_of(WALK), {8: False, 9: True, 16: True, 23: True}),
    "ticked": (marked("done"), {9: False, 18: False}),
    "some": (marked("some"), {9: False, 18: False}),
    "rest": (marked("rest"), {9: False, 18: False}),
    "rest day": (resting(), {9: False, 18: False}),
    "hidden": (board_of(WALK._replace(remind_hidden_on=DAY)), {9: False, 18: False}),
    "hidden before": (board_of(WALK._replace(remind_hidden_on=DAY - timedelta(1))), {9: True}),
    "archived": (board_of(WALK._replace(archived_on=DAY)), {9: False}),
    "no hours": (board_of(WALK._replace(remind=())), {9: False, 23: False}),
    "its weekday": (board_of(WALK._replace(rhythm=TODAY_ONLY)), {9: True}),
    "another weekday": (board_of(WALK._replace(rhythm=OTHER_DAYS)), {9: False}),
    "counted once": (counted(BREATHS, 1), {9: False, 13: True, 17: True}),
    "counted twice": (counted(BREATHS, 2), {9: False, 13: False, 17: True}),
    "aim reached": (counted(BREATHS._replace(aim=2.0), 2), {17: False}),
}


@pytest.mark.parametrize("case", CASES)
def test_a_habit_is_due_from_its_hours_while_it_is_open(case: str) -> None:
    board, hours = CASES[case]
    for hour, is_due in hours.items():
        assert (due_at(board, hour) is not None) is is_due, hour


def test_an_hour_after_midnight_is_at_the_end_of_the_day() -> None:
    board = board_of(WALK._replace(remind=(30,)))
    assert due_at(board, 23) is None
    assert due_at(board, 0, 45, DAY + timedelta(1)) == "Walk"


def test_of_several_the_one_whose_hour_was_last_is_shown() -> None:
    board = board_of(WALK, BREATHS)
    assert [due_at(board, hour) for hour in (9, 13, 17)] == ["Walk", "Breaths", "Walk"]


def test_it_is_hidden_for_today_and_switched_off_for_good() -> None:
    board = board_of(WALK)
    hidden = after(board, reminders.hide(WALK, moment()))
    assert due_at(hidden, 18) is None
    assert hidden.habits[0].remind == WALK.remind
    off = after(board, reminders.switch_off(WALK, moment()))
    assert off.habits[0].remind == ()


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("9:00 17:30", (540, 1050)),
        ("17:30,9", (540, 1050)),
        ("9 am, 5 pm", (540, 1020)),
        ("9:00 9:00", (540,)),
        ("none", ()),
        ("", ()),
    ],
)
def test_hours_are_read_as_people_type_them(typed: str, hours: tuple[int, ...]) -> None:
    assert parse_hours(typed, "habit.remind") == hours
    for clock_hours in (24, 12):
        assert parse_hours(hours_words(hours, clock_hours), "habit.remind") == hours


@pytest.mark.parametrize("typed", ["soon", "25:00", "-3", "nan", "9:00 soon"])
def test_what_is_not_a_time_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"habit\.remind"):
        parse_hours(typed, "habit.remind")


def test_more_hours_than_a_habit_takes_are_refused() -> None:
    with pytest.raises(Refusal, match=r"habit\.many_reminders"):
        parse_hours(" ".join(f"{hour}:00" for hour in range(9)), "habit.remind")
