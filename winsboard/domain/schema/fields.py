"""The declaration of one field of a document: type, range, default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from winsboard.named_tuple import NamedTuple

FieldType: TypeAlias = Literal[
    "line",
    "prose",
    "id",
    "flag",
    "whole",
    "number",
    "day",
    "page_day",
    "moment",
    "choice",
    "lines",
    "choices",
    "record",
    "records",
]
"""What a value is: one line of text, text of many lines, the id of something, yes or no, a whole
number, a number, a day, the day that tells the page, a moment with its offset, one of a few
values, and several of these."""


class Field(NamedTuple):
    """What a field may hold; its default is the one its document declares, else it is required."""

    type: FieldType
    low: float | None = None
    high: float | None = None
    """The range of a number; what lies outside is read as the nearest end of it."""
    choices: tuple[Any, ...] = ()
    is_open: bool = False
    """Whether a newer winsboard may know more choices. A document with one of these is kept as it
    is and not shown; with a closed list, another value is read as the default."""
    below_is_default: bool = False
    """Whether what is below the range is read as the default, where no end of it comes near."""
    most: int | None = None
    """How many values a form takes; more of them in a file are kept."""
    refusal: str = ""
    """The sentence about what cannot be kept as its value."""
    record: Any = None
    """What a record is made of: its type."""
    fields: Mapping[str, Field] = {}
    """The fields of a record."""


def fits(field: Field, value: Any) -> bool:
    """Whether a form may keep this value; the type is right already."""
    if field.choices:
        return value in field.choices
    if isinstance(value, tuple) and field.most is not None and len(value) > field.most:
        return False
    if field.low is not None and field.high is not None:
        return bool(field.low <= value <= field.high)
    return True


def line(refusal: str) -> Field:
    """One line of text that is never empty; the sentence about an empty one."""
    return Field("line", refusal=refusal)


def whole(low: int, high: int) -> Field:
    """A whole number of a range."""
    return Field("whole", low, high)


def number(low: float, high: float, *, below_is_default: bool = False) -> Field:
    """A number of a range."""
    return Field("number", low, high, below_is_default=below_is_default)


def one_of(*choices: Any) -> Field:
    """One of a few values, and never another one."""
    return Field("choice", choices=choices)


def one_known(choices: tuple[str, ...]) -> Field:
    """One of a few values, of which a newer winsboard may have more."""
    return Field("choice", choices=choices, is_open=True)


def known(choices: tuple[str, ...]) -> Field:
    """Any of a few values, of which a newer winsboard may have more."""
    return Field("choices", choices=choices, is_open=True)


def record(kind: Any, /, **fields: Field) -> Field:
    """A value that has fields of its own."""
    return Field("record", record=kind, fields=fields)


def records(kind: Any, /, most: int | None = None, **fields: Field) -> Field:
    """Several of them."""
    return Field("records", record=kind, fields=fields, most=most)


LINE = Field("line")
PROSE = Field("prose")
ID = Field("id")
FLAG = Field("flag")
DAY = Field("day")
PAGE_DAY = Field("page_day")
MOMENT = Field("moment")
LINES = Field("lines")
