"""What each key does with each row of the screen of goals."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeAlias

from winsboard.domain.model.goals import Goal
from winsboard.tui.goals import milestone
from winsboard.tui.goals.actions import evidence, goal_acts, measured, step_acts, treats
from winsboard.tui.goals.forms.new_goal import add_goal
from winsboard.tui.goals.pages.blocks import Row, RowKind
from winsboard.tui.goals.screen import GoalsScreen
from winsboard.tui.goals.spot import Spot
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

Do: TypeAlias = Callable[[Spot], Awaitable[None]]

GOAL: Final[Mapping[str, Do]] = {
    "enter": goal_acts.show_acts,
    "more": goal_acts.show_acts,
    "level": goal_acts.choose_level,
    "edit": goal_acts.edit,
    "remove": goal_acts.remove,
    "up": goal_acts.move_up,
    "down": goal_acts.move_down,
}
"""What the keys do with a goal in the list, and with the title of its page."""
TREAT: Final[Mapping[str, Do]] = {
    "row": treats.enjoy,
    "enter": treats.enjoy,
    "more": treats.show_page,
    "edit": treats.show_page,
    "remove": treats.show_page,
}
"""What the keys do with a treat."""
ACTS: Final[Mapping[RowKind, Mapping[str, Do]]] = {
    "goal": GOAL,
    "head": GOAL,
    "wait": {**GOAL, "row": milestone.look, "enter": milestone.look},
    "step": {
        "row": step_acts.tick,
        "enter": step_acts.show_evidence,
        "more": step_acts.show_acts,
        "edit": step_acts.edit,
        "remove": step_acts.remove,
        "up": step_acts.move_up,
        "down": step_acts.move_down,
    },
    "event": {
        "enter": evidence.open_evidence,
        "more": evidence.add_to_evidence,
        "edit": evidence.open_evidence,
        "remove": evidence.unpin,
    },
    "treat": TREAT,
    "reward": {**TREAT, "enter": treats.show_page},
    "measure": {
        "row": measured.count,
        "enter": measured.open_measure,
        "more": measured.open_measure,
        "remove": measured.choose,
        "edit": measured.choose,
    },
}
"""What each key does with each kind of row."""


async def do(
    session: Session, screen: GoalsScreen, key: str, row: Row | None, page: Goal | None
) -> None:
    """Do what a key means for a row, or say that it means nothing there."""
    spot = Spot(session, screen, row, page)
    act = ACTS.get(row.kind, {}).get(key) if row is not None else None
    if key == "add":
        act = step_acts.add if page is not None else add_goal
    elif key == "level" and page is not None:
        act = goal_acts.choose_level
    elif act is None and page is not None and key == "more":
        act = goal_acts.show_acts
    if act is None:
        session.show_message(format_phrase("goals.no_act"))
    else:
        await act(spot)
