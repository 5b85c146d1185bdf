"""Enjoying a reward that is ready."""

from __future__ import annotations

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Goal, Reward
from winsboard.domain.rewards import rewards
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


def ready_rows(board: Board) -> tuple[tuple[str, Reward], ...]:
    """Return a line for each reward that is ready, with the reward; for the top of a list."""
    return tuple(
        (format_phrase("own.reward.ready_row", title=reward.title), reward)
        for reward in rewards.ready(board)
    )


async def enjoy(session: Session, reward: Reward) -> bool:
    """Save that a reward was enjoyed today, as a win; returns whether it worked."""
    now = session.board.find(reward)
    if now is None:
        return False
    return session.perform(
        lambda context: rewards.enjoy(now, session.today, context), event="reward"
    )


async def offer_reward(session: Session, goal: Goal) -> bool:
    """After the pause of a milestone: offer the reward that was chosen for the goal or its steps.

    Without one nothing is asked. Returns False if it was closed by Esc.
    """
    ids = {goal.id, *(step.id for step in rewards.steps_of(session.board, goal))}
    ready = [r for r in rewards.ready(session.board) if r.for_id in ids]
    for reward in ready[:1]:
        answers = [format_phrase("own.reward.enjoy"), format_phrase("own.reward.later")]
        question = format_phrase("own.reward.now_ready", title=reward.title)
        title = format_phrase("own.reward.list")
        dialog = ChoiceDialog(question, answers, harmless=1, title=title)
        chosen = await session.push_screen_wait(dialog)
        if chosen == 0:
            await enjoy(session, reward)
        return chosen is not None
    return True
