"""What can be done with a goal: its level, a smaller version, its form, its end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from winsboard.domain.goals import goals, levels, reaching, removal
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Goal
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.goals import milestone
from winsboard.tui.goals.actions import treats
from winsboard.tui.goals.actions.shared import choose_act, delete, move
from winsboard.tui.goals.forms.questions import ask_smaller, ask_sure
from winsboard.tui.goals.spot import Spot
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import level_word

GoalAct = Callable[[Session, Goal], Awaitable[None]]
"""An act of a goal's menu."""


async def show_acts(spot: Spot) -> None:
    """Show all that can be done with a goal, by numbers."""
    goal = spot.goal
    if goal is None:
        return
    acts = {name: MENU[name] for name in acts_for(goal)}
    waits = goal.pause_from is not None
    names = [f"act.{'look' if name == 'next' and waits else name}" for name in acts]
    await choose_act(spot, goal.title, names, acts)


def acts_for(goal: Goal) -> list[str]:
    """Return the acts that a goal has, in the order of its menu."""
    fitting = {
        "smaller": goal.state == "open",
        "reached": goal.state != "reached",
        "next": goal.state == "reached",
        "away": goal.state != "away",
        "again": goal.state == "away",
    }
    return [act for act in MENU if fitting.get(act, True)]


async def choose_level(spot: Spot) -> None:
    """Choose the level of a goal by its number. Aim or higher, the first time, is a milestone."""
    goal, session = spot.goal, spot.session
    if goal is None:
        return
    at = levels.number_of(goal.level) - 1
    names = [level_line(goal, level) for level in levels.LEVELS]
    title = format_phrase("goals.level.title", goal=goal.title)
    chosen = await session.push_screen_wait(MenuDialog(names, [], title=title, harmless=at))
    if chosen is None:
        return
    level = levels.LEVELS[chosen]
    said = format_phrase("goals.level.set", level=level_word(level))
    if level == goal.level:
        session.show_message(said)
    elif session.perform(lambda m: reaching.set_level(session.board, goal, level, m), more=said):
        await milestone.look_if_reached(session, goal)


def level_line(goal: Goal, level: int) -> str:
    """Return a level as its word and, if the person gave it one, its text."""
    text = levels.text_of(goal, level)
    word = level_word(level)
    return format_phrase("goals.page.level", level=word, text=text) if text else word


async def make_smaller(spot: Spot) -> None:
    """Ask for a smaller version, and how sure the person is of it."""
    goal, session = spot.goal, spot.session
    if goal is None:
        return
    text = await ask_smaller(session, goal)
    if not text:
        return
    sure = await ask_sure(session, goal)
    make = partial(goals.make_smaller, goal, text, sure=sure)
    if session.perform(lambda context: make(context), event="goal_change"):
        session.save_draft(f"smaller:{goal.id}", None)


async def say_why(spot: Spot) -> None:
    """Write into the story why something is as it is."""
    goal, session = spot.goal, spot.session
    if goal is None:
        return
    draft = f"because:{goal.id}"
    title, hint = (
        format_phrase("goals.because.title", goal=goal.title),
        format_phrase("goals.because.hint"),
    )
    because = await ask_line(session, title, hint, draft)
    if because and session.perform(lambda m: goals.change(goal, goal, m, because=because)):
        session.save_draft(draft, None)


async def reach(spot: Spot) -> None:
    """Write down that a goal is reached; the pause follows."""
    goal, session = spot.goal, spot.session
    if goal is not None and session.perform(
        lambda context: reaching.reach(session.board, goal, context), event="milestone"
    ):
        await milestone.look_if_reached(session, goal)


async def put_away(spot: Spot) -> None:
    """Put a goal away; it can be opened again."""
    await _save(spot, goals.put_aside)


async def open_again(spot: Spot) -> None:
    """Open a goal again."""
    await _save(spot, goals.open_again)


async def _save(spot: Spot, make: Callable[[Goal, EditContext], Edit | None]) -> None:
    goal = spot.goal
    if goal is not None:
        spot.session.perform(lambda context: make(goal, context))


async def edit(spot: Spot) -> None:
    """Change a goal in a form."""
    from winsboard.tui.goals.forms.goal_form import edit_goal

    if spot.goal is not None:
        await edit_goal(spot.session, spot.goal)


async def remove(spot: Spot) -> None:
    """Ask for confirmation and delete a goal; its wins stay."""
    if (goal := spot.goal) is not None:
        question = format_phrase("goals.remove", goal=goal.title)
        await delete(spot, goal, goal, question, removal.remove)


async def move_up(spot: Spot) -> None:
    """Move a goal up the list."""
    move(spot, spot.goal, -1, goals.move)


async def move_down(spot: Spot) -> None:
    """Move a goal down the list."""
    move(spot, spot.goal, 1, goals.move)


async def show_card(spot: Spot) -> None:
    """Show the goal on one page to read, copy or save."""
    from winsboard.tui.goals.card import show_goal_card

    if spot.goal is not None:
        await show_goal_card(spot.session, spot.goal)


async def tell(spot: Spot) -> None:
    """Show words about a goal to tell somebody. Nothing is sent."""
    from winsboard.tui.sharing.tell import tell_goal

    if spot.goal is not None:
        await tell_goal(spot.session, spot.goal)


async def choose_measure(spot: Spot) -> None:
    """Choose the measure of a goal."""
    from winsboard.tui.goals.actions.measured import choose

    await choose(spot)


MENU: Final = {
    "smaller": make_smaller,
    "level": choose_level,
    "reached": reach,
    "next": milestone.look,
    "card": show_card,
    "tell": tell,
    "treat": treats.choose,
    "measure": choose_measure,
    "edit": edit,
    "because": say_why,
    "away": put_away,
    "again": open_again,
}
"""The acts of a goal's menu, in order, by the names of their phrases."""
