"""Patterns in wins."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.boards import board_of
from tests.domain.progress.board import BED, KNOWN, TODAY, months, on, ticked, wrote
from tests.thorough import examples
from winsboard.domain.model.board import Board
from winsboard.domain.progress.patterns import PARTS_OF_DAY, patterns


def test_patterns_of_a_known_month() -> None:
    entries = list(KNOWN.month_entries("2026-11"))
    found = patterns(KNOWN, months(KNOWN, TODAY, TODAY), entries, on(1), TODAY)
    assert (found.wins, found.written) == (11, 4)
    assert [(area, count.wins) for area, count in found.by_area] == [
        ("morning", 5),
        ("", 2),
        ("movement", 2),
        ("boundaries", 1),
        ("connection", 1),
    ]
    # 1st Sunday 1, 2nd Monday 1, 3rd Tuesday 3, 4th Wednesday 1, 10th Tuesday 1, 20th Friday 3,
    # 21st Saturday 1.
    assert found.by_weekday == (1, 4, 1, 0, 3, 1, 1)
    assert dict(found.by_part) == {"morning": 1, "afternoon": 1, "evening": 1, "night": 1}
    assert [e.text for e in found.firsts.words] == ["Said no"]
    assert found.said_no == found.firsts
    assert [e.text for e in found.asked.words] == ["Rang Ines"]
    # One of the three wins of that day is tagged.
    assert found.hard.wins == 1
    assert [e.text for e in found.hard.words] == ["Got up"]
    assert found.on_my_own.wins == 0


@pytest.mark.parametrize(
    ("at", "part"),
    [
        ("2026-11-20T04:00:00+09:00", "morning"),
        ("2026-11-20T16:59:00-08:00", "afternoon"),
        ("2026-11-20T17:00:00+00:00", "evening"),
        ("2026-11-21T03:59:00+01:00", "night"),
        ("2026-11-20T22:00:00+05:45", "night"),
    ],
)
def test_the_part_of_the_day_goes_by_the_clock_of_the_place(at: str, part: str) -> None:
    entry = wrote(on(20), "x")._replace(at=datetime.fromisoformat(at))
    found = patterns(Board(), [], [entry], on(1), TODAY)
    assert [name for name, count in found.by_part if count] == [part]


def test_a_night_with_a_changed_hour_has_its_wins_once() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = date(2026, 10, 24)
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    wins = [
        wrote(night, "first")._replace(at=twice),
        wrote(night, "second")._replace(id="2", at=twice.replace(fold=1)),
    ]
    board = board_of(*wins)
    found = patterns(board, months(board, night, night), wins, night, night)
    assert (found.wins, dict(found.by_part)["night"]) == (2, 2)


def test_patterns_keep_to_their_days() -> None:
    entries = list(KNOWN.month_entries("2026-11"))
    found = patterns(KNOWN, months(KNOWN, TODAY, TODAY), entries, on(4), on(10))
    assert (found.wins, found.written, sum(found.by_weekday)) == (2, 1, 2)
    assert dict(found.by_area)["morning"].wins == 1


def test_a_hard_day_card_makes_the_wins_of_its_day_wins_on_a_hard_day() -> None:
    board = board_of(BED, *ticked(BED, [on(2)]), wrote(on(2), "", kind="hard_day"))
    entries = board.month_entries("2026-11")
    found = patterns(board, months(board, TODAY, TODAY), entries, on(1), TODAY)
    assert found.hard == (1, (), ())


def test_a_win_that_was_written_down_later_has_no_part_of_the_day() -> None:
    later = wrote(on(5), "Yesterday's")._replace(day=on(4))
    found = patterns(Board(), [], [later], on(1), TODAY)
    assert found.written == 1
    assert sum(count for _, count in found.by_part) == 0


@settings(max_examples=examples(30), deadline=None)
@given(st.lists(st.tuples(st.integers(1, 21), st.integers(4, 23)), max_size=25, unique=True))
def test_every_written_win_is_in_one_area_one_weekday_and_one_part(
    times: list[tuple[int, int]],
) -> None:
    entries = [wrote(on(day), "x", hour=hour) for day, hour in times]
    board = board_of(*entries)
    found = patterns(board, months(board, TODAY, TODAY), entries, on(1), TODAY)
    assert found.wins == found.written == len(entries)
    assert sum(count.wins for _, count in found.by_area) == len(entries)
    assert sum(found.by_weekday) == len(entries)
    assert sum(count for _, count in found.by_part) == len(entries)
    assert tuple(part for part, _ in found.by_part) == PARTS_OF_DAY
