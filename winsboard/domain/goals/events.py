"""The story of a goal: what happened to it on which day, in the person's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LIBRARY, Entry
from winsboard.domain.model.edits import Change
from winsboard.domain.model.goals import Goal, GoalEvent, GoalEventKind
from winsboard.domain.model.wins import deed_id
from winsboard.domain.text import sanitize

EVENT: Final = "0"
"""What an event's id has behind that of the win it wrote, since no two documents of a page may have
one id: the mark that one of them was deleted has the id alone."""


def event(
    goal: Goal,
    what: GoalEventKind,
    context: EditContext,
    *,
    day: date | None = None,
    id: str = "",
    before: str = "",
    after: str = "",
    because: str = "",
    by: str = "",
) -> GoalEvent:
    """A new event of a goal. Raises Refusal for a day in the future."""
    return GoalEvent(
        id=id or context.new_id(),
        goal=goal.id,
        day=past(day, context),
        what=what,
        before=before,
        after=after,
        because=sanitize.short(because),
        by=sanitize.short(by),
        at=context.now,
    )


def past(day: date | None, context: EditContext) -> date:
    """A day, or today without one. Raises Refusal for a day in the future."""
    if day is not None and day > context.today:
        raise Refusal("entry.future")
    return day or context.today


def events_of(board: Board, goal: Goal) -> tuple[GoalEvent, ...]:
    """The events of a goal in the months that are loaded, oldest first."""
    found = (
        document
        for name, page in board.pages.items()
        if name != LIBRARY
        for document in page.values()
        if isinstance(document, GoalEvent) and document.goal == goal.id
    )
    return tuple(sorted(found, key=_when))


def _when(event: GoalEvent) -> tuple[date, datetime, int, str]:
    at = event.at or datetime.min.replace(tzinfo=UTC)
    return event.day, at, len(event.id), event.id


def deed(
    board: Board, told: GoalEvent, about: str, text: str, context: EditContext
) -> Iterator[Change]:
    """The event and the win of something that was done for a goal on a day.

    `about` is the id of the step or the goal. The ids follow from it and the day, so that the same
    deed written down on two machines is one win. A second one on that day is a win of its own.
    """
    id = deed_id(about, told.day)
    win = Entry(id=id, day=told.day, at=context.now, kind="win", text=text, about=about)
    if _is_taken(board, id):
        id = context.new_id()
    yield Change(None, told._replace(id=f"{id}{EVENT}"))
    yield Change(None, win._replace(id=id))


def _is_taken(board: Board, id: str) -> bool:
    """Whether there is a win with this id, or one that had it before it was moved."""
    return any(
        isinstance(document, Entry) and id in (document.id, *document.was)
        for page in board.pages.values()
        for document in page.values()
    )


def win_id(event: GoalEvent) -> str:
    """The id of the win that an event wrote. Most events wrote none: then nothing has that id."""
    return event.id.removesuffix(EVENT)


def undone_deed(board: Board, about: str, day: date | None = None) -> Iterator[Change]:
    """Take the event and the win of a deed away, if nothing was added to the win since.

    Without a day those of every day go that are loaded: two machines may have written it on two.
    """
    documents = [document for page in board.pages.values() for document in page.values()]
    wins = [d for d in documents if isinstance(d, Entry) and d.about == about and _is_plain(d)]
    ids = {win.id for win in wins} if day is None else {deed_id(about, day)}
    if day is None:
        ids |= {deed_id(about, d.day) for d in documents if isinstance(d, GoalEvent)}
    for document in documents:
        if (isinstance(document, GoalEvent) and win_id(document) in ids) or (
            document in wins and document.id in ids
        ):
            yield Change(document, None)


def _is_plain(win: Entry) -> bool:
    """Whether nothing was added to a win of a deed."""
    bare = Entry(win.id, win.day, win.at, win.kind, text=win.text, about=win.about)
    return win == bare
