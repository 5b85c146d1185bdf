"""Edits: immutable sets of document changes with a title, and their inverse."""

from __future__ import annotations

from datetime import datetime

from winsboard.domain.model.documents import Document
from winsboard.named_tuple import NamedTuple


class Title(NamedTuple):
    """What an edit did, as the key of a phrase in the shipped words and what fills its blank."""

    did: str
    to: str = ""


class Change(NamedTuple):
    """One document before and after; none where it did not or does not exist."""

    before: Document | None
    after: Document | None

    @property
    def document(self) -> Document:
        """Whichever side exists, the later one first."""
        found = self.after if self.after is not None else self.before
        assert found is not None, "a change without a document"
        return found


class Edit(NamedTuple):
    """Everything one act of a person changed."""

    id: str
    at: datetime
    title: Title
    changes: tuple[Change, ...]
    undoes: str = ""
    """Id of the edit that this one takes back, if it is an undo or a redo."""
    said: str = ""
    """Id of the celebration line that answered it."""


def inverse(edit: Edit, *, id: str, at: datetime) -> Edit:
    """The edit that takes `edit` back, change by change in reverse order."""
    changes = tuple(Change(before=c.after, after=c.before) for c in reversed(edit.changes))
    return Edit(id=id, at=at, title=edit.title, changes=changes, undoes=edit.id)
