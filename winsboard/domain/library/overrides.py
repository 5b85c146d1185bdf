"""Shipped cards, questions and rituals together with a person's own, which may replace them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Prompt, Ritual, Skill
from winsboard.domain.model.edits import Edit

C = TypeVar("C", Skill, Ritual, Prompt)


def with_shipped(
    board: Board, shipped: Sequence[C], kind: type[C], *, hidden: bool = False
) -> list[C]:
    """The person's own first, then the shipped ones, those they changed in their place.

    With `hidden`, those that were hidden alone. A shipped one has its own id in `of`, as one that
    stands for it has.
    """
    written = board.own(kind)
    standing_in = {d.of: d for d in written if d.of}
    cards = [d for d in written if not d.of]
    cards += [standing_in.get(card.of, card) for card in shipped]
    return [card for card in cards if card.hidden is hidden]


def is_shipped(card: C) -> bool:
    """Whether nobody has touched it yet, so that it is no document of the board."""
    return card.id == card.of


def rewrite(board: Board, card: C, changed: C, moment: EditContext) -> Edit | None:
    """Change a card; of a shipped one a copy is made that stands for it. None if it is so already.

    Raises Refusal for what cannot be kept.
    """
    return _replace(board, card, items.checked(changed), moment)


def _replace(board: Board, card: C, changed: C, moment: EditContext) -> Edit | None:
    if changed == card:
        return None
    if not is_shipped(card):
        return items.replace(card, changed, moment)
    edit = items.put(board, changed, moment)
    did = f"{items.kind_name(card)}.{'hidden' if changed.hidden else 'changed'}"
    return edit._replace(title=edit.title._replace(did=did, to=items.name_of(card)))


def hide(board: Board, card: C, moment: EditContext) -> Edit:
    """Take a card out of the list: a shipped one is hidden, one's own is removed."""
    if not card.of:
        return items.remove(card, moment)
    edit = _replace(board, card, card._replace(hidden=True), moment)
    assert edit is not None, "a hidden card is not on the list"
    return edit._replace(title=edit.title._replace(did=f"{items.kind_name(card)}.hidden"))


def bring_back(card: C, moment: EditContext) -> Edit:
    """Put a hidden card on the list again."""
    did = f"{items.kind_name(card)}.brought_back"
    return moment.update(did, items.name_of(card), card, card._replace(hidden=False))


def restore(card: C, moment: EditContext) -> Edit:
    """Let go of what was changed in a shipped card, so that it is as it was shipped."""
    return items.remove(card, moment)
