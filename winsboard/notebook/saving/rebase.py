"""Applying pending edits again to pages read from disk."""

from __future__ import annotations

from collections.abc import Iterable

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import NO_PAGE, Board
from winsboard.domain.model.documents import Document, page_of
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.schema.derived import with_derived_of


def rebase_edits(board: Board, edits: Iterable[Edit]) -> Board:
    """Apply edits to a board field by field, as the store will write them."""
    for edit in edits:
        board = board.with_changes([_rebase_change(board, change) for change in edit.changes])
    return board


def _rebase_change(board: Board, change: Change) -> Change:
    before, after = change
    if before is None or after is None:
        return change
    now = current_version(board, before)
    if now is None:
        return Change(before, after)
    return Change(now, _with_changes(now, before, after))


def undoable(board: Board, edit: Edit) -> Edit:
    """The edit with derived fields as they are now, since an undo computes them again.

    Raises Refusal if one of its documents has changed since.
    """
    changes = []
    for change in own_changes(edit):
        now = current_version(board, change.document)
        after = with_derived_of(change.after, now)
        if after != now:
            raise Refusal("undo.changed")
        changes.append(Change(with_derived_of(change.before, now), after))
    return edit._replace(changes=tuple(changes))


def own_changes(edit: Edit) -> tuple[Change, ...]:
    """The changes of an edit without those of derived fields alone."""
    return tuple(
        c for c in edit.changes if c.before is None or with_derived_of(c.before, c.after) != c.after
    )


def current_version(board: Board, document: Document) -> Document | None:
    """The current version of a document on the board; None if it does not exist."""
    return board.pages.get(page_of(document), NO_PAGE).get((type(document), document.id))


def _with_changes(now: Document, before: Document, after: Document) -> Document:
    values = zip(now, before, after, strict=True)
    return type(now)._make(new if old != new else kept for kept, old, new in values)
