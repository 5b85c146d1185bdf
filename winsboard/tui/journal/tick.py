"""A tick among the entries of the journal: what its keys do."""

from __future__ import annotations

from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Entry, Mark
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.journal.additions import add_to, title_of
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def add_to_tick(session: Session, tick: Entry) -> None:
    """Ask what to add to the tick."""
    mark = _mark(session, tick)
    if mark is not None:
        await add_to(session, mark)


async def choose_tags(session: Session, tick: Entry) -> None:
    """Edit the tags of the tick, as one edit."""
    from winsboard.domain.habits import mark_details
    from winsboard.tui.journal.entry.tags import pick_tags

    mark = _mark(session, tick)
    if mark is not None:
        tags = await pick_tags(session, mark.tags)
        label = title_of(session, mark)
        session.perform(lambda context: mark_details.change(mark, label, context, tags=tags))


async def star(session: Session, tick: Entry) -> None:
    """Star the tick, or remove its star."""
    set_star(session, tick, starred=not tick.starred)


def set_star(session: Session, tick: Entry, *, starred: bool) -> bool:
    """Star the tick, or remove its star; returns whether that was done."""
    from winsboard.domain.habits import mark_details

    mark = _mark(session, tick)
    if mark is None:
        return False
    label = title_of(session, mark)
    return session.perform(
        lambda context: mark_details.change(mark, label, context, starred=starred)
    )


async def clear_tick(session: Session, tick: Entry) -> None:
    """Ask for confirmation and clear the tick."""
    mark = _mark(session, tick)
    habit = session.board.habit(tick.about)
    if mark is None or habit is None:
        await explain(session, tick)
        return
    question = format_phrase("tick.clear", to=habit.label)
    if await session.push_screen_wait(ConfirmDialog(question)) == 0:
        session.perform(lambda context: habits.mark(session.board, habit, mark.day, None, context))


async def explain(session: Session, _tick: Entry) -> None:
    """Say what a tick can have, for a key that works on entries only."""
    session.show_message(format_phrase("tick.keys"))


def _mark(session: Session, tick: Entry) -> Mark | None:
    """Return the mark of a tick as it is now; None if it was cleared meanwhile."""
    session.load_days(tick.day, tick.day)
    return session.board.mark(tick.about, tick.day)
