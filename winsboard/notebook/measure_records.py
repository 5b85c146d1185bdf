"""What follows for the measures when readings, ticks or habits change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeAlias

from winsboard.domain.measures import records
from winsboard.domain.measures.readings import habits_of, readings_in
from winsboard.domain.model.board import NO_PAGE, Board
from winsboard.domain.model.documents import Document, Habit, month_of
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord

ReadAll: TypeAlias = Callable[[Measure], Iterable[Reading]]
"""Returns all readings of a measure before the edit, of all years."""
Load: TypeAlias = Callable[[date, date], Board]
"""Returns the board before the edit, with the pages of some days."""


def measure_changes(board: Board, edit: Edit, load: Load, read_all: ReadAll) -> Iterator[Change]:
    """The changes of the records of measures that follow from an edit."""
    after = board.with_changes(edit.changes)
    for measure in after.library_documents(Measure):
        changed = _with_records(board, after, measure, edit, load, read_all)
        if changed != measure:
            yield Change(board.find(measure), changed)


def former_habits(board: Board, edit: Edit) -> Iterator[Change]:
    """The changes of measures whose habits an edit deletes."""
    for measure in board.with_changes(edit.changes).library_documents(Measure):
        changed = _with_former_habits(measure, edit)
        if changed != measure:
            yield Change(board.find(measure), changed)


def _with_former_habits(measure: Measure, edit: Edit) -> Measure:
    """The measure with the habits that the edit deletes, so that their numbers stay."""
    gone = [
        c.before.id
        for c in edit.changes
        if isinstance(c.before, Habit) and c.after is None and c.before.measure == measure.id
    ]
    return measure._replace(former_habits=(*measure.former_habits, *gone)) if gone else measure


def _with_records(
    board: Board, after: Board, measure: Measure, edit: Edit, load: Load, read_all: ReadAll
) -> Measure:
    removed = list(_readings(board, measure, (c.before for c in edit.changes)))
    added = list(_readings(after, measure, (c.after for c in edit.changes)))
    both = set(map(_bare, removed)) & set(map(_bare, added))
    removed, added = ([r for r in each if _bare(r) not in both] for each in (removed, added))
    if _needs_all(measure, edit):
        new: tuple[SetUpRecord, ...] | None = None
    elif not removed and not added:
        return measure
    else:
        new = records.updated(
            measure, added, removed, lambda day: _on_day(measure, day, edit, load)
        )
    if new is None:
        new = records.records_of(_all_after(board, after, measure, edit, read_all), measure.better)
    return measure._replace(records=new)


def _needs_all(measure: Measure, edit: Edit) -> bool:
    """Whether the habits or the better direction of a measure change, with all of its readings."""
    return any(_is_about_all(measure, before, after) for before, after in edit.changes)


def _is_about_all(measure: Measure, before: Document | None, after: Document | None) -> bool:
    if isinstance(before, Measure) and isinstance(after, Measure) and after.id == measure.id:
        return (before.better, before.former_habits) != (after.better, after.former_habits)
    if isinstance(before, Habit) and isinstance(after, Habit):
        links = (before.measure, after.measure)
        return links[0] != links[1] and measure.id in links
    return False


def _on_day(measure: Measure, day: date, edit: Edit, load: Load) -> Iterator[Reading]:
    """The readings of a day after the edit."""
    board = load(day, day).with_changes(edit.changes)
    page = board.pages.get(month_of(day), NO_PAGE)
    return (r for r in _readings(board, measure, page.values()) if r.day == day)


def _all_after(
    board: Board, after: Board, measure: Measure, edit: Edit, read_all: ReadAll
) -> Iterable[Reading]:
    """All readings of a measure after the edit."""
    was = board.find(measure)
    habits = habits_of(after, measure)
    # The habits may be others than before the edit; the reader looks for these.
    asked = measure._replace(former_habits=(*measure.former_habits, *habits))
    found = {r.id: r for r in read_all(asked)} if was is not None else {}
    if was is not None:
        gone = set(habits_of(board, was)) - set(habits)
        found = {id: r for id, r in found.items() if not _is_of(id, gone)}
    for before, now in edit.changes:
        for reading in _readings(board, measure, [before]):
            found.pop(reading.id, None)
        for reading in _readings(after, measure, [now]):
            found[reading.id] = reading
    return found.values()


def _bare(reading: Reading) -> Reading:
    """A reading without what records do not depend on, such as its note."""
    return Reading(
        reading.id, reading.measure, reading.day, reading.at, reading.value, set_up=reading.set_up
    )


def _is_of(mark: str, habits: Iterable[str]) -> bool:
    """Whether an id is that of a mark of one of some habits."""
    return mark[8:] in set(habits)


def _readings(
    board: Board, measure: Measure, documents: Iterable[Document | None]
) -> Iterator[Reading]:
    there = (document for document in documents if document is not None)
    return readings_in(there, measure, habits_of(board, measure))
