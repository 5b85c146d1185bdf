"""How one small step led to the next: porch, walk, therapy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from winsboard.domain.journal.metadata import ids_of
from winsboard.domain.model.documents import Entry

LONGEST: Final = 50
"""Most steps of a chain that are read."""

Linked: TypeAlias = Callable[[Entry], Iterable[Entry]]
"""Returns the entries that are linked with one in one direction."""


def chain_of(entry: Entry, came_from: Linked, led_to: Linked) -> tuple[Entry, ...]:
    """All that led to an entry and all that followed from it, earliest first.

    One that is linked in a circle, or by two ways, is there once. An entry alone is a chain of one.
    """
    found = [entry]
    for linked in (came_from, led_to):
        waiting = [entry]
        while waiting and len(found) < LONGEST:
            for other in linked(waiting.pop(0)):
                if not any(ids_of(other) & ids_of(known) for known in found):
                    found.append(other)
                    waiting.append(other)
    return tuple(sorted(found[:LONGEST], key=lambda each: (each.day, each.at, each.id)))
