"""A board with wins that were counted by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from tests.domain.boards import board_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    LIBRARY,
    Entry,
    EntryKind,
    Habit,
    Mark,
    MarkState,
    Rest,
    Settings,
    mark_id,
)
from winsboard.domain.model.month_days import MonthDays, summarize_documents
from winsboard.domain.text.calendar import months_between

TODAY = date(2026, 11, 21)
"""A Saturday."""
BED = Habit("1", "Make the bed", area="morning", position=1, began_on=date(2026, 1, 1))
WALK = Habit("2", "Walk", area="movement", position=2, began_on=date(2026, 11, 10))
OLD = Habit("3", "Old one", position=3, began_on=date(2020, 1, 1), archived_on=date(2026, 11, 5))


def on(day: int, month: int = 11, year: int = 2026) -> date:
    return date(year, month, day)


def ticked(habit: Habit, days: Iterable[date], state: MarkState = "done") -> list[Mark]:
    return [Mark(mark_id(habit.id, day), habit.id, day, state) for day in days]


def wrote(
    day: date, text: str, *tags: str, kind: EntryKind = "win", hour: int = 9, **more: object
) -> Entry:
    at = datetime(day.year, day.month, day.day, hour, len(text) % 60, tzinfo=UTC)
    entry = Entry(f"{day:%Y%m%d}{hour}{len(text)}", day, at, kind, text, tags=tags)
    return entry._replace(**more)  # type: ignore[arg-type]


def months(board: Board, first: date, last: date) -> list[MonthDays]:
    return [
        summarize_documents(board.pages.get(m, {}).values()) for m in months_between(first, last)
    ]


KNOWN = board_of(
    BED,
    WALK,
    OLD,
    *ticked(BED, [on(1), on(2), on(3)]),
    *ticked(BED, [on(4)], "some"),
    *ticked(BED, [on(5)], "rest"),
    *ticked(WALK, [on(20), on(21)]),
    *ticked(OLD, [on(3)]),
    wrote(on(3), "Rang Ines", "asked", area="connection", hour=18),
    wrote(on(3), "A note", kind="note"),
    wrote(on(10), "Said no", "said_no", "first_time", area="boundaries", hour=13),
    wrote(on(20), "Got up", "hard_day", hour=5),
    wrote(on(21), "Slept", area="morning", hour=2)._replace(day=on(20)),
    Rest("9", on(12), on(14)),
    Rest("8", on(16), on(16), habit="1"),
)
"""Wins by day: the 1st 1, the 2nd 1, the 3rd 3, the 4th 1, the 10th 1, the 20th 3, the 21st 1."""


def with_settings(board: Board, **chosen: object) -> Board:
    changed = Settings()._replace(**chosen)  # type: ignore[arg-type]
    return board.with_page(LIBRARY, {**board.pages.get(LIBRARY, {}), (Settings, "1"): changed})


def noted(day: date, mood: int | None, hour: int = 9) -> Entry:
    return wrote(day, "", kind="mood", hour=hour, mood=mood)
