"""What stands for the people of a board in what is given away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from winsboard.domain.library.names import is_id
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    Entry,
    Goal,
    GoalEvent,
    Mark,
    Person,
    Reading,
    Share,
    Suggestion,
)
from winsboard.domain.sharing.names import Names, StandIn
from winsboard.domain.text.folding import fold_name

SOMEBODY: Final = "somebody"
"""The key of what stands for a name that is not among the people."""
ME: Final = "me"
NOBODY: Final = frozenset({"line", "emergency"})
"""Roles that are no person. They keep their name if they have no alias."""


def names_of(board: Board, words: Mapping[str, str]) -> Names:
    """What stands for every name that the board knows.

    `words` are what stands for a person without an alias, by role, and `me` and `somebody`.
    """
    people = board.library_documents(Person)
    known = {"", *(fold_name(person.name) for person in people), *(p.id for p in people)}
    loose = dict.fromkeys(
        name for name in _named(board) if not is_id(name) and fold_name(name) not in known
    )
    stand_ins = (
        *(
            _stand_in(person, words)
            for person in people
            if person.alias or person.role not in NOBODY
        ),
        *(StandIn(name, words[SOMEBODY]) for name in loose),
    )
    return Names(stand_ins, unclear=words[SOMEBODY])


def _stand_in(person: Person, words: Mapping[str, str]) -> StandIn:
    key = ME if person.me else person.role
    # The words of a group's name, such as `Tuesday group` or `Day clinic`, name nobody.
    is_place = person.role == "care" and any(map(str.islower, person.name.split()[1:]))
    in_parts = person.role not in {"group", *NOBODY} and not is_place
    return StandIn(person.name, person.alias or words.get(key, words[SOMEBODY]), in_parts)


def _named(board: Board) -> Iterator[str]:
    """Names that are saved as text, of the pages that are loaded."""
    for page in board.pages.values():
        for document in page.values():
            yield from _named_by(document)


def _named_by(document: object) -> Iterable[str]:
    match document:
        case Entry():
            return *document.people, *document.whose, document.noticed_by, document.talk_with
        case Mark() | Reading() | GoalEvent() | Suggestion():
            return (document.by,)
        case Share():
            return () if document.board else (document.name,)
        case Goal():
            return (document.ally,)
        case _:
            return ()
