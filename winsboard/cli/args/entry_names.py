"""Finding the entry that is named by its number in the last list, its id, or `last`."""

from __future__ import annotations

from typing import Final

from winsboard.cli.errors import CommandError
from winsboard.domain.model.documents import Entry
from winsboard.notebook.reader import LAST, Reader
from winsboard.store.disk.last_list import LastList

DIGITS: Final = 6
"""The most digits of a number in the last list; ids are longer."""


def find_entry(reader: Reader, listed: LastList, name: str) -> Entry:
    """The entry with that number in the last list, that id, or the last one.

    Raises CommandError if there is none.
    """
    if name == LAST:
        entry, key = reader.last(), "cli.no_entry"
    elif _is_number(name):
        id = listed.id(int(name))
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
    return (listed.id(int(name)) if _is_number(name) else None) or name


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdecimal() and len(name) <= DIGITS
