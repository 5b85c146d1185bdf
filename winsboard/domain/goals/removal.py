"""Deleting a goal with all that belongs to it."""

from __future__ import annotations

from winsboard.domain.goals.events import events_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import Goal, Pin, Step, VisionCard


def remove(board: Board, goal: Goal, context: EditContext) -> Edit:
    """Delete a goal, its steps, its pins and its story. Wins, readings and treats stay.

    The months with its pins and events must be loaded. Its treats follow in the same
    edit (`notebook.consequences`).
    """
    steps = [step for step in board.library_documents(Step) if step.goal == goal.id]
    changes = (
        Change(goal, None),
        *(Change(step, None) for step in steps),
        *(Change(pin, None) for pin in pins_of(board, goal=goal.id)),
        *(Change(event, None) for event in events_of(board, goal)),
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
