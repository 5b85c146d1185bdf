"""Adding, changing and deleting routines, and putting habits into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit, Routine
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.text.sanitize import one_line


def listed(board: Board) -> tuple[Routine, ...]:
    """The routines, in the person's order."""
    return board.library_documents(Routine)


def validated(board: Board, routine: Routine) -> Routine:
    """Validate a routine. Raises Refusal, also if another one has its name."""
    new = items.validated(routine)
    wanted = new.name.casefold()
    if any(r.name.casefold() == wanted and r.id != new.id for r in listed(board)):
        raise Refusal("routine.already", name=new.name)
    return new


def add(board: Board, routine: Routine, context: EditContext, habits: Iterable[Habit] = ()) -> Edit:
    """Add a routine, and put habits into it. Raises Refusal if it is not valid."""
    edit = items.add_unchecked(board, validated(board, routine), context)
    made = edit.changes[0].document
    joined = (Change(h, h._replace(routine=made.id)) for h in habits)
    return edit._replace(changes=(*edit.changes, *joined))


def within(
    board: Board, new: Routine | None, context: EditContext, make: Callable[[str], Edit]
) -> Edit:
    """The edit that `make` returns for the id of a new routine, which is added with it.

    Nothing is added, and the id is empty, if there is no new routine.
    """
    if new is None:
        return make("")
    added = add(board, new, context)
    made = added.changes[0].document
    edit = make(made.id)
    return edit._replace(changes=(*added.changes, *edit.changes))


def change(
    board: Board,
    before: Routine,
    after: Routine,
    context: EditContext,
    come: Iterable[Habit] = (),
    go: Iterable[Habit] = (),
) -> Edit | None:
    """Change a routine; habits in `come` join it, those in `go` leave it.

    Returns None if nothing changes. Raises Refusal if it is not valid.
    """
    edit = items.change_unchecked(before, validated(board, after), context)
    moved = [
        *(Change(h, h._replace(routine=before.id)) for h in come if h.routine != before.id),
        *(Change(h, h._replace(routine="")) for h in go if h.routine == before.id),
    ]
    if not moved:
        return edit
    if edit is None:
        edit = context.update("routine.changed", before.name, before, before)
        return edit._replace(changes=tuple(moved))
    return edit._replace(changes=(*edit.changes, *moved))


def remove(board: Board, routine: Routine, context: EditContext) -> Edit:
    """Delete a routine. Its habits stay, each in its area."""
    edit = items.remove(routine, context)
    freed = (Change(h, h._replace(routine="")) for h in board.all_habits if h.routine == routine.id)
    return edit._replace(changes=(*edit.changes, *freed))


def find(board: Board, name: str) -> Routine:
    """Find a routine by number, id or name. Raises Refusal."""
    return items.find(listed(board), one_line(name))
