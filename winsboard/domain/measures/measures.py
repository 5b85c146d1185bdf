"""Adding, changing, archiving and deleting measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import Measure
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import field_of
from winsboard.domain.text.sanitize import lines

_NUMBERS: Final = ("decimals", "out_of", "low", "high", "wobble")
"""The fields whose range is checked, with one sentence for all of them."""


def listed(board: Board, *, away: bool = False) -> tuple[Measure, ...]:
    """The measures in use, or those that were archived, in the person's order."""
    found = board.library_documents(Measure)
    return tuple(m for m in found if (m.put_away_on is not None) is away)


def validated(measure: Measure) -> Measure:
    """The measure with tidy texts. Raises Refusal if it has no name or a number does not fit."""
    checked = items.validated(measure)
    for name in _NUMBERS:
        value = getattr(checked, name)
        if value is not None and not fits(field_of(Measure, name), value):
            raise Refusal("measure.number")
    low, high = checked.low, checked.high
    if low is not None and high is not None and low > high:
        raise Refusal("measure.range")
    return checked._replace(set_ups=tuple(dict.fromkeys(lines(checked.set_ups))))


def add(board: Board, measure: Measure, context: EditContext) -> Edit:
    """Append a measure to the list. Raises Refusal if it is not valid."""
    return items.add_unchecked(board, validated(measure), context)


def change(before: Measure, after: Measure, context: EditContext) -> Edit | None:
    """Change a measure. Returns None if nothing changes.

    Raises Refusal if it is not valid, or if the unit of a measure with readings is changed: the old
    numbers would get a unit that they never had.
    """
    checked = validated(after)
    if before.records and (checked.unit, checked.kind) != (before.unit, before.kind):
        raise Refusal("measure.unit", name=before.name, unit=checked.unit)
    return items.change_unchecked(before, checked, context)


def with_other_unit(measure: Measure, unit: str) -> Measure:
    """A new measure like another one, with a unit of its own and no readings."""
    return measure._replace(
        id="", unit=unit, low=None, high=None, records=(), former_habits=(), template=""
    )


def put_away(measure: Measure, context: EditContext) -> Edit | None:
    """Archive a measure; its readings stay. Returns None if it is archived."""
    return items.put_away(measure, "measure.archived", context)


def bring_back(measure: Measure, context: EditContext) -> Edit | None:
    """Restore an archived measure. Returns None if it is in use."""
    return items.bring_back(measure, "measure.restored", context)


def hide_chart(measure: Measure, context: EditContext, *, hidden: bool = True) -> Edit | None:
    """Hide the chart of a measure for good, or show it again."""
    if measure.chart_hidden is hidden:
        return None
    did = "measure.chart_hidden" if hidden else "measure.chart_shown"
    return context.update(did, measure.name, measure, measure._replace(chart_hidden=hidden))


def remove(measure: Measure, context: EditContext) -> Edit:
    """Delete a measure. Its readings stay in the files, hidden, so that an undo restores them."""
    return context.edit(Title("measure.removed", measure.name), Change(measure, None))


def find(board: Board, name: str) -> Measure:
    """Find a measure by its number in the list, its id, or part of its name.

    Measures in use are preferred to archived ones. Raises Refusal if nothing matches, or if several
    match.
    """
    used, away = listed(board), listed(board, away=True)
    try:
        return items.find(used, name)
    except Refusal as no:
        if no.reason != "own.unknown" or not away:
            raise
    return _find_away(away, name)


def _find_away(away: Sequence[Measure], name: str) -> Measure:
    """An archived measure is found by its name, not by a number: the list has other numbers."""
    if name.strip().isdecimal() and all(m.id != name.strip() for m in away):
        raise Refusal("own.unknown", name=name)
    return items.find(away, name)
