"""A document that is parsed when it is first read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from winsboard.store.format.json_text import parse_json

Fields: TypeAlias = Mapping[str, Any]
"""The stored fields of one document, without its id."""


class LazyDocument(Mapping[str, Any]):
    """One document, kept as its line and parsed whenever a field other than `_made` is read."""

    __slots__ = ("line", "made")

    def __init__(self, line: bytes, made: int) -> None:
        self.line = line
        self.made = made

    def __eq__(self, other: object) -> bool:
        if type(other) is LazyDocument and other.line == self.line:
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
    try:
        found = parse_json(line[line.index(b"{") :])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def creation_stamp(fields: Fields) -> int | None:
    """The creation stamp of a document; None if it has none."""
    if type(fields) is LazyDocument:
        return fields.made
    made = fields.get("_made")
    return made if type(made) is int else None
