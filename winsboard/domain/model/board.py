"""The board in memory: an immutable snapshot of documents, with lookups."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

from winsboard.domain.model.documents import (
    LIBRARY,
    Area,
    Document,
    Entry,
    Habit,
    LibraryDocument,
    Mark,
    Rest,
    Routine,
    Settings,
    mark_id,
    month_of,
    page_of,
)
from winsboard.domain.model.edits import Change
from winsboard.domain.model.page import NO_PAGE as NO_PAGE
from winsboard.domain.model.page import IndexedPage, Key, Kinds, indexed, look_up, marks_of, of_kind
from winsboard.domain.model.page import Page as Page
from winsboard.domain.text.calendar import months_between
from winsboard.named_tuple import NamedTuple

D = TypeVar("D", bound=Document)
L = TypeVar("L", bound=LibraryDocument)
_GROUPED: Final = (Habit, Area, Routine)
"""The kinds of documents that the order of the habits depends on."""
MOOD: Final = "mood"
"""The kind of entry that is hidden while mood tracking is off."""


class Board(NamedTuple):
    """An immutable snapshot of a board; every change returns a new one.

    It holds only the pages that were loaded. A missing page may still exist on disk.
    """

    pages: Mapping[str, Page] = MappingProxyType({})

    def with_page(self, name: str, page: Page) -> Board:
        """The board with a page added or replaced."""
        return Board({**self.pages, name: indexed(page)})

    def without_pages(self, names: Iterable[str]) -> Board:
        """The board without these pages."""
        gone = frozenset(names)
        return Board({name: page for name, page in self.pages.items() if name not in gone})

    def with_changes(self, changes: Iterable[Change]) -> Board:
        """The board after these changes."""
        changed: dict[str, dict[Key, Document | None]] = {}
        for change in changes:
            for document, now in ((change.before, None), (change.after, change.after)):
                if document is not None:
                    key = (type(document), document.id)
                    changed.setdefault(page_of(document), {})[key] = now
        fresh = {
            name: indexed(self._page(name)).with_documents(documents)
            for name, documents in changed.items()
        }
        return Board({**self.pages, **fresh})

    def find(self, document: D) -> D | None:
        """The current version of a document, by type, page and id. None if it does not exist."""
        kind: Any = type(document)
        return cast("D | None", self._page(page_of(document)).get((kind, document.id)))

    @property
    def settings(self) -> Settings:
        """The saved settings, or the defaults."""
        found = self._page(LIBRARY).get((Settings, "1"))
        return found if isinstance(found, Settings) else Settings()

    @property
    def habits(self) -> tuple[Habit, ...]:
        """The active habits, in the order in which the board numbers them.

        They are grouped by routine or else by area; groups and habits keep the person's order.
        """
        return look_up(self._page(LIBRARY), "habits", _GROUPED, self._grouped)

    def _grouped(self) -> tuple[Habit, ...]:
        groups: dict[str, list[Habit]] = {}
        firsts = self._firsts()
        for habit in self.all_habits:
            if habit.archived_on is None:
                group = habit.routine if self.routine_of(habit) else habit.area
                groups.setdefault(firsts.get(group, group), []).append(habit)
        return tuple(habit for group in groups.values() for habit in group)

    @property
    def all_habits(self) -> tuple[Habit, ...]:
        """Every habit, archived ones included, in the person's order."""
        return self._library(Habit, lambda h: (h.position, h.id))

    def routine_of(self, habit: Habit) -> Routine | None:
        """The routine that a habit is a part of; None without one, or if it was deleted."""
        if not habit.routine:
            return None
        found = self._page(LIBRARY).get((Routine, habit.routine))
        return found if isinstance(found, Routine) else None

    def group_of(self, habit: Habit) -> str:
        """The id of the group that a habit is listed in: its routine, or else its area.

        Two machines may each add a routine or an area of the same name: that is one group.
        """
        group = habit.routine if self.routine_of(habit) else habit.area
        return self._firsts().get(group, group)

    def same_group(self, id: str) -> frozenset[str]:
        """The ids of all routines, or of all areas, with the same name as this one."""
        firsts = self._firsts()
        first = firsts.get(id, id)
        return frozenset({id, *(each for each, other in firsts.items() if other == first)})

    def _firsts(self) -> dict[str, str]:
        """The first id with the same name, for each routine and each area that has a document."""
        return look_up(self._page(LIBRARY), "firsts", (Area, Routine), self._same_names)

    def _same_names(self) -> dict[str, str]:
        firsts: dict[str, str] = {}
        areas = [(area.of or area.id, area.name) for area in self.library_documents(Area)]
        routines = [(each.id, each.name) for each in self.library_documents(Routine)]
        for pairs in (areas, routines):
            named: dict[str, str] = {}
            for id, name in pairs:
                firsts[id] = named.setdefault(name.casefold(), id) if name else id
        return firsts

    def habit(self, id: str) -> Habit | None:
        """The habit with this id, or None."""
        found = self._page(LIBRARY).get((Habit, id))
        return found if isinstance(found, Habit) else None

    def library_documents(self, kind: type[L]) -> tuple[L, ...]:
        """The library documents of one kind, in the person's order."""
        return self._library(kind, lambda d: (d.position, d.id))

    def has_any(self, kinds: Iterable[type[L]]) -> bool:
        """Whether the library has a document of one of these kinds."""
        return any(of_kind(self._page(LIBRARY), kind) for kind in kinds)

    @property
    def rests(self) -> tuple[Rest, ...]:
        """All rests, planned ones included, earliest first."""
        return self._library(Rest, lambda r: (r.first, r.id))

    def _library(self, kind: type[D], order: Callable[[D], Any]) -> tuple[D, ...]:
        page = self._page(LIBRARY)
        return look_up(
            page,
            "in order",
            cast("Kinds", (kind,)),
            lambda: tuple(sorted(of_kind(page, kind), key=order)),
        )

    def mark(self, habit: str, day: date) -> Mark | None:
        """The mark of a habit on a day, or None."""
        found = self._page(month_of(day)).get((Mark, mark_id(habit, day)))
        return found if isinstance(found, Mark) else None

    def marks(self, month: str) -> Iterator[Mark]:
        """All marks of a month, in no particular order."""
        return iter(of_kind(self._page(month), Mark))

    def marks_of_day(self, day: date) -> Collection[Mark]:
        """All marks of a day, in no particular order."""
        return marks_of(self._page(month_of(day)), day)

    def marks_since(self, before: Board) -> Iterator[Mark]:
        """The marks that differ between `before` and this board; of a removed mark, the old one."""
        for name in before.pages.keys() | self.pages.keys():
            old, new = before._page(name), self._page(name)
            if old is new:
                continue
            changed = new.changed_since(old) if isinstance(new, IndexedPage) else None
            if changed is not None:
                both = ((old.get(key), new.get(key)) for key in changed)
                differ = (now or was for was, now in both if was != now)
                yield from (document for document in differ if isinstance(document, Mark))
            else:
                gone = (old[key] for key in old.keys() - new.keys())
                come = (d for key, d in new.items() if (was := old.get(key)) is not d and was != d)
                for document in (*gone, *come):
                    if isinstance(document, Mark):
                        yield document

    def entries(self, day: date) -> tuple[Entry, ...]:
        """The entries of a day, oldest first; without mood check-ins if mood is off."""
        found = _entries_on(self._page(month_of(day)), day)
        return found if self.settings.mood else tuple(e for e in found if e.kind != MOOD)

    def month_entries(self, month: str) -> tuple[Entry, ...]:
        """The entries of a month, oldest first; without mood check-ins if mood is off."""
        return _in_order(self._entries_of(month))

    def entries_between(self, first: date, last: date) -> Iterator[Entry]:
        """The entries of a range of days, oldest first. Months that are not loaded are skipped."""
        for month in months_between(first, last):
            if month in self.pages:
                yield from (e for e in self.month_entries(month) if first <= e.day <= last)

    def _entries_of(self, month: str) -> Iterator[Entry]:
        mood = self.settings.mood
        for entry in of_kind(self._page(month), Entry):
            if mood or entry.kind != MOOD:
                yield entry

    def _page(self, name: str) -> Page:
        return self.pages.get(name, NO_PAGE)


def _entries_on(page: Page, day: date) -> tuple[Entry, ...]:
    """The entries of one day of a page, oldest first."""
    few = page.of_day(Entry, day) if isinstance(page, IndexedPage) else None
    if few is None:
        return entries_by_day(page).get(day, ())
    return _in_order(entry for entry in few if isinstance(entry, Entry))


def entries_by_day(page: Page) -> Mapping[date, tuple[Entry, ...]]:
    """The entries of each day of a page, oldest first."""
    return look_up(page, "by day", (Entry,), lambda: _by_day(page))


def _by_day(page: Page) -> Mapping[date, tuple[Entry, ...]]:
    found: dict[date, list[Entry]] = {}
    for entry in of_kind(page, Entry):
        found.setdefault(entry.day, []).append(entry)
    return {day: _in_order(entries) for day, entries in found.items()}


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda e: (e.at, e.id)))
