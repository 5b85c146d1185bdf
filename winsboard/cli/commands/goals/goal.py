"""`goal`: goals, their levels and their story."""

from __future__ import annotations

from typing import Final

from winsboard.cli.commands.goals import goal_changes, goal_views
from winsboard.cli.context import Invocation
from winsboard.cli.subcommands import Action, run_subcommand
from winsboard.domain.goals import goals

ACTIONS: Final[dict[str, Action]] = {
    "list": goal_views.show_list,
    "show": goal_views.show,
    "add": goal_changes.add,
    "edit": goal_changes.edit,
    "smaller": goal_changes.smaller,
    "level": goal_changes.level,
    "reached": goal_changes.reached,
    "away": goal_changes.with_reason(goals.put_aside),
    "again": goal_changes.with_reason(goals.open_again),
    "move": goal_changes.move,
    "remove": goal_changes.remove,
    "card": goal_views.show_card,
    "score": goal_views.show_score,
}


def run(call: Invocation) -> int:
    """Run the action that is named after the command; the name of a goal alone shows it."""
    return run_subcommand(call, ACTIONS, "show")
