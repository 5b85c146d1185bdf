"""The people that documents name: by their id where one is meant, else by the name as typed.

An id follows when a person is renamed. A name stays as typed if nobody has it, or if several people
have it: then nobody knows which one is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias, TypeVar, cast

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Document, Entry, Person
from winsboard.domain.model.edits import Change
from winsboard.domain.model.sharing import Gathering, Suggestion
from winsboard.domain.text.folding import fold_name

Named: TypeAlias = Entry | Gathering | Suggestion
"""A document that names people."""
D = TypeVar("D", bound=Named)

LISTS: Final[Mapping[type[Document], tuple[str, ...]]] = {
    Entry: ("people", "whose"),
    Gathering: ("people",),
}
"""The fields that name several people."""
SINGLE: Final[Mapping[type[Document], tuple[str, ...]]] = {
    Entry: ("noticed_by", "talk_with"),
    Suggestion: ("whom",),
}
"""The fields that name one person or nobody."""
ID_LENGTH: Final = 15
"""The fewest digits of an id that winsboard gives; nobody has such a name."""


def person(board: Board, who: str) -> Person | None:
    """Who is meant by an id, or by a name that exactly one person has. None if it is nobody."""
    if not who:
        return None
    found = board.find(Person(who, ""))
    return found or _by_name(board).get(fold_name(who))


def name_of(board: Board, who: str) -> str:
    """The name of a person, or the text itself if it is a name. Empty for an id without a person.

    Two machines may delete a person and name them at the same time; the id then says nothing.
    """
    return next(iter(names_of(board, (who,))), "")


def names_of(board: Board, whos: Iterable[str]) -> tuple[str, ...]:
    """The names to show for some people, each once."""
    return shown_names(whos, names_by_id(board))


def shown_names(whos: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Like `names_of`, with the names of the people by id."""
    found = (names.get(who, "" if is_id(who) else who) for who in whos)
    return tuple(dict.fromkeys(filter(None, found)))


def names_by_id(board: Board) -> Mapping[str, str]:
    """The name of each person by id."""
    return {person.id: person.name for person in board.library_documents(Person)}


def everybody_in(entry: Entry) -> tuple[str, ...]:
    """Everybody whom an entry names, as ids or names."""
    return (*entry.people, *entry.whose, *filter(None, (entry.noticed_by, entry.talk_with)))


def people_in(entry: Entry) -> tuple[str, ...]:
    """Everybody whom an entry is about or belongs to, as ids or names."""
    return tuple(dict.fromkeys((*entry.people, *entry.whose)))


def is_id(who: str) -> bool:
    """Whether a text is an id that winsboard gave, and no name."""
    return len(who) >= ID_LENGTH and who.isascii() and who.isdecimal()


def is_known(board: Board, who: str) -> bool:
    """Whether there is something to show: a name, or the id of somebody on the board."""
    return not is_id(who) or board.find(Person(who, "")) is not None


def ids_of(board: Board, whos: Iterable[str]) -> tuple[str, ...]:
    """Ids for names that exactly one person has, and the other names as they are; each once."""
    named = _by_name(board)
    found = ((who, named.get(fold_name(who))) for who in whos if who)
    return tuple(dict.fromkeys(person.id if person else who for who, person in found))


def with_names(board: Board, document: D) -> D:
    """A document with names in place of ids, to show it or to write it for others."""
    return _replaced(document, lambda who: name_of(board, who))


def with_ids(board: Board, named: Person, documents: Iterable[Named]) -> Iterator[Change]:
    """Write the id of a person where their name is meant, before they get another name."""
    name = fold_name(named.name)
    if _by_name(board).get(name) != named:
        return
    for document in documents:
        after = _replaced(document, lambda who: named.id if fold_name(who) == name else who)
        if after != document:
            yield Change(document, after)


def without_id(removed: Person, documents: Iterable[Named]) -> Iterator[Change]:
    """Write the name of a person where their id is, before they are deleted."""
    for document in documents:
        after = _replaced(document, lambda who: removed.name if who == removed.id else who)
        if after != document:
            yield Change(document, after)


def _replaced(document: D, new: Callable[[str], str]) -> D:
    """A document with other texts in the fields that name people."""
    values: dict[str, Any] = {}
    for field in LISTS.get(cast("type[Document]", type(document)), ()):
        values[field] = tuple(dict.fromkeys(filter(None, map(new, getattr(document, field)))))
    for field in SINGLE.get(cast("type[Document]", type(document)), ()):
        values[field] = new(getattr(document, field))
    kept = {field: value for field, value in values.items() if value != getattr(document, field)}
    return cast(D, document._replace(**kept)) if kept else document


def _by_name(board: Board) -> dict[str, Person]:
    """The people by their folded name, without names that several have."""
    found: dict[str, list[Person]] = {}
    for each in board.library_documents(Person):
        found.setdefault(fold_name(each.name), []).append(each)
    return {name: people[0] for name, people in found.items() if len(people) == 1}
