"""What a person adds to their library: adding, changing, moving and removing it.

What may be kept follows from how a kind is declared; the modules of the nouns (`affirmations`,
`flows`, `people`) check what else there is to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar, cast

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Document, Own
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import KINDS
from winsboard.domain.text import sanitize
from winsboard.domain.text.folding import best_match


class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """It is unique among its kind."""


O = TypeVar("O", bound=Own)  # noqa: E741
T = TypeVar("T", bound=Identified)


def add(board: Board, document: O, moment: EditContext) -> Edit:
    """Put it at the end of its list; its id and position are given here. Raises Refusal."""
    return put(board, checked(document), moment)


def put(board: Board, document: O, moment: EditContext) -> Edit:
    """The same for what was checked before, or is shipped."""
    last = max((d.position for d in board.own(type(document))), default=0.0)
    new = cast(O, document._replace(id=moment.new_id(), position=last + 1))
    return moment.creation(f"{kind_name(new)}.added", name_of(new), new)


def change(before: O, after: O, moment: EditContext) -> Edit | None:
    """Change what it says; none if nothing changes. Raises Refusal."""
    return replace(before, checked(after), moment)


def replace(before: O, after: O, moment: EditContext) -> Edit | None:
    """The same for what was checked before."""
    if after == before:
        return None
    return moment.update(f"{kind_name(before)}.changed", name_of(before), before, after)


def checked(document: O) -> O:
    """The document with its texts made one line each; raises Refusal for what cannot be kept."""
    kind = KINDS[cast("type[Document]", type(document))]
    texts: dict[str, Any] = {}
    for name in kind.form:
        field, value = kind.fields[name], getattr(document, name)
        if not fits(field, value):
            raise Refusal(field.refusal, longest=int(field.high or 0))
        if field.type == "line":
            texts[name] = (
                sanitize.line(value, field.refusal) if field.refusal else sanitize.short(value)
            )
        elif field.type == "lines":
            texts[name] = sanitize.lines(value)
    return cast(O, document._replace(**texts))


def remove(document: O, moment: EditContext) -> Edit:
    """Remove it; undo brings it back."""
    return moment.removal(f"{kind_name(document)}.removed", name_of(document), document)


def move(board: Board, document: O, by: int, moment: EditContext) -> Edit | None:
    """Move it one place up (-1) or down (1) in its list; none if there is nowhere to go."""
    order = list(board.own(type(document)))
    here = order.index(document)
    if not 0 <= here + by < len(order):
        return None
    order.insert(here + by, order.pop(here))
    changes = (
        Change(d, d._replace(position=float(n)))
        for n, d in enumerate(order, start=1)
        if d.position != n
    )
    return moment.edit(Title(f"{kind_name(document)}.moved", name_of(document)), *changes)


def kind_name(document: O) -> str:
    """What it is called in titles: `person`, `skill`, `affirmation`, `ritual`, `prompt`, `flow`."""
    return type(document).__name__.lower()


def name_of(document: object) -> str:
    """Its name, or its text where it has none."""
    return str(getattr(document, "name", "") or getattr(document, "text", ""))


def find(items: Sequence[T], name: str) -> T:
    """The one a person means by its number in the list, its id, or a piece of its name.

    Raises Refusal when nothing fits or, naming the candidates, when several do.
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
