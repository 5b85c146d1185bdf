"""Adding, changing, reordering and removing library documents of any kind.

Validation follows from the declaration of the kind in `schema.kinds`. Rules of a single kind are
in its own module, such as `affirmations` or `flows`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar, cast

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Document, LibraryDocument
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import Measure, Reward
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import KINDS
from winsboard.domain.text import sanitize
from winsboard.domain.text.folding import best_match


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Unique among documents of the same kind."""


O = TypeVar("O", bound=LibraryDocument)  # noqa: E741
T = TypeVar("T", bound=Identified)


def add(board: Board, document: O, context: EditContext) -> Edit:
    """Append a document to its list, with a new id and position. Raises Refusal if not valid."""
    return add_unchecked(board, validated(document), context)


def add_unchecked(board: Board, document: O, context: EditContext) -> Edit:
    """Like `add`, but without validation."""
    last = max((d.position for d in board.library_documents(type(document))), default=0.0)
    new = cast(O, document._replace(id=context.new_id(), position=last + 1))
    return context.creation(f"{kind_name(new)}.added", name_of(new), new)


def change(before: O, after: O, context: EditContext) -> Edit | None:
    """Change a document. Returns None if nothing changes; raises Refusal if not valid."""
    return change_unchecked(before, validated(after), context)


def change_unchecked(before: O, after: O, context: EditContext) -> Edit | None:
    """Like `change`, but without validation."""
    if after == before:
        return None
    return context.update(f"{kind_name(before)}.changed", name_of(before), before, after)


def validated(document: O) -> O:
    """Validate a document and put each of its texts on one line. Raises Refusal."""
    kind = KINDS[cast("type[Document]", type(document))]
    texts: dict[str, Any] = {}
    for name in kind.form:
        field, value = kind.fields[name], getattr(document, name)
        if value is not None and not fits(field, value):
            raise Refusal(field.refusal, longest=int(field.high or 0))
        if field.type == "line":
            texts[name] = (
                sanitize.line(value, field.refusal, field.max_items or 0)
                if field.refusal
                else sanitize.short(value)
            )
        elif field.type == "lines":
            texts[name] = sanitize.lines(value)
    return cast(O, document._replace(**texts))


def remove(document: O, context: EditContext) -> Edit:
    """Delete a document."""
    return context.removal(f"{kind_name(document)}.removed", name_of(document), document)


def move(board: Board, document: O, by: int, context: EditContext) -> Edit | None:
    """Move a document up (-1) or down (1) in its list. Returns None at either end."""
    order = board.library_documents(type(document))
    return move_to(order, document, order.index(document) + by, context)


def move_to(
    order: Sequence[O], document: O, place: int, context: EditContext, did: str = ""
) -> Edit | None:
    """Move a document to a place of its list, counted from 0.

    Returns None if it is there, or if there is no such place. `did` is the key of the title, if it
    is not that of the kind.
    """
    if document not in order or not 0 <= place < len(order) or order[place] == document:
        return None
    new = [other for other in order if other != document]
    new.insert(place, document)
    changes = (
        Change(d, d._replace(position=float(n)))
        for n, d in enumerate(new, start=1)
        if d.position != n
    )
    title = Title(did or f"{kind_name(document)}.moved", name_of(document))
    return context.edit(title, *changes)


def put_away(document: Measure | Reward, did: str, context: EditContext) -> Edit | None:
    """Archive a document; nothing else about it changes. None if it is archived already."""
    if document.put_away_on is not None:
        return None
    after = document._replace(put_away_on=context.today)
    return context.update(did, name_of(document), document, after)


def bring_back(document: Measure | Reward, did: str, context: EditContext) -> Edit | None:
    """Restore an archived document. None if it is in use."""
    if document.put_away_on is None:
        return None
    return context.update(did, name_of(document), document, document._replace(put_away_on=None))


def kind_name(document: O) -> str:
    """The name of a document's kind in title keys, such as `person` or `ritual`."""
    return type(document).__name__.lower()


def name_of(document: object) -> str:
    """The name of a document, or its title or text if it has no name."""
    names = (getattr(document, name, "") for name in ("name", "title", "text"))
    return str(next(filter(None, names), ""))


def find(items: Sequence[T], name: str) -> T:
    """Find an item by its number in the list, its id, or part of its name.

    Raises Refusal if nothing matches, or if several items match; it then lists them.
    """
    wanted = sanitize.one_line(name).casefold()
    if wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(items):
        return items[int(wanted) - 1]
    by_id = [item for item in items if wanted and wanted in (item.id, getattr(item, "of", ""))]
    close = by_id or best_match(sanitize.one_line(name), [(name_of(item), item) for item in items])
    if len(close) == 1:
        return close[0]
    if close:
        raise Refusal("own.ambiguous", name=name, names=", ".join(map(name_of, close)))
    raise Refusal("own.unknown", name=name)
