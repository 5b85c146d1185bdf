"""What another board has taken back: no edit puts it on this board again."""

from __future__ import annotations

from pathlib import Path

from winsboard.domain.model.documents import Document, Entry
from winsboard.domain.model.edits import Edit


def is_taken_back(state: Path, document: Document | None) -> bool:
    """Whether a document was given by another board and is erased here since."""
    if not isinstance(document, Entry) or not document.given:
        return False
    from winsboard.store.inbox.folder import Inbox

    return Inbox(state).outcome(document.given) == "erased"


def without_taken_back(state: Path, edit: Edit) -> Edit:
    """The edit without what was taken back, such as by an editor that was open meanwhile."""
    left = tuple(change for change in edit.changes if not is_taken_back(state, change.after))
    return edit if len(left) == len(edit.changes) else edit._replace(changes=left)
