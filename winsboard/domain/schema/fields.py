"""Field declarations of documents: type, range, choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

from winsboard.named_tuple import NamedTuple

FieldType: TypeAlias = Literal[
    "line",
    "prose",
    "id",
    "flag",
    "whole",
    "number",
    "numbers",
    "day",
    "page_day",
    "moment",
    "choice",
    "lines",
    "choices",
    "record",
    "records",
]
"""The type of a value. `prose` is text of many lines, `page_day` the day that decides the page,
`moment` a time with a UTC offset; `numbers`, `lines`, `choices` and
`records` are tuples."""

MAX_NAME: Final = 100
"""Characters of a name."""


class Field(NamedTuple):
    """The type and limits of one field. It is required if its document type declares no default."""

    type: FieldType
    low: float | None = None
    high: float | None = None
    """The range of a number. A value outside it in a file is clamped."""
    choices: tuple[Any, ...] = ()
    is_open: bool = False
    """Whether a newer version may add choices. A document with an unknown choice is then preserved
    and not shown. If False, an unknown value in a file is read as the default."""
    below_min_is_default: bool = False
    """Whether a value below the range is read as the default instead of being clamped."""
    max_items: int | None = None
    """The most values, or characters of a name, that a form accepts. A file with more is
    preserved."""
    refusal: str = ""
    """The key of the error sentence for a value that is not valid."""
    record: Any = None
    """The named tuple type of a record."""
    fields: Mapping[str, Field] = {}
    """The fields of a record."""
    is_earliest: bool = False
    """Whether a merge keeps the earliest of concurrent days instead of the newest value."""
    is_derived: bool = False
    """Whether it follows from other documents, so that undo computes it again."""


def fits(field: Field, value: Any) -> bool:
    """Whether a value is within the limits of a field. Its type is not checked."""
    if field.choices:
        return value in field.choices
    if isinstance(value, tuple) and field.max_items is not None and len(value) > field.max_items:
        return False
    if field.low is not None and field.high is not None:
        return bool(field.low <= value <= field.high)
    return True


def line(refusal: str) -> Field:
    """One line of text that must not be empty; `refusal` is the error sentence if it is."""
    return Field("line", refusal=refusal)


def name(refusal: str) -> Field:
    """The name of something; it must not be empty, and it has to fit where it is listed."""
    return Field("line", refusal=refusal, max_items=MAX_NAME)


def integer(low: int, high: int) -> Field:
    """An integer in a range, both ends included."""
    return Field("whole", low, high)


def number(low: float, high: float, *, below_is_default: bool = False) -> Field:
    """A number in a range, both ends included."""
    return Field("number", low, high, below_min_is_default=below_is_default)


def one_of(*choices: Any) -> Field:
    """One of a closed list of values."""
    return Field("choice", choices=choices)


def open_choice(choices: tuple[str, ...]) -> Field:
    """One of a list of values that a newer version may extend."""
    return Field("choice", choices=choices, is_open=True)


def open_choices(choices: tuple[str, ...]) -> Field:
    """Any number of values from a list that a newer version may extend."""
    return Field("choices", choices=choices, is_open=True)


def record(kind: Any, /, **fields: Field) -> Field:
    """A nested record with fields of its own."""
    return Field("record", record=kind, fields=fields)


def records(kind: Any, /, most: int | None = None, **fields: Field) -> Field:
    """A tuple of nested records; `max_items` limits how many a form accepts."""
    return Field("records", record=kind, fields=fields, max_items=most)


def numbers(low: float, high: float, most: int) -> Field:
    """A tuple of numbers in a range."""
    return Field("numbers", low, high, max_items=most)


LINE = Field("line")
PROSE = Field("prose")
ID = Field("id")
FLAG = Field("flag")
DAY = Field("day")
FIRST_DAY = Field("day", is_earliest=True)
"""The first day of something. The earliest of several machines is the right one."""
PAGE_DAY = Field("page_day")
MOMENT = Field("moment")
LINES = Field("lines")
