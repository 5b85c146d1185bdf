"""What a person wrote on the demo board, so that it can be copied to their own board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.habits import rests
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Document, Entry, Habit, Mark, Rest, Settings
from winsboard.domain.model.edits import Edit
from winsboard.store.store import Store

Documents = Mapping[tuple[str, str], Document]
"""All documents of a board, by kind and id."""
FOUND: Final = 5
"""The most texts that are quoted when somebody is asked."""


def documents_in(store: Store) -> Documents:
    """Everything on a board. Raises StoreError."""
    pages = store.every_page().values()
    return {_key(document): document for page in pages for document in page.values()}


def written(before: Documents, now: Documents) -> tuple[Document, ...]:
    """What was added since `before`: never a made-up document, nor anything about one.

    Answers added to a made-up look back are taken out of it. Settings stay as they are.
    """
    added = [d for key, d in now.items() if key not in before and not isinstance(d, Settings)]
    habits = {document.id for document in added if isinstance(document, Habit)}
    own = [document for document in added if _is_about(document, habits)]
    ids = {document.id for document in own if isinstance(document, Entry)}
    answers = _answers_added(before, now)
    return tuple(_without_links(document, ids) for document in (*own, *answers))


def carry(board: Board, documents: Sequence[Document], context: EditContext) -> Edit | None:
    """Copy documents to a board as one edit. None if nothing of them fits there."""
    fitting = list(_fitting(board, documents, context))
    if not fitting:
        return None
    return context.creation("demo.carried", str(len(fitting)), *fitting)


def texts_of(documents: Iterable[Document]) -> list[str]:
    """The first words of what was written, to be quoted."""
    found = (_text_of(document) for document in documents)
    return [text.splitlines()[0] for text in found if text.strip()][:FOUND]


def _fitting(
    board: Board, documents: Sequence[Document], context: EditContext
) -> Iterator[Document]:
    place = max((habit.position for habit in board.all_habits), default=0.0)
    for document in documents:
        if isinstance(document, Habit):
            place += 1.0
            yield document._replace(position=place)
        elif not isinstance(document, Rest) or _is_free(board, document, context):
            yield document


def _is_free(board: Board, rest: Rest, context: EditContext) -> bool:
    try:
        rests.validated(board, rest._replace(habit=""), context.today)
    except Refusal:
        return False
    return True


def _is_about(document: Document, habits: set[str]) -> bool:
    """Whether a mark or a rest belongs to a habit that was added, too; true of all else."""
    if isinstance(document, Mark):
        return document.habit in habits
    return not isinstance(document, Rest) or document.habit in ("", *habits)


def _answers_added(before: Documents, now: Documents) -> Iterator[Entry]:
    for key, entry in now.items():
        old = before.get(key)
        if isinstance(entry, Entry) and isinstance(old, Entry):
            parts = tuple(part for part in entry.parts if part not in old.parts)
            if any(part.answer.strip() for part in parts):
                yield Entry(entry.id, entry.day, entry.at, entry.kind, "", parts)


def _without_links(document: Document, ids: set[str]) -> Document:
    if not isinstance(document, Entry):
        return document
    return document._replace(led_to=tuple(id for id in document.led_to if id in ids), was=())


def _text_of(document: Document) -> str:
    if isinstance(document, Entry):
        return document.text or next((part.answer for part in document.parts), "")
    return str(getattr(document, "label", "") or getattr(document, "name", ""))


def _key(document: Document) -> tuple[str, str]:
    return type(document).__name__, getattr(document, "id", "")
