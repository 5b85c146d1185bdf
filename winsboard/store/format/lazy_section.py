"""A table kept as its lines until somebody asks for all rows.

A month of many habits has thousands of marks, of which a note needs none and a tick needs one.
"""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Final

from winsboard.store.format.json_text import parse_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.line_counts import lines_with

_SEVERAL: Final = b'"_heads"'
"""In the line of a row that holds several versions, each of which has a day."""
_BETWEEN: Final = b",\n"
_MOST_STEPS: Final = 500
"""So many lines from the end a new row is put; further up, all rows are sorted anew."""


class LazySection(Mapping[str, Fields]):
    """The rows of a table as winsboard wrote them.

    One row is parsed by itself. All are parsed once, by whoever is first.
    """

    __slots__ = ("_few", "_lock", "_rows", "_usual", "lines", "root")

    def __init__(
        self,
        lines: bytes,
        root: LazySection | None = None,
        few: Mapping[str, Fields] | None = None,
    ) -> None:
        """`lines` are those of a file with the right checksum, without its last newline."""
        self.lines = lines
        self.root = root
        """What this was made from by `with_row`; None for a table as it is in a file."""
        self._few: dict[str, Fields] = dict(few or {})
        """Rows that were given out already."""
        self._rows: dict[str, Fields] | None = None
        self._usual: dict[bytes, bool] = {}
        self._lock = allocate_lock()

    @property
    def is_parsed(self) -> bool:
        """Whether all rows are parsed, so that their identity counts."""
        return self._rows is not None

    def _parsed(self) -> dict[str, Fields]:
        if self._rows is None:
            with self._lock:
                if self._rows is None:
                    # Everybody gets the same objects: an unchanged row is recognized by its
                    # identity.
                    rows = parse_json(b"{%s}" % self.lines)
                    self._rows = {**rows, **self._few} if self._few else rows
        return self._rows

    def on_day(self, day: str) -> Mapping[str, Fields] | None:
        """The rows that may be of a day, without parsing others; None if that is not possible.

        They are other objects than the rows of the table.
        """
        month = b'"day":"%s-' % day[:7].encode()
        if self._rows is not None or not self._is_usual(month):
            return None
        piece = b'"day":"%s' % day.encode()
        return parse_json(b"{%s}" % b",".join(lines_with(self.lines, [piece])))  # type: ignore[no-any-return]

    def _is_usual(self, month: bytes) -> bool:
        """Whether each line has one day, which is written as winsboard does."""
        if month not in self._usual:
            self._usual[month] = _is_usual(self.lines, month)
        return self._usual[month]

    def some(self) -> Mapping[str, Fields]:
        """The first row only, if not all are parsed."""
        if self._rows is not None:
            return self._rows
        return parse_json(b"{%s}" % self.lines.partition(_BETWEEN)[0])  # type: ignore[no-any-return]

    def may_have(self, field: str) -> bool:
        """Whether any row may have a field with this name."""
        return b'"%s"' % field.encode() in self.lines

    def line(self, id: str) -> bytes | None:
        """The line of a row; None if there is none."""
        start = self._start_of(id)
        return None if start < 0 else self.lines[start : self._end_of(start)]

    def with_row(self, id: str, fields: Fields, line: bytes) -> Mapping[str, Fields]:
        """A table with a row more, or another row; `line` is its line."""
        start = self._start_of(id) if self._rows is None else -1
        if start >= 0:
            lines = self.lines[:start] + line + self.lines[self._end_of(start) :]
        else:
            end = self._place_for(id) if self._rows is None else -1
            if end < 0:
                return {**self._parsed(), id: fields}
            lines = self.lines[:end] + _BETWEEN + line + self.lines[end:]
        made = LazySection(lines, self.root or self, {**self._few, id: fields})
        usual = {month: is_so and _is_usual(line, month) for month, is_so in self._usual.items()}
        made._usual = {month: True for month, is_so in usual.items() if is_so}
        return made

    def saved(self) -> LazySection:
        """The same table once it is in a file."""
        if self.root is None:
            return self
        made = LazySection(self.lines, None, self._few)
        made._usual = self._usual
        return made

    def _place_for(self, id: str) -> int:
        """The end of the line after which a new row belongs; -1 if that is far from the end."""
        lines, end = self.lines, len(self.lines)
        for _ in range(_MOST_STEPS):
            start = lines.rfind(b"\n", 0, end) + 1
            if lines[start + 1 : lines.find(b'"', start + 1)].decode() < id:
                return end
            if not start:
                break
            end = start - len(_BETWEEN)
        return -1

    def _start_of(self, id: str) -> int:
        last = self.lines.rfind(b"\n") + 1
        if id > self.lines[last + 1 : self.lines.find(b'"', last + 1)].decode():
            # They are in order.
            return -1
        head = b'"%s":{' % id.encode()
        if self.lines.startswith(head):
            return 0
        found = self.lines.rfind(b"\n" + head)
        return found + 1 if found >= 0 else -1

    def _end_of(self, start: int) -> int:
        end = self.lines.find(_BETWEEN, start)
        return len(self.lines) if end < 0 else end

    def __getitem__(self, id: str) -> Fields:
        """Raises KeyError."""
        if self._rows is None:
            with self._lock:
                if self._rows is None:
                    return self._alone(id)
        return self._rows[id]

    def _alone(self, id: str) -> Fields:
        if id not in self._few:
            line = self.line(id)
            if line is None:
                raise KeyError(id)
            self._few[id] = parse_json(b"{%s}" % line)[id]
        return self._few[id]

    def __contains__(self, id: object) -> bool:
        if self._rows is not None:
            return id in self._rows
        return isinstance(id, str) and self._start_of(id) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed())

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return self.lines.count(b"\n") + 1

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LazySection):
            return self.lines == other.lines
        return self._parsed() == other

    __hash__ = None  # type: ignore[assignment]

    def keys(self) -> KeysView[str]:
        """The ids of all rows."""
        return self._parsed().keys()

    def values(self) -> ValuesView[Fields]:
        """All rows."""
        return self._parsed().values()

    def items(self) -> ItemsView[str, Fields]:
        """All rows with their ids."""
        return self._parsed().items()


def _is_usual(lines: bytes, month: bytes) -> bool:
    return lines.count(month) == lines.count(b"\n") + 1 and _SEVERAL not in lines
