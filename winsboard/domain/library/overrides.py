"""Shipped cards, questions and rituals, merged with the person's own and their overrides.

An override is a document whose `of` is the id of the shipped item that it replaces or hides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Prompt, Ritual, Skill
from winsboard.domain.model.edits import Edit

C = TypeVar("C", Skill, Ritual, Prompt)


def with_shipped(
    board: Board, shipped: Sequence[C], kind: type[C], *, hidden: bool = False
) -> list[C]:
    """The person's own items first, then the shipped ones with their overrides applied.

    With `hidden`, only the hidden items. Each item in `shipped` has its own id in `of`.
    """
    written = board.library_documents(kind)
    standing_in = {d.of: d for d in written if d.of}
    cards = [d for d in written if not d.of]
    cards += [standing_in.get(card.of, card) for card in shipped]
    return [card for card in cards if card.hidden is hidden]


def is_shipped(card: C) -> bool:
    """Whether an item is a shipped one without an override, so that the board has no document."""
    return card.id == card.of


def rewrite(board: Board, card: C, changed: C, context: EditContext) -> Edit | None:
    """Change a card; for a shipped one, create an override. Returns None if nothing changes.

    Raises Refusal if the changed card is not valid.
    """
    return _replace(board, card, items.validated(changed), context)


def _replace(board: Board, card: C, changed: C, context: EditContext) -> Edit | None:
    if changed == card:
        return None
    if not is_shipped(card):
        return items.change_unchecked(card, changed, context)
    edit = items.add_unchecked(board, changed, context)
    did = f"{items.kind_name(card)}.{'hidden' if changed.hidden else 'changed'}"
    return edit._replace(title=edit.title._replace(did=did, to=items.name_of(card)))


def hide(board: Board, card: C, context: EditContext) -> Edit:
    """Hide a card from the list. Nothing is deleted, whoever wrote it."""
    edit = _replace(board, card, card._replace(hidden=True), context)
    assert edit is not None, "a hidden card is not on the list"
    return edit._replace(title=edit.title._replace(did=f"{items.kind_name(card)}.hidden"))


def remove(card: C, context: EditContext) -> Edit:
    """Delete a card of the person's own. Raises Refusal for a shipped one, which can be hidden."""
    if card.of:
        raise Refusal("item.shipped", name=items.name_of(card))
    return items.remove(card, context)


def unhide(card: C, context: EditContext) -> Edit:
    """Show a hidden card again."""
    did = f"{items.kind_name(card)}.brought_back"
    return context.update(did, items.name_of(card), card, card._replace(hidden=False))


def restore_original(card: C, context: EditContext) -> Edit:
    """Delete the override of a shipped card, so that the original is shown again."""
    return items.remove(card, context)
