"""The areas of a board: the shipped ones as the person changed them, and their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from winsboard.domain.model.documents import Area
from winsboard.domain.text.folding import fold_name
from winsboard.named_tuple import NamedTuple


def key_of(area: Area) -> str:
    """What entries and habits save for an area: the id of a shipped one, or of the document."""
    return area.of or area.id


class Areas(NamedTuple):
    """The areas of a board, in the person's order. Each of them has a name.

    Two machines may each add an area of the same name. They are listed once, as the first of them.
    """

    every: tuple[Area, ...]
    """All areas, including the hidden and the deleted ones."""

    @property
    def listed(self) -> tuple[Area, ...]:
        """The areas to choose from."""
        return _once_each(a for a in self.every if not a.hidden and not a.deleted)

    @property
    def hidden(self) -> tuple[Area, ...]:
        """The hidden areas, which can be shown again."""
        return _once_each(a for a in self.every if a.hidden and not a.deleted)

    def find(self, key: str) -> Area | None:
        """The area with this key, or None."""
        return next((area for area in self.every if key_of(area) == key), None)

    def name(self, key: str) -> str:
        """The name of an area; an unknown one is its own name."""
        found = self.find(key)
        return found.name if found else key

    def alike(self, key: str) -> frozenset[str]:
        """The keys of all areas with the same name as this one."""
        wanted = fold_name(self.name(key))
        return frozenset({key, *(key_of(a) for a in self.every if fold_name(a.name) == wanted)})

    def order(self, key: str) -> int:
        """The place of an area among all; an unknown one and none come last.

        Areas of the same name have the place of the first, so that they are under one heading.
        """
        found = self.find(key)
        return len(self.every) if found is None else self.every.index(self.same(found)[0])

    def same(self, area: Area) -> tuple[Area, ...]:
        """All areas with the name of this one, in their order, itself among them."""
        name = fold_name(area.name)
        return tuple(each for each in self.every if fold_name(each.name) == name)


NO_AREAS: Final = Areas(())


@lru_cache(maxsize=4)
def resolve(shipped: tuple[Area, ...], changed: tuple[Area, ...]) -> Areas:
    """The areas of a board, from the shipped ones and the documents of the board.

    Areas of the same name are spelled like the first of them.

    Each shipped one has its id in `of`, and its number as id and position.
    """
    by_shipped = {area.of: area for area in changed if area.of}
    areas = [_with_changes(area, by_shipped.get(area.of)) for area in shipped]
    known = {area.of for area in shipped}
    areas += [area for area in changed if area.of not in known]
    areas.sort(key=lambda area: (area.position, len(area.id), area.id))
    spelled: dict[str, str] = {}
    for area in areas:
        spelled.setdefault(fold_name(area.name), area.name or key_of(area))
    return Areas(tuple(area._replace(name=spelled[fold_name(area.name)]) for area in areas))


def _with_changes(shipped: Area, changed: Area | None) -> Area:
    return shipped if changed is None else changed._replace(name=changed.name or shipped.name)


def _once_each(areas: Iterable[Area]) -> tuple[Area, ...]:
    """The first area of each name."""
    first: dict[str, Area] = {}
    for area in areas:
        first.setdefault(fold_name(area.name), area)
    return tuple(first.values())


def numbered(areas: Sequence[Area]) -> list[Area]:
    """The areas with new positions in this order."""
    return [area._replace(position=float(n)) for n, area in enumerate(areas, start=1)]
