"""Contacts for the Support screen: people, care team, crisis lines, emergency numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Person
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.goals import Goal
from winsboard.domain.model.library import ROLES, Role
from winsboard.named_tuple import NamedTuple

MY_PEOPLE: Final[tuple[Role, ...]] = ("friend", "family", "group")
CARE_TEAM: Final[tuple[Role, ...]] = ("therapist", "care")


class SupportContacts(NamedTuple):
    """The contacts on the Support screen, by section."""

    people: tuple[Person, ...]
    care_team: tuple[Person, ...]
    lines: tuple[Person, ...]
    """Crisis lines: the person's own, or else those of the chosen region, if any."""
    emergency: tuple[Person, ...]
    """Emergency numbers: the person's own, or else those of the chosen region, if any."""


def listed(board: Board, roles: Iterable[Role] = ROLES) -> tuple[Person, ...]:
    """The contacts with one of these roles, in the person's order."""
    wanted = frozenset(roles)
    return tuple(person for person in board.library_documents(Person) if person.role in wanted)


def support(board: Board, shipped: Sequence[Person]) -> SupportContacts:
    """The contacts to show; `shipped` are the lines and numbers of the chosen region."""
    there = [person for person in board.library_documents(Person) if person.on_support]

    def with_role(*roles: Role) -> tuple[Person, ...]:
        return tuple(person for person in there if person.role in roles)

    def own_or_shipped(role: Role) -> tuple[Person, ...]:
        if any(person.role == role for person in board.library_documents(Person)):
            return with_role(role)
        return tuple(person for person in shipped if person.role == role)

    return SupportContacts(
        people=with_role(*MY_PEOPLE),
        care_team=with_role(*CARE_TEAM),
        lines=own_or_shipped("line"),
        emergency=own_or_shipped("emergency"),
    )


def change(board: Board, person: Person, changed: Person, context: EditContext) -> Edit | None:
    """Change a contact; a shipped line is copied first. Returns None if nothing changes.

    A new number resets `checked_on`. Raises Refusal if the contact is not valid.
    """
    kept = items.validated(changed)
    if kept == person:
        return None
    if kept.reach != person.reach and kept.checked_on == person.checked_on:
        kept = kept._replace(checked_on=None)
    return (
        items.change_unchecked(person, kept, context)
        if person.id
        else items.add_unchecked(board, kept, context)
    )


def confirm_number(board: Board, person: Person, context: EditContext) -> Edit | None:
    """Record that a number was confirmed today. Returns None if it is recorded already."""
    return change(board, person, person._replace(checked_on=context.today), context)


def say_me(board: Board, person: Person, context: EditContext) -> Edit | None:
    """Record that this is the person whose board it is, and nobody else. None if it is known."""
    changes = [
        Change(each, each._replace(me=is_it, on_support=each.on_support and not is_it))
        for each in board.library_documents(Person)
        if (is_it := each.id == person.id) != each.me
    ]
    return context.edit(Title("person.me", person.name), *changes) if changes else None


def say_not_me(_board: Board, person: Person, context: EditContext) -> Edit | None:
    """Record that this is not the person whose board it is. None if it is known."""
    if not person.me:
        return None
    return context.update("person.not_me", person.name, person, person._replace(me=False))


def remove(board: Board, person: Person, context: EditContext) -> Edit:
    """Delete a contact. The goals that they help with keep the name."""
    edit = items.remove(person, context)
    named = (
        Change(goal, goal._replace(ally=person.name))
        for goal in board.library_documents(Goal)
        if goal.ally == person.id
    )
    return edit._replace(changes=(*edit.changes, *named))
