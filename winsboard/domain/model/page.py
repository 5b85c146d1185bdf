"""The documents of one page, with what was looked up in them.

A page never changes. A change makes a new page, which takes over the lookups of the old one, so
that a tick costs the same however much is on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar, cast

from winsboard.domain.model.documents import Document, Mark, MarkState
from winsboard.named_tuple import NamedTuple

Key: TypeAlias = tuple[type[Document], str]
Page: TypeAlias = Mapping[Key, Document]
"""The documents of one file, keyed by type and id."""
Kinds: TypeAlias = tuple[type[Document], ...]

NO_PAGE: Page = MappingProxyType({})

T = TypeVar("T")
D = TypeVar("D", bound=Document)
_MISSING: Final = object()


class MarkLookup(NamedTuple):
    """The marks of a page."""

    by_day: Mapping[date, Mapping[str, Mark]]
    """The marks of each day, by their ids."""
    states: Mapping[str, Mapping[date, MarkState]]
    """The states of each habit, by its id."""


class IndexedPage(dict[Key, Document]):
    """A page that remembers what was looked up in it. Nobody may change it."""

    __slots__ = ("_before", "_changed", "_found", "_marks", "_version")
    __hash__ = None

    def __init__(self, documents: Page | Iterable[tuple[Key, Document]] = ()) -> None:
        super().__init__(documents)
        self._found: dict[tuple[str, Kinds], Any] = {}
        self._marks: MarkLookup | None = None
        self._version = object()
        self._before: object = None
        """The version of the page that this one was made from."""
        self._changed: tuple[Key, ...] = ()

    def with_documents(self, changed: Mapping[Key, Document | None]) -> IndexedPage:
        """A page with some documents added, replaced or, for None, removed."""
        page = IndexedPage(self if type(self) is IndexedPage else self.items())
        for key, document in changed.items():
            if document is None:
                page.pop(key, None)
            else:
                page[key] = document
        self._tell(page, changed)
        return page

    def _tell(self, page: IndexedPage, changed: Mapping[Key, Document | None]) -> None:
        """Tell a page that was made from this one what was looked up and is still true."""
        kinds = {kind for kind, _ in changed}
        page._found = {at: found for at, found in self._found.items() if kinds.isdisjoint(at[1])}
        page._before, page._changed = self._version, tuple(changed)
        if self._marks is not None:
            page._marks = _changed_marks(self._marks, self, changed)

    def changed_since(self, before: Page) -> tuple[Key, ...] | None:
        """The keys that may differ from a page that this one was made from; None if unknown."""
        is_known = isinstance(before, IndexedPage) and before._version is self._before
        return self._changed if is_known else None

    def find(self, name: str, kinds: Kinds, look: Callable[[], T]) -> T:
        """What `look` finds, looked up once. It may only depend on documents of some kinds."""
        found = self._found.get((name, kinds), _MISSING)
        if found is _MISSING:
            found = self._found[name, kinds] = look()
        return cast(T, found)

    def of_kind(self, kind: type[Document]) -> Collection[Document]:
        """The documents of one kind, looked up once."""
        return self.find("of kind", (kind,), lambda: tuple(_of_kind(self.values(), kind)))

    def of_day(self, _kind: type[Document], _day: date) -> Collection[Document] | None:
        """The documents of one kind and a day, if that is less work than all of the kind."""
        return None

    def last_day_before(self, day: date) -> date | None:
        """The last day before another one with any document; None if there is none."""
        return _last_day_before(self, day)

    def marks_of_habit(self, _habit: str) -> Collection[Mark] | None:
        """The marks of a habit without those of others; None if all are decoded, as they are."""
        return None

    def days_with(self, _kind: type[Document], _known: Collection[date]) -> set[date] | None:
        """The days of documents of a kind and some others; None if all are decoded."""
        return None

    def marks_of(self, day: date) -> Collection[Mark]:
        """The marks of a day."""
        return self.marks.by_day.get(day, {}).values()

    @property
    def marks(self) -> MarkLookup:
        """The marks of this page."""
        if self._marks is None:
            self._marks = _look_up_marks(self)
        return self._marks

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if isinstance(other, IndexedPage):
            changed = self.changed_since(other)
            changed = other.changed_since(self) if changed is None else changed
            if changed is not None:
                return all(self.get(key) == other.get(key) for key in changed)
        return dict.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other


def indexed(page: Page) -> IndexedPage:
    """A page that remembers what is looked up in it."""
    return page if isinstance(page, IndexedPage) else IndexedPage(page)


def look_up(page: Page, name: str, kinds: Kinds, look: Callable[[], T]) -> T:
    """What `look` finds on a page; see `IndexedPage.find`."""
    return page.find(name, kinds, look) if isinstance(page, IndexedPage) else look()


def marks_on(page: Page) -> MarkLookup:
    """The marks of a page."""
    return page.marks if isinstance(page, IndexedPage) else _look_up_marks(page)


def of_kind(page: Page, kind: type[D]) -> Collection[D]:
    """The documents of one kind on a page; others are not decoded for that."""
    found: Any = page.of_kind(cast("Any", kind)) if isinstance(page, IndexedPage) else None
    return _of_kind(page.values(), kind) if found is None else found


def _of_kind(documents: Iterable[Document], kind: type[D]) -> list[D]:
    return [document for document in documents if isinstance(document, kind)]


def last_day_before(page: Page, day: date) -> date | None:
    """The last day before another one with any document on a page; None if there is none."""
    if isinstance(page, IndexedPage):
        return page.last_day_before(day)
    return _last_day_before(page, day)


def _last_day_before(page: Page, day: date) -> date | None:
    days = (getattr(document, "day", day) for document in page.values())
    return max((each for each in days if each < day), default=None)


def states_of(page: Page, habit: str) -> Mapping[date, MarkState]:
    """The states of a habit on the days of a page."""
    few = page.marks_of_habit(habit) if isinstance(page, IndexedPage) else None
    if few is None:
        return marks_on(page).states.get(habit, {})
    return {mark.day: mark.state for mark in few}


def days_with(page: Page, kind: type[Document], known: Collection[date]) -> Collection[date]:
    """The days of a page with a document of a kind, and those in `known`."""
    found = page.days_with(kind, known) if isinstance(page, IndexedPage) else None
    if found is not None:
        return found
    if kind is Mark:
        return {*known, *(day for day, marks in marks_on(page).by_day.items() if marks)}
    days = (getattr(document, "day", None) for document in of_kind(page, kind))
    return {*known, *(day for day in days if day is not None)}


def marks_of(page: Page, day: date) -> Collection[Mark]:
    """The marks of a day on a page."""
    if isinstance(page, IndexedPage):
        return page.marks_of(day)
    return _look_up_marks(page).by_day.get(day, {}).values()


def _look_up_marks(page: Page) -> MarkLookup:
    by_day: dict[date, dict[str, Mark]] = {}
    states: dict[str, dict[date, MarkState]] = {}
    for mark in of_kind(page, Mark):
        by_day.setdefault(mark.day, {})[mark.id] = mark
        states.setdefault(mark.habit, {})[mark.day] = mark.state
    return MarkLookup(by_day, states)


def _changed_marks(
    marks: MarkLookup, before: Page, changed: Mapping[Key, Document | None]
) -> MarkLookup:
    """The lookup after a change; only the days and habits of changed marks are copied."""
    by_day, states = dict(marks.by_day), dict(marks.states)
    for key, now in changed.items():
        was = before.get(key)
        if isinstance(was, Mark):
            by_day[was.day] = {id: m for id, m in by_day[was.day].items() if id != was.id}
            kept = states[was.habit].items()
            states[was.habit] = {day: state for day, state in kept if day != was.day}
        if isinstance(now, Mark):
            by_day[now.day] = {**by_day.get(now.day, {}), now.id: now}
            states[now.habit] = {**states.get(now.habit, {}), now.day: now.state}
    return MarkLookup(by_day, states)
