"""Deleting a goal with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from winsboard.domain.goals.events import events_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import Goal, Pin, Reward, Step, VisionCard


def remove(board: Board, goal: Goal, context: EditContext) -> Edit:
    """Delete a goal, its steps, its pins and its story. Wins, readings and treats stay.

    The months with its pins and events must be loaded.
    """
    steps = [step for step in board.library_documents(Step) if step.goal == goal.id]
    labels = {goal.id: goal.title, **{step.id: step.title for step in steps}}
    changes = (
        Change(goal, None),
        *(Change(step, None) for step in steps),
        *(Change(pin, None) for pin in pins_of(board, goal=goal.id)),
        *(Change(event, None) for event in events_of(board, goal)),
        *freed_rewards(board, labels),
        *(
            Change(card, card._replace(goal=""))
            for card in board.library_documents(VisionCard)
            if card.goal == goal.id
        ),
    )
    return context.edit(Title("goal.removed", goal.title), *changes)


def pins_of(board: Board, *, goal: str = "", step: str = "") -> tuple[Pin, ...]:
    """The pins of a goal or of a step in the months that are loaded, by day."""
    found = (
        document
        for page in board.pages.values()
        for document in page.values()
        if isinstance(document, Pin)
        and ((goal and document.goal == goal) or (step and document.step == step))
    )
    return tuple(sorted(found, key=lambda pin: (pin.day, pin.id)))


def freed_rewards(board: Board, labels: Mapping[str, str]) -> Iterator[Change]:
    """Rewards for what is deleted become ready whenever the person likes, and keep its name."""
    for reward in board.library_documents(Reward):
        if reward.for_id in labels and reward.for_kind in ("goal", "step", "part"):
            label = labels[reward.for_id]
            yield Change(reward, reward._replace(for_id="", for_label=label))
