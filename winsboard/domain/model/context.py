"""The context of an edit: the moment, the day, and new ids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from winsboard.domain.model.documents import Document, Entry, EntryKind
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.named_tuple import NamedTuple


class EditContext(NamedTuple):
    """When it happens, and where new ids come from; handed to every function that makes an edit."""

    now: datetime
    today: date
    """The day of `now`, after the day boundary."""
    new_id: Callable[[], str]
    """Gives an id that no other document or edit on any machine has."""

    def entry(self, kind: EntryKind) -> Entry:
        """A new entry of today with nothing in it yet."""
        return Entry(id=self.new_id(), day=self.today, at=self.now, kind=kind)

    def edit(self, title: Title, *changes: Change) -> Edit:
        """An edit made of these changes, now."""
        return Edit(id=self.new_id(), at=self.now, title=title, changes=changes)

    def creation(self, did: str, to: str, *documents: Document) -> Edit:
        """The edit that brings documents into being."""
        return self.edit(Title(did, to), *(Change(None, d) for d in documents))

    def removal(self, did: str, to: str, document: Document) -> Edit:
        """The edit that takes a document away."""
        return self.edit(Title(did, to), Change(document, None))

    def update(self, did: str, to: str, before: Document, after: Document) -> Edit:
        """The edit that changes a document; a change of its day may move it to another page."""
        return self.edit(Title(did, to), Change(before, after))
