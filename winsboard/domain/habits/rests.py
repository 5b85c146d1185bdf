"""Rests: spans of days, past or planned, that are left out of scores and runs.

The day after a rest follows directly on the day before it. A day of a rest on which something was
done still counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Rest
from winsboard.domain.model.edits import Edit
from winsboard.domain.text import sanitize as texts
from winsboard.domain.text.calendar import ONE_DAY, days_between

MAX_DAYS_AHEAD: Final = timedelta(days=3660)
"""How far into the future a rest may reach."""


def add(board: Board, rest: Rest, context: EditContext) -> Edit:
    """Add a rest, for the whole board or for one habit. Raises Refusal if it is not valid."""
    new = validated(board, rest, context.today)._replace(id=context.new_id())
    did = "rest.added" if new.first > context.today else "rest.kept"
    return context.creation(did, span(new), new)


def change(board: Board, rest: Rest, changed: Rest, context: EditContext) -> Edit | None:
    """Change a rest. Returns None if nothing changes; raises Refusal if it is not valid."""
    kept = validated(board, changed, context.today)
    return None if kept == rest else context.update("rest.changed", span(rest), rest, kept)


def end(rest: Rest, context: EditContext) -> Edit | None:
    """End a rest yesterday, or delete it if it did not begin before today.

    Returns None if it was over already.
    """
    if rest.last is not None and rest.last < context.today:
        return None
    if rest.first >= context.today:
        return remove(rest, context)
    ended = rest._replace(last=context.today - ONE_DAY)
    return context.update("rest.ended", span(rest), rest, ended)


def remove(rest: Rest, context: EditContext) -> Edit:
    """Delete a rest; its days count again."""
    return context.removal("rest.removed", span(rest), rest)


def validated(board: Board, rest: Rest, today: date) -> Rest:
    """Validate a rest.

    Raises Refusal if it ends before it begins, is too far ahead, names an unknown habit, or
    overlaps another rest of the same habit or of the whole board.
    """
    if rest.last is not None and rest.last < rest.first:
        raise Refusal("rest.backwards", first=rest.first, last=rest.last)
    if max(rest.first, rest.last or rest.first) - today > MAX_DAYS_AHEAD:
        raise Refusal("rest.far")
    if rest.habit and board.habit(rest.habit) is None:
        raise Refusal("habit.unknown", name=rest.habit)
    if others := [other for other in board.rests if _overlap(other, rest)]:
        raise _taken(others[0])
    return rest._replace(reason=texts.short(rest.reason))


def _taken(rest: Rest) -> Refusal:
    """The error for days that a rest has already."""
    if rest.first == rest.last:
        return Refusal("rest.already.day", day=rest.first)
    if rest.last is None:
        return Refusal("rest.already.open", first=rest.first)
    return Refusal("rest.already", first=rest.first, last=rest.last)


def _overlap(one: Rest, other: Rest) -> bool:
    """Whether two rests of the same habit, or of the whole board, overlap."""
    apart = (one.last and one.last < other.first) or (other.last and other.last < one.first)
    return one.id != other.id and one.habit == other.habit and not apart


def span(rest: Rest) -> str:
    """The days of a rest as text: `2026-11-22`, `2026-11-22 – 2026-11-26`, `2026-11-22 –`."""
    if rest.last == rest.first:
        return rest.first.isoformat()
    return f"{rest.first} – {rest.last or ''}".rstrip()


def covers(rest: Rest, habit: str, day: date) -> bool:
    """Whether a rest applies to a habit on a day. An empty `habit` asks for the whole board."""
    return (
        rest.habit in ("", habit) and rest.first <= day and (rest.last is None or day <= rest.last)
    )


def rest_on(board: Board, day: date, habit: str = "") -> Rest | None:
    """The rest that applies on a day to the whole board, or to a habit. None if there is none."""
    return next((rest for rest in board.rests if covers(rest, habit, day)), None)


def days_of(rests: Iterable[Rest], habit: str, first: date, last: date) -> frozenset[date]:
    """The days of a range on which a habit rests. An empty `habit` asks for the whole board."""
    return frozenset(
        day
        for rest in rests
        if rest.habit in ("", habit)
        and rest.first <= last
        # Most rests of a long life are over.
        and (rest.last is None or rest.last >= first)
        for day in days_between(max(rest.first, first), min(rest.last or last, last))
    )


def current_and_planned(board: Board, today: date) -> tuple[Rest, ...]:
    """The current and planned rests, earliest first."""
    return tuple(rest for rest in board.rests if is_current_or_planned(rest, today))


def is_current_or_planned(rest: Rest, today: date) -> bool:
    """Whether a rest is current or planned."""
    return rest.last is None or rest.last >= today
