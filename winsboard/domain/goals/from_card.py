"""A goal made from a card of the vision board."""

from __future__ import annotations

from winsboard.domain.errors import Refusal
from winsboard.domain.goals import goals
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import Goal, VisionCard
from winsboard.domain.vision.cards import goal_of


def make_goal(board: Board, card: VisionCard, context: EditContext) -> Edit:
    """Make a goal of a card, with its obstacle and its if-then; the card remembers it.

    Raises Refusal if it has one already.
    """
    if (there := goal_of(board, card)) is not None:
        raise Refusal("vision.has_goal", goal=there.title)
    wished = Goal("", card.text, obstacle=card.obstacle, when=card.when, then=card.then)
    made = goals.add(board, wished, context)
    goal = next(c.after for c in made.changes if isinstance(c.after, Goal))
    linked = Change(card, card._replace(goal=goal.id))
    return context.edit(Title("vision.goal", card.text), *made.changes, linked)
