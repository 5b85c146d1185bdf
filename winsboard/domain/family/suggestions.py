"""Suggestions: what somebody noticed and wrote for a person, who sees it first.

A suggestion waits until the person keeps it or declines it. A declined one is erased by the caller
(`Notebook.erase`), so that nothing of it stays and nobody is told.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Person, Suggestion
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.text import sanitize
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.domain.text.folding import best_match

LONGEST: Final = 4000
"""Characters of a suggestion. It is a line or a few, written by somebody else."""


def checked(text: str) -> str:
    """The words of a suggestion as they are kept. Raises Refusal if empty or too long."""
    words = sanitize.sanitized(text)
    if len(words) > LONGEST:
        raise Refusal("suggestion.long", longest=LONGEST)
    return words


def arrive(
    board: Board,
    text: str,
    by: str,
    context: EditContext,
    *,
    id: str = "",
    day: date | None = None,
    whom: Person | None = None,
) -> Edit | None:
    """Put a suggestion among those that wait.

    `id` follows from the random id of what was sent, so that what comes twice is there once: None
    if it is there already, also if the person has kept it. Without `whom` it is for the person
    whose board this is. Raises Refusal if the text is empty or too long.
    """
    there = board.library_documents(Suggestion)
    if id and any(found.id == id for found in there):
        return None
    new = Suggestion(
        id=id or context.new_id(),
        day=max(min(day or context.today, context.today), FIRST_DAY),
        text=checked(text),
        by=sanitize.short(by),
        whom=whom.id if whom is not None else "",
        position=max((found.position for found in there), default=0.0) + 1,
    )
    # The title quotes nothing: the person sees the words first.
    return context.edit(_title("came", new.by), Change(None, new))


def waiting(board: Board) -> tuple[Suggestion, ...]:
    """The suggestions that were neither kept nor declined, oldest first."""
    return tuple(s for s in board.library_documents(Suggestion) if s.state == "waiting")


def whom(board: Board, suggestion: Suggestion) -> Person | None:
    """The person it is for; None for the person whose board this is, or if they were deleted."""
    people = board.library_documents(Person)
    return next((person for person in people if person.id == suggestion.whom), None)


def keep(board: Board, suggestion: Suggestion, context: EditContext) -> Edit:
    """Keep a suggestion as an entry, with the person who noticed it.

    The entry has the id of the suggestion, so that erasing it erases every version of both. The
    suggestion keeps no words.
    """
    entry = Entry(
        id=suggestion.id,
        day=min(suggestion.day, context.today),
        at=context.now,
        kind="noticed",
        text=suggestion.text,
        noticed_by=writer(board, suggestion.by),
        whose=(suggestion.whom,) if suggestion.whom else (),
    )
    taken = suggestion._replace(state="taken", text="")
    return context.edit(
        _title("kept", suggestion.by), Change(None, entry), Change(suggestion, taken)
    )


def writer(board: Board, name: str) -> str:
    """The id of the one person with this name; the name itself if there is none, or more."""
    people = [(person.name, person) for person in board.library_documents(Person)]
    found = best_match(name, people, pieces=False)
    return found[0].id if len(found) == 1 else name


def _title(did: str, by: str) -> Title:
    return Title(f"suggestion.{did}" if by else f"suggestion.{did}.somebody", by)
