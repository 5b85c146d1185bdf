"""Changing the day, time, star, tags and links of an entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from tests.domain.boards import DAY, WALK, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import metadata
from winsboard.domain.journal.metadata import MAX_LINKS, MAX_TAGS
from winsboard.domain.model.documents import Entry, Part
from winsboard.domain.model.edits import Edit, inverse
from winsboard.domain.text.calendar import day_of

FOUR = 240
OTHER = WALK._replace(id="2002", text="Walked home")


@pytest.mark.parametrize(
    ("day", "at", "clock"),
    [
        (date(2026, 11, 20), None, datetime(2026, 11, 20, 9, 30, tzinfo=UTC)),
        (DAY, time(18, 5), datetime(2026, 11, 21, 18, 5, tzinfo=UTC)),
        (date(2026, 10, 31), time(1, 0), datetime(2026, 11, 1, 1, 0, tzinfo=UTC)),
        (date(2025, 12, 31), time(3, 59), datetime(2026, 1, 1, 3, 59, tzinfo=UTC)),
        (date(2025, 12, 31), time(4, 0), datetime(2025, 12, 31, 4, 0, tzinfo=UTC)),
    ],
)
def test_an_entry_moves_to_a_day_and_a_time(day: date, at: time | None, clock: datetime) -> None:
    edit = metadata.move(WALK, day, moment(), at=at, boundary=FOUR)
    moved = after(board_of(WALK), edit).entries(day)
    assert [(e.day, e.at) for e in moved] == [(day, clock)]
    assert day_of(clock, FOUR) == day


def test_an_entry_that_was_written_far_away_keeps_the_clock_of_that_place() -> None:
    tokyo = timezone(timedelta(hours=9))
    far = WALK._replace(at=datetime(2026, 11, 21, 8, 12, tzinfo=tokyo))
    edit = metadata.move(far, date(2026, 11, 19), moment(), at=time(7, 0), boundary=FOUR)
    assert edit is not None
    (change,) = edit.changes
    assert isinstance(change.after, Entry)
    assert change.after.at == datetime(2026, 11, 19, 7, 0, tzinfo=tokyo)


def test_an_entry_of_a_night_with_a_changed_hour_stays_on_its_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = WALK._replace(day=date(2026, 10, 24), at=datetime(2026, 10, 25, 2, 30, tzinfo=berlin))
    edit = metadata.move(night, date(2026, 3, 28), moment(), boundary=FOUR)
    (moved,) = after(board_of(night), edit).entries(date(2026, 3, 28))
    assert day_of(moved.at, FOUR) == date(2026, 3, 28)


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(Refusal):
        metadata.move(WALK, date(2026, 11, 22), moment(), boundary=FOUR)


@pytest.mark.parametrize(
    ("act", "changed"),
    [
        (lambda: metadata.star(WALK, True, moment()), WALK._replace(starred=True)),
        (
            lambda: metadata.tag(WALK, ["a", "b", "a"], moment()),
            WALK._replace(tags=("a", "b")),
        ),
        (lambda: metadata.link(WALK, OTHER, moment()), WALK._replace(led_to=("2002",))),
        (
            lambda: metadata.people(WALK, ["Ines", "", "Ines"], moment()),
            WALK._replace(people=("Ines",)),
        ),
    ],
)
def test_a_change_is_kept_and_can_be_taken_back(
    act: Callable[[], Edit | None], changed: Entry
) -> None:
    edit = act()
    board = after(board_of(WALK, OTHER), edit)
    assert board.find(WALK) == changed
    assert edit is not None
    back = board.with_changes(inverse(edit, id="9", at=moment().now).changes)
    assert back.find(WALK) == WALK


@pytest.mark.parametrize(
    "edit",
    [
        metadata.star(WALK, False, moment()),
        metadata.tag(WALK, [], moment()),
        metadata.link(WALK._replace(led_to=("2002",)), OTHER, moment()),
        metadata.unlink(WALK, "2002", moment()),
        metadata.move(WALK, DAY, moment(), boundary=FOUR),
    ],
)
def test_what_is_so_already_changes_nothing(edit: Edit | None) -> None:
    assert edit is None


def test_a_link_can_be_taken_off() -> None:
    linked = WALK._replace(led_to=("2002", "2003"))
    board = after(board_of(linked), metadata.unlink(linked, "2002", moment()))
    assert board.find(linked) == WALK._replace(led_to=("2003",))


def test_an_entry_leads_to_another_one_and_not_to_endless_ones() -> None:
    with pytest.raises(Refusal):
        metadata.link(WALK, WALK, moment())
    full = WALK._replace(led_to=tuple(map(str, range(MAX_LINKS))))
    with pytest.raises(Refusal):
        metadata.link(full, OTHER, moment())
    with pytest.raises(Refusal):
        metadata.tag(WALK, [str(n) for n in range(MAX_TAGS + 1)], moment())


def test_answers_are_changed_and_a_blank_one_is_removed() -> None:
    parts = (Part("What went well?", "the bus", "wins"), Part("Tomorrow?", "tea", "tomorrow"))
    evening = WALK._replace(kind="reflection", text="", parts=parts)
    answers = [parts[0]._replace(answer="the bus \r\nand tea"), parts[1]._replace(answer="  ")]
    board = after(board_of(evening), metadata.answer(evening, answers, moment()))
    assert board.find(evening) == evening._replace(
        parts=(Part("What went well?", "the bus\nand tea", "wins"),)
    )
    assert metadata.answer(evening, parts, moment()) is None


def test_with_the_last_answer_the_entry_goes() -> None:
    parts = (Part("What went well?", "the bus", "wins"),)
    evening = WALK._replace(kind="reflection", text="", parts=parts)
    edit = metadata.answer(evening, [parts[0]._replace(answer="")], moment())
    assert after(board_of(evening), edit).find(evening) is None
