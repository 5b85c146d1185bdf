"""The members of a family board, and which entries are about them."""

from __future__ import annotations

from typing import Final

from winsboard.domain.library import items
from winsboard.domain.library.names import people_in
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Person
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.settings import Settings

FAMILY: Final = "family"
"""The value of `board_for` of a family board."""


def is_family(settings: Settings) -> bool:
    """Whether the board belongs to a family and not to one person."""
    return settings.board_for == FAMILY


def members(board: Board) -> tuple[Person, ...]:
    """The members of the family board, in the order in which they are numbered."""
    return tuple(person for person in board.library_documents(Person) if person.member)


def add(board: Board, name: str, context: EditContext) -> Edit:
    """Add a member. Somebody of this name who is on the board already becomes one.

    A member is not shown on Support until somebody asks for it: there may be no number to call.
    Raises Refusal if the name is not valid.
    """
    new = items.validated(
        Person("", name, role="family", member=True, on_support=False),
    )
    known = next((p for p in board.library_documents(Person) if p.name == new.name), None)
    if known is None:
        return items.add_unchecked(board, new, context)
    after = known._replace(member=True)
    return context.update("person.changed", known.name, known, after)


def named(board: Board, name: str) -> Person | None:
    """The member with exactly this name."""
    return next((person for person in members(board) if person.name == name), None)


def is_about_somebody(entry: Entry) -> bool:
    """Whether somebody can take an entry away, because it is about them or they shared it."""
    return bool(people_in(entry) or entry.given)
