"""Coming back after days away: one line and three choices, and no count of days."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Final

from winsboard.domain.habits import habits, rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LIBRARY, Mark, month_of
from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.text.calendar import LOOKS_BACK, ONE_DAY, months_between
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple

AWAY: Final = 2
"""Days without any record from which on a return is greeted."""
FRESH_PAGE: Final = 60
"""Days without any record from which on a fresh page is offered."""
SMALL_WINS: Final = 3
LATELY: Final = timedelta(days=120)


class SmallWin(NamedTuple):
    """Something a person often keeps: a habit, or a win in the same words."""

    label: str
    habit: str
    """Id of the habit; empty for a win in words."""


def last_kept(board: Board, today: date) -> date | None:
    """The last day before today with any record, as far as pages were read; none without one."""
    for name in sorted(board.pages.keys() - {LIBRARY}, reverse=True):
        days = (getattr(document, "day", today) for document in board.pages[name].values())
        before = [day for day in days if day < today]
        if before:
            return max(before)
    return None


def days_away(board: Board, today: date) -> int:
    """Days in a row before today without any record, rests not among them.

    It is 0 once something was kept today. The pages of the last year have to be there; a board
    without a record in all of it was last looked after when it was begun.
    """
    if board.entries(today) or any(m.day == today for m in board.marks(month_of(today))):
        return 0
    last = last_kept(board, today) or _begun(board, today)
    if last is None:
        return 0
    first = last + ONE_DAY
    rested = rests.days_of(board.rests, "", first, today - ONE_DAY)
    return max((today - first).days - len(rested), 0)


def _begun(board: Board, today: date) -> date | None:
    """The day the board was begun; none where it has no trace of that, or pages are not read."""
    if not all(month in board.pages for month in months_between(today - LOOKS_BACK, today)):
        return None
    began = [habit.began_on for habit in board.all_habits if habit.began_on > date.min]
    return min(
        [*began, *([board.settings.started_on] if board.settings.started_on else [])], default=None
    )


def is_greeted(board: Board, today: date) -> bool:
    """Whether the board says welcome back."""
    return days_away(board, today) >= AWAY


def offers_fresh_page(board: Board, today: date) -> bool:
    """Whether it offers a fresh page, too."""
    return days_away(board, today) >= FRESH_PAGE


def fresh_page(board: Board, moment: EditContext) -> Edit | None:
    """Put every habit away, in one act that undo takes back; everything kept stays kept.

    None where there is none in use.
    """
    put_away = [
        change for habit in board.habits for change in habits.archive(habit, moment).changes
    ]
    return moment.edit(Title("welcome.fresh_page"), *put_away) if put_away else None


def small_wins(board: Board, today: date, most: int = SMALL_WINS) -> tuple[SmallWin, ...]:
    """The small wins a person keeps most often, the most frequent first.

    Habits in use and wins in the same words, over the months that were read of the last four.
    """
    times: Counter[SmallWin] = Counter()
    in_use = {habit.id: habit for habit in board.habits}
    for month in months_between(today - LATELY, today):
        for mark in board.marks(month):
            if mark.habit in in_use and _was_done(mark):
                times[SmallWin(in_use[mark.habit].label, mark.habit)] += 1
        for entry in board.month_entries(month):
            if entry.kind == "win" and "\n" not in entry.text:
                times[SmallWin(one_line(entry.text), "")] += 1
    order = sorted(times, key=lambda win: (-times[win], not win.habit, win.label))
    return tuple(order[:most])


def _was_done(mark: Mark) -> bool:
    return mark.state != "rest"
