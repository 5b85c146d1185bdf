"""The edit that undoes an act."""

from __future__ import annotations

from collections.abc import Callable

from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit, inverse
from winsboard.notebook.consequences import Load, check_undo, with_records
from winsboard.notebook.reading.reader import Reader
from winsboard.notebook.saving.rebase import undoable
from winsboard.notebook.undo.undo_log import Done
from winsboard.store.codec.records import Record


def undoing(
    board: Board,
    act: Done,
    context: EditContext,
    restore: Callable[[Record], Edit],
    load: Load,
    reader: Callable[[], Reader],
) -> Edit:
    """The inverse of an act, with the records of measures as they are after it.

    `restore` returns the edit of a record. Raises Refusal and StoreError.
    """
    check_undo(board, act)
    edit = undoable(board, act) if isinstance(act, Edit) else restore(act)
    return with_records(board, inverse(edit, id=context.new_id(), at=context.now), load, reader)
