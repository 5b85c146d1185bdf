"""What the home of a family board shows, read from the newest month back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from winsboard.domain.family.chains import chain_of
from winsboard.domain.family.noticing import SHOWN
from winsboard.domain.journal.query import Query
from winsboard.domain.library.names import people_in
from winsboard.domain.model.documents import Entry, EntryKind, Person
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.reading.reader import Reader

MOST: Final = 40
"""Most entries that the home lists."""
NOTICED: Final[EntryKind] = "noticed"


class FamilyHome(NamedTuple):
    """The entries that the home of a family board lists."""

    entries: tuple[Entry, ...] = ()
    """The newest effort that was noticed first, if there is one; then the others, newest first."""
    has_noticed: bool = False
    """Whether the first entry is one that was noticed."""


def family_home(reader: Reader) -> FamilyHome:
    """Read what the home shows. Safe from any thread. Raises StoreError."""
    found: list[Entry] = []
    first: Entry | None = None
    for entry in _entries(reader):
        if first is None and entry.kind == NOTICED:
            first = entry
        if len(found) < MOST:
            found.append(entry)
        elif first is not None:
            break
    others = [entry for entry in found if entry is not first]
    return FamilyHome((*([first] if first else []), *others)[:MOST], first is not None)


def is_named(reader: Reader, person: Person) -> bool:
    """Whether somebody else wrote about a person before. Safe from any thread.

    What they shared or said themselves does not count. Raises StoreError.
    """
    seen = _entries(reader, frozenset({NOTICED}))
    return any({person.id, person.name} & {*people_in(entry)} for entry in seen)


def chain(reader: Reader, entry: Entry) -> tuple[Entry, ...]:
    """What led to an entry and what followed from it, earliest first. Raises StoreError."""
    return chain_of(entry, reader.came_from, reader.led_to)


def _entries(reader: Reader, kinds: frozenset[EntryKind] = SHOWN) -> Iterator[Entry]:
    for read in reader.read(Query(kinds=kinds)):
        yield from (found.entry for found in read.found)
