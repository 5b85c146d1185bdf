"""Undoing what the ledger says: a line on another board is taken back, and never sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from winsboard.domain.errors import Refusal
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Share
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.notebook.boards.sending import Prepared, Sender


class UndoneShares:
    """The edit of an undo or redo, with what it means for other boards."""

    def __init__(self, edit: Edit, context: EditContext, sender: Sender) -> None:
        """Prepare to ask other boards for what is taken back. Raises StoreError."""
        self._edit = edit
        self._asked: list[Prepared] = []
        self.title = edit.title
        """What the person is told: that of the edit, or what undo can not reach."""
        if not any(isinstance(change.document, Share) for change in edit.changes):
            return
        self._edit = edit._replace(changes=tuple(_kept_true(edit, context.today)))
        for share in _asked_before(edit):
            self.title = Title("share.stays_back", share.name)
        for share in _taken_back(edit):
            try:
                self._asked.append(sender.withdraw(share, context))
                self.title = Title("share.asked_back", share.name)
            except Refusal:
                self.title = Title("share.carried_away")

    def commit(self, commit: Callable[[Edit], object]) -> None:
        """Commit the edit, then ask the other boards. Raises StoreError."""
        try:
            commit(self._edit)
        except BaseException:
            for asked in self._asked:
                asked.discard()
            raise
        for asked in self._asked:
            asked.send()


def _taken_back(edit: Edit) -> Iterator[Share]:
    """The lines that another board has and that the ledger would lose."""
    for before, after in edit.changes:
        is_given = isinstance(before, Share) and before.way == "board" and after is None
        if is_given and before.withdrawn_on is None:
            yield before


def _asked_before(edit: Edit) -> Iterator[Share]:
    """The lines that were asked back already; their words are not sent again."""
    for before, _ in edit.changes:
        if isinstance(before, Share) and before.way == "board" and before.withdrawn_on is not None:
            yield before


def _kept_true(edit: Edit, today: date) -> Iterator[Change]:
    """The changes, with a ledger that still says what was given and what was asked back."""
    for change in edit.changes:
        before, after = change
        if not isinstance(before, Share) or before.way != "board":
            yield change
        elif before.withdrawn_on is not None:
            yield Change(before, before)
        else:
            yield Change(before, before._replace(withdrawn_on=today) if after is None else after)
