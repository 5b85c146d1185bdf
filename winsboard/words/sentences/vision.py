"""Cards of the vision board in words. Plain lines, so that they can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import VisionCard
from winsboard.domain.vision.cards import goal_of
from winsboard.words import format_phrase


def kind_words(card: VisionCard) -> str:
    """The name of a card's kind."""
    return format_phrase(f"own.vision.kind.{card.kind}")


def plan_line(card: VisionCard) -> str:
    """The if-then of a card; empty if it has none."""
    if card.when and card.then:
        return format_phrase("own.vision.plan", when=card.when, then=card.then)
    if card.then:
        return format_phrase("own.vision.plan.then", then=card.then)
    return format_phrase("own.vision.plan.when", when=card.when) if card.when else ""


def obstacle_line(card: VisionCard) -> str:
    """What gets in the way; empty if the card does not say."""
    return format_phrase("own.vision.obstacle", obstacle=card.obstacle) if card.obstacle else ""


def caption_line(card: VisionCard) -> str:
    """What the picture shows; that there is one if nobody said; empty without a picture."""
    if not card.picture:
        return card.caption and format_phrase("own.vision.caption", caption=card.caption)
    if not card.caption:
        return format_phrase("own.vision.has_picture")
    return format_phrase("own.vision.caption", caption=card.caption)


def more_lines(board: Board, card: VisionCard) -> Iterator[str]:
    """What a card says beside its words: the picture, the obstacle, the if-then, the goal."""
    yield from filter(None, (caption_line(card), obstacle_line(card), plan_line(card)))
    goal = goal_of(board, card)
    if goal is not None:
        yield format_phrase("own.vision.goal", goal=goal.title)


def card_line(board: Board, card: VisionCard) -> str:
    """A card on one line, as the command line lists it."""
    words = format_phrase("own.vision.line", kind=kind_words(card), text=_ended(card.text))
    return " ".join([words, *more_lines(board, card)])


def _ended(text: str) -> str:
    """A text that ends like a sentence, so that what follows it is heard as another one."""
    return text if text[-1:] in ".!?…" else f"{text}."
