"""The history of a page, which stays bytes of the file until it is first read.

A month keeps thousands of acts that are seldom looked at. As objects they would take ten times the
memory of their lines, and every writing would have to go through all of them.
"""

from __future__ import annotations

import re
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import Final

from winsboard.store.format.lazy_document import Fields, LazyDocument, made_at

BETWEEN: Final = b",\n"
"""What stands between two lines; a line has no newline in it."""
_LINE: Final = re.compile(rb'"([0-9]+)":\{"_made":([0-9]+)[,}]')
_STAMP: Final = re.compile(rb'\n"[0-9]+":\{"_made":([0-9]+)[,}]')


class LazyTable(Mapping[str, Fields]):
    """Acts by id: those in the bytes of a file, in order, and those that came since.

    Who reads many of them asks for `items` or `values`.
    """

    __slots__ = ("_end", "_raw", "_start", "last", "new", "newest")

    def __init__(self, raw: bytes, start: int, end: int, last: str, newest: int) -> None:
        """The lines of a file stand between two places of its bytes, behind a newline.

        `last` is the greatest id in them, `newest` the newest stamp of a making.
        """
        self._raw = raw
        self._start = start
        self._end = end
        self.last = last
        self.newest = newest
        self.new: Mapping[str, Fields] = {}
        """Acts with ids after the last one."""

    @property
    def lines(self) -> memoryview:
        """What stands in the file."""
        return memoryview(self._raw)[self._start : self._end]

    def with_act(self, id: str, fields: Fields) -> Mapping[str, Fields]:
        """The same and one act more."""
        if id <= self.last:
            return {**dict(self.items()), id: fields}
        newest = max(self.newest, made_at(fields) or 0)
        scroll = LazyTable(self._raw, self._start, self._end, id, newest)
        scroll.new = {**self.new, id: fields}
        return scroll

    def __contains__(self, id: object) -> bool:
        return id in self.new or (isinstance(id, str) and self._place(id) > 0)

    def __getitem__(self, id: str) -> Fields:
        """Raises KeyError."""
        if id in self.new:
            return self.new[id]
        start = self._place(id)
        if start <= 0:
            raise KeyError(id)
        end = self._raw.find(BETWEEN, start, self._end)
        return _read(self._raw[start : self._end if end < 0 else end])[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return self._raw.count(b"\n", self._start, self._end) + 1 + len(self.new)

    def items(self) -> ItemsView[str, Fields]:
        """All of them with their ids."""
        return self._all().items()

    def values(self) -> ValuesView[Fields]:
        """All of them."""
        return self._all().values()

    def backwards(self) -> Iterator[tuple[str, Fields]]:
        """All of them with their ids, the last one first, each read when it is asked for."""
        yield from sorted(self.new.items(), reverse=True)
        end = self._end
        while end > self._start:
            start = self._raw.rfind(b"\n", self._start - 1, end) + 1
            yield _read(self._raw[start:end])
            end = start - len(BETWEEN)

    def _all(self) -> dict[str, Fields]:
        lines = self._raw[self._start : self._end].split(BETWEEN)
        return {**dict(map(_read, lines)), **self.new}

    def _place(self, id: str) -> int:
        return self._raw.find(b'\n"%s":{' % id.encode(), self._start - 1, self._end) + 1


def lazy_table(raw: bytes, start: int, end: int) -> LazyTable | None:
    """The acts between two places of a file that winsboard wrote.

    None if a line has another form.
    """
    made = [int(stamp) for stamp in _STAMP.findall(raw, start - 1, end)]
    if len(made) != raw.count(b"\n", start - 1, end):
        return None
    last = _LINE.match(raw, raw.rfind(b"\n", start - 1, end) + 1)
    return LazyTable(raw, start, end, last[1].decode(), max(made)) if last else None


def _read(line: bytes) -> tuple[str, Fields]:
    head = _LINE.match(line)
    assert head is not None, "scroll_of has looked at it"
    return head[1].decode(), LazyDocument(line, int(head[2]))


def last_made(*tables: Mapping[str, Fields]) -> int:
    """The newest stamp of a document's making in some tables, 0 if there is none."""
    return max(map(_last_made, tables), default=0)


def _last_made(rows: Mapping[str, Fields]) -> int:
    if isinstance(rows, LazyTable):
        return rows.newest
    return max((made_at(fields) or 0 for fields in rows.values()), default=0)
