"""Evidence for a goal: opening it, adding to it, pinning and unpinning it."""

from __future__ import annotations

from winsboard.domain.goals import evidence, goals, steps
from winsboard.domain.habits.mark_details import as_entry
from winsboard.domain.model.documents import Entry, Mark
from winsboard.domain.model.goals import Goal, Pin, Reading, Step
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.goals.spot import Spot
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def open_evidence(spot: Spot) -> None:
    """Open the marked win, tick or reading."""
    if spot.row is not None and isinstance(spot.row.about, Entry | Mark | Reading):
        await open_one(spot.session, spot.row.about)


async def open_one(session: Session, what: evidence.Evidence) -> None:
    """Open a win, or what can be added to a tick."""
    session.load_days(what.day, what.day)
    if isinstance(what, Entry):
        await session.begin("open_entry", session.board.find(what) or what)
    elif isinstance(what, Mark):
        await session.begin("open_entry", as_entry(session.board, what))
    else:
        session.show_message(format_phrase("goals.event.reading"))


async def add_to_evidence(spot: Spot) -> None:
    """Show what can be added to the marked win or tick."""
    from winsboard.tui.journal.additions import add_to

    if spot.row is not None and isinstance(spot.row.about, Entry | Mark):
        what = spot.row.about
        spot.session.load_days(what.day, what.day)
        now = spot.session.board.find(what)
        if isinstance(now, Entry | Mark):
            await add_to(spot.session, now)


async def unpin(spot: Spot) -> None:
    """Take the pin off the marked win; the win stays."""
    what, session, goal = spot.row.about if spot.row else None, spot.session, spot.page
    if not isinstance(what, Entry | Mark | Reading) or goal is None:
        return
    session.load_days(what.day, what.day)
    pins = [pin for pin in evidence.pins_on(session.board, what) if pin.goal == goal.id]
    if not pins:
        session.show_message(format_phrase("goals.event.not_pinned"))
        return
    session.perform(lambda context: evidence.unpin(session.board, pins[0], context))


async def pin_win(session: Session, win: Entry | Mark) -> None:
    """Pin a win or a tick to a goal or a step; a second time takes the pin off."""
    session.load_days(win.day, win.day)
    there = [g for g in goals.current(session.board) if g.state == "open" or g.pause_from]
    there = there or list(goals.current(session.board))
    if not there:
        session.show_message(format_phrase("goals.pin.none"))
        return
    pins = {(p.goal, p.step): p for p in evidence.pins_on(session.board, win)}
    places: list[tuple[Goal, Step | None]] = []
    for goal in there:
        places.append((goal, None))
        places += [(goal, step) for step in steps.steps_of(session.board, goal)]
    names = [
        _place_words(goal, step, (goal.id, step.id if step else "") in pins)
        for goal, step in places
    ]
    title = format_phrase("goals.pin.title")
    chosen = await session.push_screen_wait(MenuDialog(names, [], title=title))
    if chosen is None:
        return
    goal, step = places[chosen]
    pinned = pins.get((goal.id, step.id if step else ""))
    _toggle(session, goal, step, win, pinned)


def _toggle(
    session: Session, goal: Goal, step: Step | None, win: Entry | Mark, pinned: Pin | None
) -> None:
    if pinned is not None:
        session.perform(lambda context: evidence.unpin(session.board, pinned, context))
    else:
        session.perform(lambda context: evidence.pin(session.board, goal, win, context, step=step))


def _place_words(goal: Goal, step: Step | None, pinned: bool) -> str:
    words = f"  {step.title}" if step is not None else goal.title
    return f"[x] {words.strip()}" if pinned else words
