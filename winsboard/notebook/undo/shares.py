"""Undoing what the ledger says: a line on another board is taken back, and never sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Document, Share, page_of
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.sharing import ledger
from winsboard.notebook.boards.sending import Prepared, Sender
from winsboard.store.codec.documents import TABLE_OF
from winsboard.store.codec.records import Record

SHARES: Final = TABLE_OF[Share]


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
                is_note = share.way == "suggested"
                self.title = Title(f"share.asked_back{'.note' if is_note else ''}", share.name)
            except Refusal:
                self.title = Title("share.carried_away")

    def commit(self, commit: Callable[[Edit], object]) -> None:
        """Ask the other boards, then commit the edit. Raises StoreError.

        Killed in between, the ledger still says that it was given, and it can be asked back again.
        The other way round it would say that it was asked back, although nobody was asked.
        """
        for place, asked in enumerate(self._asked):
            try:
                asked.send()
            except BaseException:
                for unsent in self._asked[place + 1 :]:
                    unsent.discard()
                raise
        commit(self._edit)


def edit_that_gave(
    records: Callable[[str], Iterable[Record]], unsaved: Iterable[Edit], share: Share
) -> str:
    """The id of the edit that wrote a line of the ledger; empty if the history has it no more.

    Taking the line back is the undo of this edit, whatever was done in between.
    """
    for edit in unsaved:
        if any(c.before is None and _is(c.document, share) for c in edit.changes):
            return edit.id
    for record in records(page_of(share)):
        if any(p.table == SHARES and p.id == share.id and p.was is None for p in record.changes):
            return record.id
    return ""


def _is(document: Document, share: Share) -> bool:
    return isinstance(document, Share) and document.id == share.id


def _taken_back(edit: Edit) -> Iterator[Share]:
    """The lines that another board has and that the ledger would lose."""
    for before, after in edit.changes:
        if after is not None or not isinstance(before, Share):
            continue
        if ledger.is_withdrawable(before) and before.withdrawn_on is None:
            yield before


def _asked_before(edit: Edit) -> Iterator[Share]:
    """The lines that were asked back already; their words are not sent again."""
    for before, _ in edit.changes:
        if isinstance(before, Share) and before.board and before.withdrawn_on is not None:
            yield before


def _kept_true(edit: Edit, today: date) -> Iterator[Change]:
    """The changes, with a ledger that still says what was given and what was asked back."""
    for change in edit.changes:
        before, after = change
        if not isinstance(before, Share) or not before.board:
            yield change
        elif before.withdrawn_on is not None:
            yield Change(before, before)
        else:
            yield Change(before, before._replace(withdrawn_on=today) if after is None else after)
