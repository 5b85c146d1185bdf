"""The options of `reward` that say what a reward is for."""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import ParsedArgs, joined_words, usage_error
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Goal, Habit, Reward, Step
from winsboard.domain.rewards import rewards
from winsboard.domain.schema.kinds import max_value
from winsboard.domain.text.numbers import parse_integer

TARGET: Final = {
    "--habit": "HABIT",
    "--days": "N",
    "--goal": "GOAL",
    "--step": "N",
    "--wins": "N",
}
"""The options that say what a reward is for, with their placeholders."""
KINDS: Final = ("--habit", "--goal", "--wins")
"""Those of which one is needed."""


def is_given(args: ParsedArgs) -> bool:
    """Whether an option says what the reward is for."""
    return any(args.value(option) is not None for option in KINDS)


def reward_from_args(board: Board, reward: Reward, args: ParsedArgs, today: date) -> Reward:
    """The reward with everything that options set. Raises UsageError and Refusal."""
    _check(args, reward)
    given = {
        name: joined_words([text])
        for name in (*TARGET, "--title", "--why", "--since")
        if (text := args.value(name)) is not None
    }
    if "--title" in given:
        reward = reward._replace(title=given["--title"])
    if "--why" in given:
        reward = reward._replace(why=given["--why"])
    if "--since" in given:
        reward = reward._replace(since=day_or_today(given["--since"], today))
    if is_given(args):
        target = _target(board, given)
        reward = rewards.with_target(reward, target, board)
    number = given.get("--wins", given.get("--days"))
    if number is not None:
        reward = reward._replace(needed=_number(number))
    return reward


def _check(args: ParsedArgs, reward: Reward) -> None:
    """Raises UsageError for options that do not go together."""
    kinds = [option for option in KINDS if args.value(option) is not None]
    if len(kinds) > 1:
        raise usage_error(args.spec, "together", one=kinds[0], other=kinds[1])
    if args.value("--step") is not None and "--goal" not in kinds:
        raise usage_error(args.spec, "reward_needs", option="--step", needs="--goal")
    is_habit = "--habit" in kinds or (not kinds and reward.for_kind == "habit")
    if args.value("--days") is not None and not is_habit:
        raise usage_error(args.spec, "reward_needs", option="--days", needs="--habit")


def _target(board: Board, given: dict[str, str]) -> Habit | Step | Goal | None:
    if "--habit" in given:
        return habits.find(board, given["--habit"])
    if "--goal" not in given:
        return None
    goal = items.find(board.library_documents(Goal), given["--goal"])
    if "--step" not in given:
        return goal
    return items.find(rewards.steps_of(board, goal), given["--step"])


def _number(typed: str) -> int:
    """The whole number that was typed. Raises Refusal if there is none."""
    number = parse_integer(typed)
    if number is None:
        raise Refusal("reward.needed", longest=max_value(Reward, "needed"))
    return number
