"""A treat that is a row of the goals: enjoying it, and what else can be done with it."""

from __future__ import annotations

from winsboard.domain.model.goals import Reward
from winsboard.domain.rewards import rewards
from winsboard.tui.goals.spot import Spot
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def enjoy(spot: Spot) -> None:
    """Write down that a treat was enjoyed; only the person says so."""
    treat = spot.about(Reward)
    if treat is None:
        return
    if rewards.is_ready(spot.session.board, treat):
        take(spot.session, treat)
    else:
        spot.session.show_message(format_phrase("goals.treat.not_ready", title=treat.title))


def take(session: Session, treat: Reward) -> None:
    """Save that a treat was enjoyed today, as a win."""
    session.perform(lambda context: rewards.enjoy(treat, context.today, context), event="reward")
