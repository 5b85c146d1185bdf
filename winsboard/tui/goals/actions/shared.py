"""What can be done with a goal and with a step alike: choosing an act, moving, deleting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Goal, Step
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.goals.actions.load_story import load_story
from winsboard.tui.goals.spot import Spot
from winsboard.words import format_phrase

Act: TypeAlias = Callable[[Spot], Awaitable[None]]
Chosen = TypeVar("Chosen", Goal, Step)


async def choose_act(spot: Spot, title: str, names: Sequence[str], acts: Mapping[str, Act]) -> None:
    """Show acts by numbers and run the chosen one. `names` are the last parts of their phrases."""
    labels = [format_phrase(f"goals.{name}") for name in names]
    chosen = await spot.session.push_screen_wait(MenuDialog(labels, [], title=title))
    if chosen is not None:
        await list(acts.values())[chosen](spot)


async def delete(
    spot: Spot,
    chosen: Chosen,
    goal: Goal,
    question: str,
    make: Callable[[Board, Chosen, EditContext], Edit | None],
) -> None:
    """Ask for confirmation and delete a goal or a step of it; its wins stay."""
    session = spot.session
    if await session.push_screen_wait(ConfirmDialog(question)) == 0 and load_story(session, goal):
        now = session.board.find(chosen) or chosen
        session.perform(lambda context: make(session.board, now, context))


def move(
    spot: Spot,
    chosen: Chosen | None,
    by: int,
    make: Callable[[Board, Chosen, int, EditContext], Edit | None],
) -> None:
    """Move a goal or a step up or down its list."""
    session = spot.session
    if chosen is not None:
        session.perform(lambda context: make(session.board, chosen, by, context))
