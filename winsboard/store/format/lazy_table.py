"""The history of a page, kept as bytes until it is read.

A month has thousands of edits that are rarely read. As objects they would take ten times the memory
of their lines, and every write would have to serialize all of them.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import Final

from winsboard.store.format.lazy_document import Fields, LazyDocument, creation_stamp

BETWEEN: Final = b",\n"
"""The separator of two lines; there are no newlines inside a line."""
_MADE: Final = b'":{"_made":'
"""What is between the id of an edit and its creation stamp."""
MAX_HEAD: Final = 100
"""More bytes than the id of an edit and its creation stamp have; both have some twenty."""


class LazyTable(Mapping[str, Fields]):
    """Edits by id: those in the bytes of a file, in order, and those added since.

    To read many of them, use `items` or `values`: every single lookup searches the bytes.
    """

    __slots__ = ("_end", "_raw", "_start", "last", "new", "newest")

    def __init__(self, raw: bytes, start: int, end: int, last: str, newest: int) -> None:
        """The lines are between two positions of a file's bytes, after a newline.

        `last` is the greatest id in them, `newest` the newest creation stamp.
        """
        self._raw = raw
        self._start = start
        self._end = end
        self.last = last
        self.newest = newest
        self.new: Mapping[str, Fields] = {}
        """Edits added since, whose ids are after `last`."""

    @property
    def lines(self) -> memoryview:
        """The bytes of the lines in the file."""
        return memoryview(self._raw)[self._start : self._end]

    def with_edit(self, id: str, fields: Fields) -> Mapping[str, Fields]:
        """Return a copy with one more edit."""
        if id <= self.last:
            return {**dict(self.items()), id: fields}
        newest = max(self.newest, creation_stamp(fields) or 0)
        scroll = LazyTable(self._raw, self._start, self._end, id, newest)
        scroll.new = {**self.new, id: fields}
        return scroll

    def __contains__(self, id: object) -> bool:
        return id in self.new or (isinstance(id, str) and self._index_of(id) > 0)

    def __getitem__(self, id: str) -> Fields:
        """Raises KeyError."""
        if id in self.new:
            return self.new[id]
        start = self._index_of(id)
        if start <= 0:
            raise KeyError(id)
        end = self._raw.find(BETWEEN, start, self._end)
        return _read(self._raw[start : self._end if end < 0 else end])[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return self._raw.count(b"\n", self._start, self._end) + 1 + len(self.new)

    def items(self) -> ItemsView[str, Fields]:
        """All edits with their ids."""
        return self._all().items()

    def values(self) -> ValuesView[Fields]:
        """All edits."""
        return self._all().values()

    def backwards(self) -> Iterator[tuple[str, Fields]]:
        """Yield all edits with their ids, latest first, parsing each one when it is needed."""
        yield from sorted(self.new.items(), reverse=True)
        end = self._end
        while end > self._start:
            start = self._raw.rfind(b"\n", self._start - 1, end) + 1
            yield _read(self._raw[start:end])
            end = start - len(BETWEEN)

    def _all(self) -> dict[str, Fields]:
        lines = self._raw[self._start : self._end].split(BETWEEN)
        return {**dict(map(_read, lines)), **self.new}

    def _index_of(self, id: str) -> int:
        return self._raw.find(b'\n"%s":{' % id.encode(), self._start - 1, self._end) + 1


def lazy_table(raw: bytes, start: int, end: int) -> LazyTable | None:
    """Return the table between two positions of a file that winsboard wrote.

    None if a line has another format.
    """
    newest, last = 0, ""
    for line in raw[start:end].split(b"\n"):
        head = _head_of(line)
        if head is None:
            return None
        last, made = head
        newest = max(newest, made)
    return LazyTable(raw, start, end, last, newest)


def _head_of(line: bytes) -> tuple[str, int] | None:
    """The id and the creation stamp that a line begins with; None if it has another format."""
    id, _, rest = line[:MAX_HEAD].partition(_MADE)
    made = rest.replace(b"}", b",").partition(b",")
    if id[:1] != b'"' or not made[1] or not (id[1:].isdigit() and made[0].isdigit()):
        return None
    return id[1:].decode(), int(made[0])


def _read(line: bytes) -> tuple[str, Fields]:
    head = _head_of(line)
    assert head is not None, "lazy_table has checked it"
    return head[0], LazyDocument(line, head[1])


def newest_creation_stamp(*tables: Mapping[str, Fields]) -> int:
    """The newest creation stamp in some tables; 0 if there is none."""
    return max(map(_newest_of_rows, tables), default=0)


def _newest_of_rows(rows: Mapping[str, Fields]) -> int:
    if isinstance(rows, LazyTable):
        return rows.newest
    return max((creation_stamp(fields) or 0 for fields in rows.values()), default=0)
