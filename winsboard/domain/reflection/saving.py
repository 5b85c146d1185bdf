"""Saving the answers of a look back, and what they say about other entries and habits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from winsboard.domain.habits import habits
from winsboard.domain.journal import entries
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Habit, Mark, Part
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.model.wins import REFLECTION, is_win, own_words

Win: TypeAlias = Entry | Mark

TICKED: Final = "ticked"
"""Step id of an answer that ticked a habit. The tick is the win, so the answer is not one more."""


def wins_of(board: Board, day: date) -> tuple[Win, ...]:
    """The wins of a day to pick from: ticked habits in their order, then entries by time.

    The look back itself is not one of them, and neither is what may be hard to read again.
    """
    marks = (board.mark(habit.id, day) for habit in board.habits)
    ticked = [mark for mark in marks if mark is not None and is_win(mark)]
    return (*ticked, *filter(_can_be_picked, board.entries(day)))


def _can_be_picked(entry: Entry) -> bool:
    """Whether an entry is a win in the person's own words, or something that was tried."""
    if entry.kind == REFLECTION or not is_win(entry):
        return False
    return bool(own_words(entry)) or entry.kind in ("calm", "ritual")


def save(
    board: Board,
    day: date,
    answers: Sequence[Part],
    context: EditContext,
    *,
    initial: Sequence[Part] = (),
    flow: str = "",
    picked: Sequence[Win] = (),
    ticked: Mapping[Part, Habit] | None = None,
) -> Edit | None:
    """Save a look back, star the wins that were picked and tick the habits that were named.

    `ticked` are the habits by the answers that name them. All of it is one edit, so that one undo
    takes it back. Returns None if nothing changes.
    """
    named = ticked or {}
    parts = [p._replace(step=TICKED) if p in named else p for p in answers]
    edit = entries.save_reflection(board, day, parts, context, initial=initial, flow=flow)
    if edit is None:
        return None
    stars = [Change(win, win._replace(starred=True)) for win in picked if not win.starred]
    ticks = [change for habit in named.values() for change in _tick(board, habit, day, context)]
    return edit._replace(changes=(*edit.changes, *stars, *ticks))


def _tick(board: Board, habit: Habit, day: date, context: EditContext) -> Iterator[Change]:
    before = board.mark(habit.id, day)
    if before is None or not is_win(before):
        edit = habits.mark(board, habit, day, "done", context)
        yield from edit.changes if edit else ()
