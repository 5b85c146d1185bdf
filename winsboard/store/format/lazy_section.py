"""A table kept as its lines until somebody asks for a row.

A month of many habits has thousands of marks, of which a note needs none.
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


class LazySection(Mapping[str, Fields]):
    """The rows of a table as winsboard wrote them. They are parsed once, by whoever is first."""

    __slots__ = ("_lock", "_rows", "lines")

    def __init__(self, lines: bytes) -> None:
        """`lines` are those of a file with the right checksum, without its last newline."""
        self.lines = lines
        self._rows: dict[str, Fields] | None = None
        self._lock = allocate_lock()

    def _parsed(self) -> dict[str, Fields]:
        if self._rows is None:
            with self._lock:
                # Everybody gets the same objects: an unchanged row is recognized by its identity.
                self._rows = self._rows or parse_json(b"{%s}" % self.lines)
        return self._rows

    def on_day(self, day: str) -> Mapping[str, Fields] | None:
        """The rows that may be of a day, without parsing others; None if that is not possible.

        They are other objects than the rows of the table.
        """
        month = b'"day":"%s-' % day[:7].encode()
        if self._rows is not None or _SEVERAL in self.lines:
            return None
        if self.lines.count(month) != len(self):
            # A day is written in another format.
            return None
        piece = b'"day":"%s' % day.encode()
        return parse_json(b"{%s}" % b",".join(lines_with(self.lines, [piece])))  # type: ignore[no-any-return]

    def __getitem__(self, id: str) -> Fields:
        """Raises KeyError."""
        return self._parsed()[id]

    def __contains__(self, id: object) -> bool:
        return id in self._parsed()

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed())

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
