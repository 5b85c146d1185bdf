"""A treat that is a row of the goals: enjoying it, its page, and choosing one."""

from __future__ import annotations

from winsboard.domain.model.goals import Goal, Reward, Step
from winsboard.domain.rewards import rewards
from winsboard.tui.goals.spot import Spot
from winsboard.tui.rewards import enjoy as enjoying
from winsboard.tui.rewards.choose import add_reward
from winsboard.tui.rewards.treat_list import RewardEditor


async def enjoy(spot: Spot) -> None:
    """Write down that a treat was enjoyed; only the person says so. Else its page is shown."""
    treat = spot.about(Reward)
    if treat is None:
        return
    if rewards.is_ready(spot.session.board, treat):
        await enjoying.enjoy(spot.session, treat)
    else:
        await show_page(spot)


async def show_page(spot: Spot) -> None:
    """Show the page of a treat, with all that can be done with it."""
    treat = spot.about(Reward)
    if treat is not None:
        await RewardEditor(spot.session).open(treat)


async def choose(spot: Spot) -> None:
    """Choose a treat for the marked step, or else for the goal."""
    target: Step | Goal | None = spot.about(Step) or spot.goal
    if target is not None:
        await add_reward(spot.session, target)
