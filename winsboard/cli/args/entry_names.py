"""Finding the entry that is named by its number in the last list, its id, or `last`."""

from __future__ import annotations

from typing import Final

from winsboard.cli.errors import CommandError
from winsboard.domain.model.documents import Entry
from winsboard.notebook.reading.reader import LAST, Reader
from winsboard.store.disk.last_list import LastList

DIGITS: Final = 6
"""The most digits of a number in the last list; ids are longer."""


def find_entry(reader: Reader, listed: LastList, name: str) -> Entry:
    """The entry with that number in the last list, that id, or the last one.

    Raises CommandError if there is none.
    """
    if name == LAST:
        entry, key = reader.last(), "cli.no_entry"
    elif (number := _number(name)) is not None:
        id = listed.id(number)
        entry, key = reader.find(id) if id else None, "cli.no_entry.number"
    else:
        entry, key = reader.find(name), "cli.no_entry"
    if entry is None:
        raise CommandError(key, id=name[:40])
    return entry


def find_tick(reader: Reader, listed: LastList, name: str) -> Entry | None:
    """The tick with that number in the last list, or that id. None if it is not a tick."""
    id = listed_id(listed, name)
    return reader.tick(id) if id != LAST else None


def listed_id(listed: LastList, name: str) -> str:
    """The id for a number in the last list; anything else is an id."""
    number = _number(name)
    return (None if number is None else listed.id(number)) or name


def _number(name: str) -> int | None:
    """The number of an entry in the last list, in the digits of any script; None for an id."""
    return int(name) if name.isdecimal() and len(name) <= DIGITS else None
