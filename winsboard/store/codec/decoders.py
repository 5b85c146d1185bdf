"""Decoders of documents, compiled from their declaration when first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any, TypeAlias

from winsboard.domain.model.documents import Document
from winsboard.domain.schema.kinds import BY_TABLE, Kind
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.fields import MISSING, Reader, Unknown, reader_of
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import FormatError

Decoder: TypeAlias = Callable[[str, Fields], Document | None]
"""Makes a document from its id and fields. Returns None if only a newer winsboard knows it."""

MAX_ID_LENGTH = 40
"""Digits; the id of a mark has 24."""

INVALID = (TypeError, ValueError, KeyError, AttributeError, OverflowError, RecursionError)


class Problem(NamedTuple):
    """A problem with a document."""

    field: str
    why: str
    """`senseless` if the field is read as its default; `missing` or `needed` if the document cannot
    be read without it; `id`, `unknown` or `elsewhere`.
    """

    @property
    def is_fatal(self) -> bool:
        """Whether the document cannot be shown because of it."""
        return self.why != "senseless"


class InvalidDocument(FormatError):
    """A document that cannot be decoded and has to be set aside."""

    def __init__(self, problem: Problem) -> None:
        super().__init__("not_ours")
        self.problem = problem


@cache
def decoder(table: str) -> Decoder | None:
    """The decoder of a table; None if only a newer winsboard knows the table."""
    kind = BY_TABLE.get(table)
    return None if kind is None else _decoder(kind)


def problems(table: str, id: str, fields: Fields) -> Iterator[Problem]:
    """All problems of a document, the worst first."""
    kind = BY_TABLE.get(table)
    if kind is None:
        return
    if not _is_id(kind, id):
        yield Problem("", "id")
    found = [_problem(kind, name, fields) for name in kind.fields]
    yield from sorted(filter(None, found), key=lambda problem: not problem.is_fatal)


def _problem(kind: Kind, name: str, fields: Fields) -> Problem | None:
    _, read, default = _slots(kind)[name]
    if name not in fields:
        return Problem(name, "missing") if default is MISSING else None
    try:
        read(fields[name])
    except Unknown:
        return Problem(name, "unknown")
    except INVALID:
        return Problem(name, "needed" if default is MISSING else "senseless")
    return None


def _is_id(kind: Kind, id: str) -> bool:
    return len(id) <= MAX_ID_LENGTH and (not kind.only_id or id == kind.only_id)


@cache
def _slots_of(table: str) -> Mapping[str, tuple[int, Reader, Any]]:
    kind = BY_TABLE[table]
    names, defaults = kind.type._fields, kind.type._field_defaults
    return {
        name: (names.index(name), reader_of(field, default), default)
        for name, field in kind.fields.items()
        for default in [defaults.get(name, MISSING)]
    }


def _slots(kind: Kind) -> Mapping[str, tuple[int, Reader, Any]]:
    return _slots_of(kind.table)


def _decoder(kind: Kind) -> Decoder:
    names, defaults = kind.type._fields, kind.type._field_defaults
    start = [defaults.get(name, MISSING) for name in names]
    slot_of = _slots(kind).get
    needed = [place for place, value in enumerate(start) if place and value is MISSING]
    # `_make` counts the values, which always match the fields here.
    make = partial(tuple.__new__, kind.type)
    tidied, only_id = kind.tidied, kind.only_id

    def decode(id: str, fields: Fields) -> Document | None:
        found = start.copy()
        found[0] = id
        try:
            for name, value in fields.items():
                slot = slot_of(name)
                if slot is not None:
                    found[slot[0]] = slot[1](value)
        except Unknown:
            return None
        except INVALID:
            return _decode_leniently(kind, id, fields)
        if (only_id and id != only_id) or len(id) > MAX_ID_LENGTH:
            _raise_invalid(kind, id, fields)
        for place in needed:
            if found[place] is MISSING:
                _raise_invalid(kind, id, fields)
        document: Document = make(found)
        return document if tidied is None else tidied(document)

    return decode


def _decode_leniently(kind: Kind, id: str, fields: Fields) -> Document | None:
    """Decode a document in which invalid fields are read as their defaults."""
    wrong = list(problems(kind.table, id, fields))
    grave = next((problem for problem in wrong if problem.is_fatal), None)
    if grave is not None:
        if grave.why == "unknown":
            return None
        raise InvalidDocument(grave)
    from winsboard.store.codec.partial import readable_part

    left = {problem.field for problem in wrong}
    kept = {name: value for name, value in fields.items() if name not in left}
    parts = {name: readable_part(kind.fields[name], fields[name]) for name in left}
    decode = decoder(kind.table)
    assert decode is not None
    return decode(id, {**kept, **{name: part for name, part in parts.items() if part}})


def _raise_invalid(kind: Kind, id: str, fields: Fields) -> None:
    grave = next((found for found in problems(kind.table, id, fields) if found.is_fatal), None)
    if grave is not None:
        raise InvalidDocument(grave)
