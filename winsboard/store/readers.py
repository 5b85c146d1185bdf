"""Values as JSON has them, read as the domain wants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from winsboard.domain.documents import Document
from winsboard.store.rows import Fields

Reader: TypeAlias = Callable[[Any], Any]
"""Reads one value; raises TypeError or ValueError for one that makes no sense."""

Decoder: TypeAlias = Callable[[str, Fields], Document | None]
"""Makes a document of its id and its fields; none of what only a newer winsboard knows."""


class Unknown(Exception):
    """A value that only a newer winsboard knows, and with it the document."""


def text(value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise TypeError("a text")
    return value


def texts(value: object) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        raise TypeError("a list of texts")
    return tuple(map(text, value))


def number(value: object) -> float | None:
    """A number, or none."""
    if value is not None and type(value) not in (int, float):
        raise TypeError("a number")
    return value  # type: ignore[return-value]


def place(value: object) -> float:
    """A number that orders documents."""
    return number(value) or 0.0


def whole(value: object) -> int:
    """A whole number."""
    if type(value) is not int:
        raise TypeError("a whole number")
    return value


def maybe_whole(value: object) -> int | None:
    """A whole number, or none."""
    return None if value is None else whole(value)


def switch(value: object) -> bool:
    """A yes or no."""
    if type(value) is not bool:
        raise TypeError("a yes or no")
    return value


def day(value: Any) -> date | None:
    """A day in ISO form, or none."""
    return None if value is None else date.fromisoformat(value)


def one_of(*known: str) -> Callable[[object], Any]:
    """A reader of one of these texts; another one is Unknown."""

    def read(value: object) -> str:
        if text(value) not in known:
            raise Unknown
        return text(value)

    return read


def reader_of(kind: type[Any], readers: Mapping[str, Reader]) -> Decoder:
    """How a kind of document is read whose fields stand for themselves."""

    def decode(id: str, fields: Fields) -> Document | None:
        try:
            document: Document = kind(id=id, **read_each(readers, fields))
        except Unknown:
            return None
        return document

    return decode


def read_each(readers: Mapping[str, Reader], fields: Fields) -> Fields:
    """The fields that are there, each read by its reader."""
    return {name: read(fields[name]) for name, read in readers.items() if name in fields}
