"""Adding a goal in one breath: its name is enough, and more is asked one by one if wanted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Final, TypeAlias

from winsboard.domain.goals import goals, steps
from winsboard.domain.library import people
from winsboard.domain.measures import measures
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Person
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.model.goals import GOAL_KINDS, Goal, Measure
from winsboard.domain.settings.wording import plain_words
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.goals.forms.questions import read_sure
from winsboard.tui.goals.forms.title_dialog import Named, TitleDialog
from winsboard.tui.goals.spot import Spot
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import GoalTemplate, neighbours, templates_for
from winsboard.words.catalog.measures import measure_templates

DRAFT: Final = "goal:new"
ANSWERS: Final = ("kind", "smallest", "sure", "when", "then", "obstacle", "ally", "session")
"""The fields that are asked one by one."""
Ask: TypeAlias = Callable[[Session, Goal], Awaitable[Goal | None]]
"""Asks one question; returns the goal with the answer, or None to go back to the one before."""


async def add_goal(spot: Spot) -> None:
    """Add a goal; ideas for this board come first."""
    audience = spot.session.board.settings.board_for
    goal = await _add(spot.session, templates_for(audience))
    if goal is not None:
        spot.screen.mark(f"goal {goal.id}")


async def add_after(session: Session, before: Goal) -> None:
    """Add a goal after a milestone; ideas near to the one that was reached come first."""
    audience = session.board.settings.board_for
    await _add(session, neighbours(before.template, before.discipline, audience))


async def _add(session: Session, ideas: Sequence[GoalTemplate]) -> Goal | None:
    """Ask for the name, save the goal, and ask more about it if that is wanted."""
    is_plain = plain_words(session.board.settings)
    names = [idea.plain if is_plain else idea.name for idea in ideas]
    kept = session.read_draft(DRAFT).get("text", "")
    dialog = TitleDialog(format_phrase("goals.new.title"), names, DRAFT, kept)
    named = await session.push_screen_wait(dialog)
    if named is None:
        return None
    goal = _save(session, _goal_of(named, ideas))
    if goal is None:
        return None
    session.save_draft(DRAFT, None)
    answers = [format_phrase("goals.new.more"), format_phrase("goals.not_now")]
    question = format_phrase("goals.new.saved", goal=goal.title)
    dialog_more = ChoiceDialog(
        question, answers, harmless=1, title=format_phrase("goals.new.title")
    )
    if await session.push_screen_wait(dialog_more) == 0:
        await ask_more(session, goal)
    return goal


def _goal_of(named: Named, ideas: Sequence[GoalTemplate]) -> Goal:
    if named.idea is None:
        return Goal("", named.title)
    return ideas[named.idea].goal._replace(title=named.title)


def _save(session: Session, new: Goal) -> Goal | None:
    """Save a goal, with the measure of its idea; returns it as it is now."""
    before = {goal.id for goal in session.board.library_documents(Goal)}
    if not session.perform(lambda context: _edit(session.board, new, context)):
        return None
    added = (g for g in session.board.library_documents(Goal) if g.id not in before)
    return next(added, None)


def _edit(board: Board, new: Goal, context: EditContext) -> Edit:
    """Return the edit that adds a goal, and a measure if its idea has one that is not there yet."""
    if not new.template:
        return goals.add(board, new, context)
    there = [m for m in measures.listed(board) if m.template == new.template]
    shipped = [t.measure for t in measure_templates() if t.measure.template == new.template]
    changes: tuple[Change, ...] = ()
    if not there and shipped:
        changes = measures.add(board, shipped[0], context).changes
        there = [c.after for c in changes if isinstance(c.after, Measure)]
    edit = goals.add(board, new._replace(measure=there[0].id if there else ""), context)
    return edit._replace(changes=(*edit.changes, *changes))


async def ask_more(session: Session, goal: Goal) -> None:
    """Ask one question after the other. Enter skips one, Esc goes back to the one before.

    Each answer is saved at once.
    """
    now: Goal | None = goal
    at = 0
    while now is not None and 0 <= at < len(QUESTIONS):
        answered = await QUESTIONS[at](session, now)
        at += -1 if answered is None else 1
        now = session.board.find(now)
        if now is not None and answered is not None:
            now = _answer(session, now, answered)


def _answer(session: Session, now: Goal, answered: Goal) -> Goal | None:
    """Save an answer about a new goal. It is no change of it, so that the story says nothing."""
    after = goals.validated(now._replace(**{name: getattr(answered, name) for name in ANSWERS}))
    if after != now:
        session.perform(lambda context: context.update("goal.changed", after.title, now, after))
    if after.kind == "homework" and now.kind != "homework":
        opened = format_phrase("own.goal.opened_it")
        if not steps.steps_of(session.board, after):
            session.perform(lambda context: steps.add(session.board, after, opened, context))
    return session.board.find(after)


async def _kind(session: Session, goal: Goal) -> Goal | None:
    names = [format_phrase(f"goals.kind.{kind}") for kind in GOAL_KINDS]
    at = GOAL_KINDS.index(goal.kind)
    title = format_phrase("goals.ask.kind")
    chosen = await session.push_screen_wait(MenuDialog(names, [], title=title, harmless=at))
    return None if chosen is None else goal._replace(kind=GOAL_KINDS[chosen])


async def _line(name: str, session: Session, goal: Goal) -> Goal | None:
    """Ask for a text of the goal."""
    title = format_phrase(
        "goals.ask.of", question=format_phrase(f"goals.ask.{name}"), goal=goal.title
    )
    hint = format_phrase(f"goals.ask.{name}.hint")
    dialog = LineDialog(title, hint, value=getattr(goal, name), about=goal.id)
    typed = await session.push_screen_wait(dialog)
    if typed is None:
        return None
    answered: dict[str, Any] = {name: typed.strip()}
    return goal._replace(**answered)


async def _sure(session: Session, goal: Goal) -> Goal | None:
    """Ask how sure the person is; under 7 offer to make the goal smaller, in place."""
    title = format_phrase(
        "goals.ask.of", question=format_phrase("goals.sure.title"), goal=goal.title
    )
    value = "" if goal.sure is None else str(goal.sure)
    hint = format_phrase("goals.sure.hint")
    dialog = LineDialog(title, hint, read_sure, value, about=goal.id)
    typed = await session.push_screen_wait(dialog)
    if typed is None:
        return None
    goal = goal._replace(sure=read_sure(typed) if typed.strip() else None)
    if not goals.is_unsure(goal):
        return goal
    title = format_phrase("goals.unsure.title")
    value = goal.smallest or goal.title
    dialog = LineDialog(title, format_phrase("goals.unsure.hint"), value=value, about=goal.id)
    smaller = (await session.push_screen_wait(dialog) or "").strip()
    return goal._replace(smallest=smaller) if smaller and smaller != goal.title else goal


async def _session(session: Session, goal: Goal) -> Goal | None:
    """Ask which session homework is for; other goals have none."""
    return await _line("session", session, goal) if goal.kind == "homework" else goal


async def _ally(session: Session, goal: Goal) -> Goal | None:
    """Ask who helps, if there is somebody to choose from."""
    there = people.listed(session.board, (*people.MY_PEOPLE, *people.CARE_TEAM))
    if not there:
        return goal
    names = [person.name for person in there]
    nobody = format_phrase("goals.ask.ally.nobody")
    title = format_phrase("goals.ask.ally")
    dialog = MenuDialog(names, [nobody], title=title, harmless=len(names))
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return None
    return goal._replace(ally=_id_of(there, chosen))


def _id_of(there: Sequence[Person], chosen: int) -> str:
    return there[chosen].id if chosen < len(there) else ""


QUESTIONS: Final[Sequence[Ask]] = (
    _kind,
    partial(_line, "smallest"),
    _sure,
    partial(_line, "when"),
    partial(_line, "then"),
    partial(_line, "obstacle"),
    _ally,
    _session,
)
"""The questions in the order in which they are asked."""
