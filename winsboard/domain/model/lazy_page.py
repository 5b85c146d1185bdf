"""A page whose documents are decoded when somebody asks for them.

A command needs few documents of a month: a note none, a tick one. Decoding all of them would take
longer with every habit and every entry.
"""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias, cast

from winsboard.domain.model.documents import Document, Mark
from winsboard.domain.model.page import IndexedPage, Key, Page

Row: TypeAlias = Mapping[str, Any] | Document
"""The stored fields of a document, or a document that was not read from a file."""
Rows: TypeAlias = Mapping[str, Row]
"""By id."""
Decode: TypeAlias = Callable[[type[Document], str, Mapping[str, Any]], Document | None]
"""Decodes a document; None for one that is left out."""

_DAY_LENGTH: Final = 10


class LazyPage(IndexedPage):
    """A page that knows the rows of its documents. Any thread may read it.

    Single documents and documents of one kind are decoded on their own. Whatever else is asked,
    all of them are decoded first, in the order of the rows.
    """

    __slots__ = ("_decode", "_kinds", "_lock", "_rows", "_single")
    __hash__ = None

    def __init__(self, rows: Mapping[type[Document], Rows], decode: Decode) -> None:
        super().__init__()
        self._rows: Mapping[type[Document], Rows] | None = rows
        """None once all documents are decoded and in the dictionary itself."""
        self._decode = decode
        self._single: dict[Key, Document | None] = {}
        self._kinds: dict[type[Document], dict[str, Document]] = {}
        self._lock = allocate_lock()

    def take_over(self, before: Page, was: Mapping[type[Document], Rows]) -> None:
        """Use what was decoded on the page before where the row is the same object.

        `was` are the rows of that page, which is not kept.
        """
        rows = self._rows or {}
        if isinstance(before, LazyPage) and before._rows is not None:
            decoded: Mapping[Key, Document | None] = before._single.copy()
        else:
            decoded = before
        for key, document in decoded.items():
            kind, id = key
            now, before_it = rows.get(kind, {}), was.get(kind, {})
            if now is not before_it and not _same(before_it, now, id):
                continue
            self._single[key] = document

    def waiting(self, kind: type[Document]) -> Rows | None:
        """The rows of a kind that was not decoded yet as a whole; None if it was."""
        rows = self._rows
        return None if rows is None or kind in self._kinds else rows.get(kind, {})

    def of_kind(self, kind: type[Document]) -> Collection[Document]:
        """The documents of one kind; only they are decoded."""
        rows = self._rows
        return super().of_kind(kind) if rows is None else self._decoded(kind, rows).values()

    def of_day(self, kind: type[Document], day: date) -> Collection[Document] | None:
        """The documents of one kind and a day, decoding few others; None if all are decoded."""
        rows = self.waiting(kind)
        if rows is None:
            return None
        written, others = day.isoformat(), set[str]()
        found = []
        # A table that is not parsed yet may find them by itself.
        on_day = getattr(rows, "on_day", None)
        few: Rows | None = on_day(written) if on_day else None
        for id, row in (rows if few is None else few).items():
            on = row.get("day") if type(row) is dict else None
            if type(on) is str and on in others:
                continue
            if on != written and _is_usual(on):
                others.add(cast("str", on))
                continue
            # The day may also be written in another format.
            document = self._one(kind, id, row)
            if document is not None and getattr(document, "day", None) == day:
                found.append(document)
        return found

    def marks_of_habit(self, habit: str) -> Collection[Mark] | None:
        """The marks of a habit, decoding no others; None if all are decoded."""
        rows = None if self._marks is not None else self.waiting(Mark)
        if rows is None:
            return None
        by_habit = self.find("rows by habit", (Mark,), lambda: _by_habit(rows))
        found = [self._one(Mark, id, rows[id]) for id in by_habit.get(habit, ())]
        return [mark for mark in found if isinstance(mark, Mark)]

    def days_with(self, kind: type[Document], known: Collection[date]) -> set[date] | None:
        """The days with a document of a kind, decoding about one a day; None if all are decoded.

        Days in `known` need not be found again.
        """
        rows = self.waiting(kind)
        if rows is None:
            return None
        found = set(known)
        seen = {day.isoformat() for day in known}
        for id, row in rows.items():
            on = row.get("day") if type(row) is dict else None
            if type(on) is str and on in seen:
                continue
            day = getattr(self._one(kind, id, row), "day", None)
            if day is not None:
                found.add(day)
                if _is_usual(on):
                    seen.add(cast("str", on))
        return found

    def last_day_before(self, day: date) -> date | None:
        """The last day before another one with any document; few are decoded."""
        rows, written = self._rows, day.isoformat()
        if rows is None:
            return super().last_day_before(day)
        every = [
            (str(row.get("day")) if type(row) is dict else "", kind, id)
            for kind, each in rows.items()
            for id, row in each.items()
        ]
        if not all(map(_is_usual, {on for on, _, _ in every})):
            return super().last_day_before(day)
        last = max((on for on, _, _ in every if on < written), default=None)
        if last is None:
            return None
        if any(on == last and self.get((kind, id)) is not None for on, kind, id in every):
            return date.fromisoformat(last)
        return super().last_day_before(day)

    def marks_of(self, day: date) -> Collection[Mark]:
        """The marks of a day; few others are decoded."""
        found = None if self._marks is not None else self.of_day(Mark, day)
        if found is None:
            return super().marks_of(day)
        return [mark for mark in found if isinstance(mark, Mark)]

    def with_documents(self, changed: Mapping[Key, Document | None]) -> IndexedPage:
        """A page with some documents added, replaced or removed; the others are not decoded."""
        rows = self._rows
        if rows is None or self._marks is not None:
            return super().with_documents(changed)
        fresh: dict[type[Document], Rows] = dict(rows)
        for kind in {kind for kind, _ in changed}:
            each: dict[str, Row] = dict(rows.get(kind, {}))
            for (of, id), document in changed.items():
                if of is kind and document is not None:
                    each[id] = document
                elif of is kind:
                    each.pop(id, None)
            fresh[kind] = each
        page = LazyPage(fresh, self._decode)
        page.take_over(self, rows)
        self._tell(page, changed)
        return page

    def _decoded(self, kind: type[Document], rows: Mapping[type[Document], Rows]) -> Any:
        """The documents of a kind by id. Those that were given out stay the same objects."""
        known = self._kinds.get(kind)
        if known is None:
            found = ((id, self._one(kind, id, row)) for id, row in rows.get(kind, {}).items())
            known = {id: document for id, document in found if document is not None}
            known = self._kinds.setdefault(kind, known)
        return known

    def _one(self, kind: type[Document], id: str, row: Row) -> Document | None:
        if isinstance(row, kind):
            return row
        key = (kind, id)
        if key in self._single:
            return self._single[key]
        return self._single.setdefault(key, self._decode(kind, id, cast("Any", row)))

    def _fill(self) -> None:
        """Decode all documents that were not decoded yet."""
        if self._rows is not None:
            with self._lock:
                self._fill_once()

    def _fill_once(self) -> None:
        rows = self._rows
        if rows is None:
            # Another thread was faster.
            return
        for kind in rows:
            for id, document in self._decoded(kind, rows).items():
                super().__setitem__((kind, id), document)
        self._rows = None
        self._single, self._kinds = {}, {}

    def get(self, key: Key, default: Any = None) -> Any:
        """The document with a kind and an id."""
        rows = self._rows
        if rows is None:
            return super().get(key, default)
        kind, id = key
        fields = rows.get(kind, {}).get(id)
        found = None if fields is None else self._one(kind, id, fields)
        return default if found is None else found

    def __getitem__(self, key: Key) -> Document:
        found: Document | None = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and self.get(key) is not None

    def __bool__(self) -> bool:
        rows = self._rows
        if rows is None:
            return len(self) > 0
        return any(
            self._one(kind, id, fields) is not None
            # The marks are the most, and may have to be parsed for this.
            for kind in sorted(rows, key=lambda kind: kind is Mark)
            for id, fields in _first_then_all(rows[kind])
        )

    def __len__(self) -> int:
        self._fill()
        return super().__len__()

    def __iter__(self) -> Iterator[Key]:
        self._fill()
        return super().__iter__()

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        self._fill()
        if isinstance(other, LazyPage):
            other._fill()
        return super().__eq__(other)

    def __repr__(self) -> str:
        self._fill()
        return super().__repr__()

    def keys(self) -> Any:
        """The keys of all documents."""
        self._fill()
        return super().keys()

    def values(self) -> Any:
        """All documents."""
        self._fill()
        return super().values()

    def items(self) -> Any:
        """All documents with their keys."""
        self._fill()
        return super().items()


def _by_habit(rows: Rows) -> Mapping[str, Sequence[str]]:
    """The ids of the marks of each habit."""
    found: dict[str, list[str]] = {}
    for id, row in rows.items():
        habit = row.habit if isinstance(row, Mark) else cast("Any", row).get("habit")
        if type(habit) is str:
            found.setdefault(habit, []).append(id)
    return found


def _first_then_all(rows: Rows) -> Iterator[tuple[str, Row]]:
    """All rows, those first that a table that is not parsed yet can give at once."""
    some = getattr(rows, "some", None)
    if some:
        yield from some().items()
    yield from rows.items()


def _same(before: Rows, now: Rows, id: str) -> bool:
    """Whether a row is in both tables; lines are compared if neither is parsed as a whole."""
    lines = [getattr(rows, "line", None) for rows in (before, now)]
    if all(lines) and not any(getattr(rows, "is_parsed", True) for rows in (before, now)):
        was, line = (find(id) for find in lines if find)
        return line is not None and was == line
    row = now.get(id)
    return row is not None and before.get(id) is row


def _is_usual(day: object) -> bool:
    """Whether a day is written as winsboard writes it; only then another text is another day."""
    if type(day) is not str or len(day) != _DAY_LENGTH or not day.isascii():
        return False
    return day[4] == day[7] == "-" and (day[:4] + day[5:7] + day[8:]).isdecimal()
