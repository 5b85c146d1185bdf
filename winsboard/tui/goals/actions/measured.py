"""The measure of a goal: its count line, its page, and choosing it."""

from __future__ import annotations

from winsboard.domain.goals import goals
from winsboard.domain.measures import measures
from winsboard.domain.model.goals import Measure
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.goals.spot import Spot
from winsboard.tui.measures.change import add_measure
from winsboard.tui.measures.count import ask_reading
from winsboard.tui.measures.flow import show_measure
from winsboard.words import format_phrase


async def count(spot: Spot) -> None:
    """Open the count line of the marked measure."""
    measure = spot.about(Measure)
    if measure is not None:
        await ask_reading(spot.session, measure)


async def open_measure(spot: Spot) -> None:
    """Open the page of the marked measure."""
    measure = spot.about(Measure)
    if measure is not None:
        await show_measure(spot.session, measure)


async def choose(spot: Spot) -> None:
    """Choose the measure that shows how far a goal is: one there is, a new one, or none."""
    goal, session = spot.goal, spot.session
    if goal is None:
        return
    there = measures.listed(session.board)
    names = [f"[x] {m.name}" if m.id == goal.measure else m.name for m in there]
    fixed = [format_phrase("goals.measure.new"), format_phrase("goals.measure.none")]
    title = format_phrase("goals.measure.title", goal=goal.title)
    chosen = await session.push_screen_wait(MenuDialog(names, fixed, title=title))
    if chosen is None:
        return
    wanted = there[chosen].id if chosen < len(there) else ""
    if chosen == len(there):
        before = {m.id for m in there}
        await add_measure(session)
        new = [m.id for m in measures.listed(session.board) if m.id not in before]
        if not new:
            return
        wanted = new[-1]
    now = session.board.find(goal)
    if now is not None:
        session.perform(lambda m: goals.change(now, now._replace(measure=wanted), m))
