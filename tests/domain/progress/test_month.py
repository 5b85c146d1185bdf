"""The month view."""

from __future__ import annotations

import pytest

from tests.domain.progress.board import KNOWN, TODAY, months, on, with_settings
from winsboard.domain.model.month_days import summarize_documents
from winsboard.domain.progress.month import day_wins, month_view


def test_a_month_tells_the_wins_and_the_habits_of_each_day() -> None:
    view = month_view(KNOWN, months(KNOWN, TODAY, TODAY)[0], TODAY, TODAY)
    wins = {cell.day.day: cell.wins for week in view.weeks for cell in week if cell and cell.wins}
    assert wins == {1: 1, 2: 1, 3: 3, 4: 1, 10: 1, 20: 3, 21: 1}
    assert (view.wins, view.win_days) == (11, 7)
    assert [habit.label for habit in view.habits] == ["Make the bed", "Walk", "Old one"]
    third, fifth, far = view.cell(on(3)), view.cell(on(5)), view.cell(on(22))
    assert third is not None and third.states == ("done", None, "done")  # noqa: PT018
    assert fifth is not None and fifth.states == ("rest", None, None)  # noqa: PT018
    assert far is not None and far.ahead and not far.recorded  # noqa: PT018
    resting = [c.day.day for week in view.weeks for c in week if c and c.resting]
    assert resting == [12, 13, 14]
    assert view.cell(on(1, 12)) is None


def test_a_habit_that_had_not_begun_is_not_in_a_month() -> None:
    october = month_view(KNOWN, summarize_documents([]), on(1, 10), TODAY)
    assert [habit.label for habit in october.habits] == ["Make the bed"]
    assert october.wins == 0


@pytest.mark.parametrize(
    ("week_start", "weekdays", "first_row"),
    [
        (0, (0, 1, 2, 3, 4, 5, 6), [None] * 6 + [1]),
        (6, (6, 0, 1, 2, 3, 4, 5), [1, 2, 3, 4, 5, 6, 7]),
        (5, (5, 6, 0, 1, 2, 3, 4), [None, 1, 2, 3, 4, 5, 6]),
    ],
    ids=["monday", "sunday", "saturday"],
)
def test_the_week_begins_where_it_was_chosen(
    week_start: int, weekdays: tuple[int, ...], first_row: list[int | None]
) -> None:
    board = with_settings(KNOWN, week_start=week_start)
    view = month_view(board, months(board, TODAY, TODAY)[0], TODAY, TODAY)
    assert view.weekdays == weekdays
    assert [cell.day.day if cell else None for cell in view.weeks[0]] == first_row
    assert view.wins == 11


def test_the_wins_of_a_day_are_what_was_written_and_what_was_ticked() -> None:
    wins = day_wins(KNOWN, on(3))
    assert [entry.text for entry in wins.written] == ["Rang Ines"]
    assert [habit.label for habit, _ in wins.ticked] == ["Make the bed", "Old one"]
    assert day_wins(KNOWN, on(5)) == ((), ())
