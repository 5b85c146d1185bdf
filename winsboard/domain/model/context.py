"""What an edit needs from outside the domain: the time, the day, and new ids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from winsboard.domain.model.documents import Document, Entry, EntryKind
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.named_tuple import NamedTuple


class EditContext(NamedTuple):
    """The time of an edit and a source of ids, passed to every function that makes an edit."""

    now: datetime
    today: date
    """The day of `now`, with the day boundary applied."""
    new_id: Callable[[], str]
    """Returns an id that is unique among documents and edits on all machines."""

    def entry(self, kind: EntryKind) -> Entry:
        """An empty entry of today, with a new id."""
        return Entry(id=self.new_id(), day=self.today, at=self.now, kind=kind)

    def edit(self, title: Title, *changes: Change) -> Edit:
        """An edit made of these changes, with a new id and the current time."""
        return Edit(id=self.new_id(), at=self.now, title=title, changes=changes)

    def creation(self, did: str, to: str, *documents: Document) -> Edit:
        """The edit that creates documents."""
        return self.edit(Title(did, to), *(Change(None, d) for d in documents))

    def removal(self, did: str, to: str, document: Document) -> Edit:
        """The edit that deletes a document."""
        return self.edit(Title(did, to), Change(document, None))

    def update(self, did: str, to: str, before: Document, after: Document) -> Edit:
        """The edit that changes a document. A new day may move it to another page."""
        return self.edit(Title(did, to), Change(before, after))
