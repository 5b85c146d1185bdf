"""Edits: immutable, titled sets of document changes, and their inverse for undo."""

from __future__ import annotations

from datetime import datetime

from winsboard.domain.model.documents import Document
from winsboard.named_tuple import NamedTuple


class Title(NamedTuple):
    """The title of an edit: the key of a phrase in `words/phrases`, and the value it quotes."""

    did: str
    to: str = ""


class Change(NamedTuple):
    """One document before and after. None before it is created or after it is deleted."""

    before: Document | None
    after: Document | None

    @property
    def document(self) -> Document:
        """The document after the change, or before it if it was deleted."""
        found = self.after if self.after is not None else self.before
        assert found is not None, "a change without a document"
        return found


class Edit(NamedTuple):
    """Everything that one action of a person changed; undone as a whole."""

    id: str
    at: datetime
    title: Title
    changes: tuple[Change, ...]
    undoes: str = ""
    """Id of the edit that this one reverts, if it is an undo or a redo."""
    said: str = ""
    """Id of the celebration line that was shown for it."""


def inverse(edit: Edit, *, id: str, at: datetime) -> Edit:
    """The edit that reverts `edit`: its changes swapped, in reverse order."""
    changes = tuple(Change(before=c.after, after=c.before) for c in reversed(edit.changes))
    return Edit(id=id, at=at, title=edit.title, changes=changes, undoes=edit.id)
