"""Loading the whole story of a goal before something is deleted with all that belongs to it."""

from __future__ import annotations

from winsboard.domain.model.goals import Goal
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.goals import board_with_story
from winsboard.tui.session.session import Session, sentence


def load_story(session: Session, goal: Goal) -> bool:
    """Load every month of a goal's story; returns False, and says why, if one cannot be read."""
    try:
        session.board = board_with_story(session.notebook, goal)
    except StoreError as error:
        session.show_message(sentence(error))
        return False
    return True
