"""A round: each person in turn says something they are proud of, or passes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from winsboard.domain.family import members
from winsboard.domain.journal import entries
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, EntryKind, Person
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.text import sanitize
from winsboard.domain.text.folding import best_match, fold_name

PROUD: Final[EntryKind] = "proud"
DAYS_OF_A_ROUND: Final = 7
"""For so many days a round begins with the same person; then the next one begins."""


def turns(board: Board, today: date) -> tuple[Person, ...]:
    """The people of a round, in turn.

    They are the members of the board; without any, the family and the person whose board it is.
    Nobody's place says anything about them: the names are in the order of the alphabet, and each
    week another person begins.
    """
    everybody = board.library_documents(Person)
    found = list(members.members(board)) or [p for p in everybody if p.role == "family"]
    if found and not any(p.member for p in found):
        found += [p for p in everybody if p.me and p not in found]
    found.sort(key=lambda p: (fold_name(p.name), p.id))
    start = today.toordinal() // DAYS_OF_A_ROUND % len(found) if found else 0
    return tuple(found[start:] + found[:start])


def said(board: Board, person: Person, day: date) -> Entry | None:
    """What a person said they are proud of on a day, the latest. None if they passed."""
    found = [e for e in board.entries(day) if e.kind == PROUD and person.id in e.whose]
    return found[-1] if found else None


def keep(person: Person, text: str, before: Entry | None, context: EditContext) -> Edit | None:
    """The edit for a turn: words are written down, or replace those `before`.

    Without words the person passes, and what they said before is taken away. None if nothing
    changes. Raises Refusal if the text is too long.
    """
    words = sanitize.one_line(text[: sanitize.MAX_LENGTH + 1])
    if before is not None:
        if not words:
            return entries.remove(before, context)
        return entries.rewrite(before, words, context)
    if not words:
        return None
    entry = context.entry(PROUD)._replace(text=sanitize.sanitized(words), whose=(person.id,))
    return context.creation("round.said", person.name, entry)


def with_people(board: Board, names: Iterable[str], context: EditContext) -> Edit | None:
    """Make these people members; who is not there yet is added. None if nothing changes.

    They are not shown on Support. Raises Refusal if a name is too long.
    """
    changes: list[Change] = []
    for name in filter(None, map(sanitize.short, names)):
        known = best_match(
            name, [(p.name, p) for p in board.library_documents(Person)], pieces=False
        )
        if not any(person.member for person in known):
            edit = members.add(board, known[0].name if known else name, context)
            board = board.with_changes(edit.changes)
            changes += edit.changes
    if not changes:
        return None
    named = ", ".join(items.name_of(change.document) for change in changes)
    return context.edit(Title("round.people", named), *changes)
