"""Documents that stay the lines they are in the file until somebody reads them.

A month keeps thousands of acts that are seldom looked at; as objects they would take ten times
the memory of their lines, and the time to make them at every start.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

_LINE: Final = re.compile(rb'"([0-9]+)":\{"_made":([0-9]+)[,}]')


class Row(Mapping[str, Any]):
    """One document, decoded when a field other than `_made` is asked for, and then let go."""

    __slots__ = ("line", "made")

    def __init__(self, line: bytes, made: int) -> None:
        self.line = line
        self.made = made

    def __eq__(self, other: object) -> bool:
        if type(other) is Row and other.line == self.line:
            return True
        return super().__eq__(other)

    def __getitem__(self, name: str) -> Any:
        """Raises KeyError."""
        return self.made if name == "_made" else _decoded(self.line)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_decoded(self.line))

    def __len__(self) -> int:
        return len(_decoded(self.line))


@lru_cache(maxsize=4)
def _decoded(line: bytes) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(line[line.index(b"{") :])
    return found


def made_at(fields: Mapping[str, Any]) -> int | None:
    """The stamp of a document's making; None if it has none."""
    if type(fields) is Row:
        return fields.made
    made = fields.get("_made")
    return made if type(made) is int else None


def last_made(*tables: Mapping[str, Mapping[str, Any]]) -> int:
    """The newest stamp of a document's making in some tables, 0 if there is none."""
    return max((made_at(fields) or 0 for rows in tables for fields in rows.values()), default=0)


def rows_of(lines: list[bytes]) -> dict[str, Row] | None:
    """The documents in lines that winsboard wrote, by id; None if one has another form."""
    found = {}
    for line in lines:
        head = _LINE.match(line)
        if head is None:
            return None
        found[head[1].decode()] = Row(line, int(head[2]))
    return found
