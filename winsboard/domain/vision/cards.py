"""Cards of the vision board: adding, changing, moving and removing them."""

from __future__ import annotations

from typing import Final

from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import CARD_KINDS, CardKind, Goal, VisionCard
from winsboard.domain.text.sanitize import MAX_LINE_LENGTH, one_line

COLOURS: Final = 8
"""How many colours a card can have; the first one is the plain one."""


def listed(board: Board) -> tuple[VisionCard, ...]:
    """The cards in the person's order."""
    return board.library_documents(VisionCard)


def find(board: Board, name: str) -> VisionCard:
    """The card with this number or with these words in it. Raises Refusal."""
    return items.find(listed(board), name)


def add(board: Board, card: VisionCard, context: EditContext) -> Edit:
    """Put a card at the end of the board. Raises Refusal if it is not valid."""
    last = max((other.position for other in listed(board)), default=0.0)
    new = items.validated(card)._replace(id=context.new_id(), position=last + 1)
    return context.creation("vision.added", new.text, new)


def change(before: VisionCard, after: VisionCard, context: EditContext) -> Edit | None:
    """Change a card. Returns None if nothing changes; raises Refusal if it is not valid."""
    kept = items.validated(after)
    if kept == before:
        return None
    return context.update("vision.changed", kept.text, before, kept)


def remove(card: VisionCard, context: EditContext) -> Edit:
    """Take a card off the board. Its win, its goal and its picture file stay."""
    return context.removal("vision.removed", card.text, card)


def move(board: Board, card: VisionCard, by: int, context: EditContext) -> Edit | None:
    """Move a card by some places. Returns None where there is no such place."""
    order = listed(board)
    return move_to(board, card, order.index(card) + by, context)


def move_to(board: Board, card: VisionCard, place: int, context: EditContext) -> Edit | None:
    """Move a card to a place, counted from 0. Returns None if it is there, or if there is none."""
    return items.move_to(listed(board), card, place, context, "vision.moved")


def set_picture(card: VisionCard, name: str, caption: str, context: EditContext) -> Edit | None:
    """Put a picture on a card, with words for what it shows; an empty name takes it off."""
    kept = items.validated(card._replace(picture=name, caption=caption))
    if kept == card:
        return None
    did = "vision.picture" if name else "vision.no_picture"
    return context.update(did, card.text, card, kept)


def pinned(board: Board, win: str) -> VisionCard | None:
    """The card that shows a win, by the id of the win; None if there is none."""
    return next((card for card in listed(board) if card.entry and card.entry == win), None)


def pin(board: Board, win: str, words: str, context: EditContext) -> Edit | None:
    """Put a win on the board as a proof. Returns None if it is there already.

    The words are copied, because the win is in the file of its month, which need not be read to
    show the board.
    """
    if pinned(board, win) is not None:
        return None
    text = one_line(words)
    if len(text) > MAX_LINE_LENGTH:
        text = text[: MAX_LINE_LENGTH - 1].rstrip() + "…"
    return add(board, VisionCard("", text, kind="proof", entry=win), context)


def plan_words(card: VisionCard) -> tuple[str, str, str]:
    """What gets in the way, and the two halves of the if-then; each may be empty."""
    return card.obstacle, card.when, card.then


def goal_of(board: Board, card: VisionCard) -> Goal | None:
    """The goal that was made from a card, unless it was deleted since."""
    goals = board.library_documents(Goal)
    return next((goal for goal in goals if card.goal and goal.id == card.goal), None)


def kind_named(word: str) -> CardKind | None:
    """The kind of card with this name; None if there is none."""
    typed = one_line(word).casefold()
    return next((kind for kind in CARD_KINDS if kind == typed), None)
