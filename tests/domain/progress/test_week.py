"""The week page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.boards import board_of
from tests.domain.progress.board import KNOWN, TODAY, noted, on, with_settings, wrote
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Prompt
from winsboard.domain.progress.week import is_offered, question_for, week_page
from winsboard.domain.text.calendar import days_between, weeks_between

MONDAY = date(2026, 11, 2)


def test_the_page_of_a_week() -> None:
    page = week_page(KNOWN, on(4))
    assert (page.first, page.last, page.wins) == (on(2), on(8), 5)
    assert [(r.habit.label, r.days, r.rest) for r in page.routines] == [
        ("Make the bed", 3, 1),
        ("Old one", 1, 0),
    ]
    assert [e.text for e in page.words] == ["A note", "Rang Ines"]
    assert page.firsts == page.hard == ()
    later = week_page(KNOWN, on(20))
    assert [e.text for e in later.hard] == ["Got up"]
    assert later.hard_wins == 1


def test_the_page_of_a_week_reads_out_no_hard_day() -> None:
    board = with_settings(
        board_of(
            wrote(on(17), "so hard", kind="hard_day"),
            wrote(on(17), "loud noise", kind="trigger"),
            wrote(on(17), "harsh", kind="thought"),
            noted(on(17), 1),
            wrote(on(17), "kept", hour=12),
        ),
        mood=True,
    )
    page = week_page(board, on(17))
    assert [e.text for e in page.words] == ["kept"]
    # The trigger and the thought are wins too: the card is of that day.
    assert page.hard_wins == 3


def test_the_page_of_the_week_is_offered_on_the_chosen_day() -> None:
    assert not is_offered(Board(), TODAY)
    assert is_offered(with_settings(Board(), week_page_on=5), TODAY)
    assert not is_offered(with_settings(Board(), week_page_on=5), on(22))


def test_the_questions_of_the_weeks_take_turns() -> None:
    questions = [Prompt(str(n), str(n)) for n in range(3)]
    asked = [question_for(MONDAY + timedelta(days=7 * n), questions) for n in range(6)]
    assert asked[:3] == asked[3:]
    assert len(set(asked)) == 3
    assert question_for(MONDAY, []) is None


@pytest.mark.parametrize("week_start", [0, 5, 6])
@pytest.mark.parametrize("first", [date(2020, 12, 28), date(2021, 1, 4), date(2024, 2, 29)])
def test_weeks_hold_each_day_of_a_span_once(week_start: int, first: date) -> None:
    last = first + timedelta(days=40)
    weeks = weeks_between(first, last, week_start)
    assert [d for week in weeks for d in week if d] == list(days_between(first, last))
    assert all(d.weekday() == (week_start + n) % 7 for w in weeks for n, d in enumerate(w) if d)
