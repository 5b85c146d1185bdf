"""Decoding JSON values by the declaration of their field.

Each reader returns a valid value unchanged, the nearest valid value if there is one, and otherwise
raises TypeError or ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from winsboard.domain.schema.fields import Field
from winsboard.domain.text.calendar import FIRST_DAY, LAST_DAY
from winsboard.domain.text.sanitize import terminal_safe, terminal_safe_line

Reader: TypeAlias = Callable[[Any], Any]
"""Decodes one value. Raises TypeError or ValueError if it is invalid."""

MISSING: Final = object()
"""The default of a required field."""


class Unknown(Exception):
    """A value, and with it a document, that only a newer winsboard knows."""


def reader_of(field: Field, default: Any = MISSING) -> Reader:
    """The reader of a field. None is a default of None."""
    return _READERS[field.type](field, default)


def record_reader(kind: Any, fields: Mapping[str, Field]) -> Callable[[Mapping[str, Any]], Any]:
    """The reader of a nested record."""
    defaults = kind._field_defaults
    start = [defaults.get(name, MISSING) for name in kind._fields]
    needed = frozenset(name for name in kind._fields if name not in defaults)
    slot_of = {
        name: (kind._fields.index(name), reader_of(field, defaults.get(name, MISSING)))
        for name, field in fields.items()
    }.get
    make = kind._make

    def read(values: Mapping[str, Any]) -> Any:
        found = start.copy()
        for name, value in values.items():
            slot = slot_of(name)
            if slot is not None:
                found[slot[0]] = slot[1](value)
        if not needed <= values.keys():
            raise ValueError("a field is missing")
        return make(found)

    return read


def _text(clean: Callable[[str], str]) -> Reader:
    def read(value: object) -> str:
        if type(value) is str:
            return value if value.isprintable() else clean(value)
        if type(value) in (int, float):
            return str(value)
        raise TypeError("not a string")

    return read


def _line(_field: Field, _default: Any) -> Reader:
    return _text(terminal_safe_line)


def _prose(_field: Field, _default: Any) -> Reader:
    return _text(terminal_safe)


def _flag(_field: Field, _default: Any) -> Reader:
    def read(value: object) -> bool:
        if type(value) is bool:
            return value
        raise TypeError("not a boolean")

    return read


def _whole(field: Field, default: Any) -> Reader:
    low, high = int(field.low or 0), int(field.high or 0)

    def read(value: Any) -> Any:
        if type(value) is float:
            value = round(value)
        if type(value) is not int:
            return _none(value, default)
        return value if low <= value <= high else max(low, min(value, high))

    return read


def _number(field: Field, default: Any) -> Reader:
    low, high = field.low or 0.0, field.high or 0.0
    is_unset_below = field.below_min_is_default

    def read(value: Any) -> Any:
        if type(value) is not float and type(value) is not int:
            return _none(value, default)
        number: float = value
        if low <= number <= high:
            return number
        if number < low and is_unset_below:
            return None
        return max(low, min(number, high))

    return read


def _numbers(field: Field, _default: Any) -> Reader:
    return _list_of(_number(field._replace(below_min_is_default=False), MISSING))


def _day(_field: Field, default: Any) -> Reader:
    unset = default.isoformat() if isinstance(default, date) else None
    from_iso = date.fromisoformat
    first, last = FIRST_DAY.year, LAST_DAY.year

    def read(value: Any) -> Any:
        try:
            day = from_iso(value)
        except TypeError:
            return _none(value, default)
        except ValueError:
            day = datetime.fromisoformat(value).date()
        if first <= day.year <= last:
            return day
        return default if value == unset else max(FIRST_DAY, min(day, LAST_DAY))

    return read


def _page_day(_field: Field, _default: Any) -> Reader:
    from_iso = date.fromisoformat
    first, last = FIRST_DAY.year, LAST_DAY.year

    def read(value: Any) -> date:
        try:
            day = from_iso(value)
        except ValueError:
            day = datetime.fromisoformat(value).date()
        # The nearest valid day would be on another page.
        if first <= day.year <= last:
            return day
        raise ValueError("day out of range")

    return read


def _none(value: object, default: Any) -> Any:
    """Return None if the value and the default are both None. Raises TypeError."""
    if value is not None or default is not None:
        raise TypeError("wrong type")
    return None


def _moment(_field: Field, _default: Any) -> Reader:
    return moment


def moment(value: Any) -> datetime:
    """Decode a date with time. Without an offset it is in the local time zone."""
    found = datetime.fromisoformat(value)
    if found.tzinfo is not None:
        return found
    try:
        return found.astimezone()
    except (OverflowError, OSError) as error:
        raise ValueError("date out of range") from error


def _choice(field: Field, _default: Any) -> Reader:
    known = {choice: choice for choice in field.choices}.get
    types = frozenset(map(type, field.choices))
    is_text = types == {str}

    def read(value: Any) -> Any:
        found = known(value)
        # Python compares some JSON values of different types as equal: 1, 1.0 and true.
        if found is not None and (is_text or type(value) in types):
            return found
        if field.is_open and type(value) is str:
            raise Unknown
        raise ValueError("not one of the choices")

    return read


def _choices(field: Field, _default: Any) -> Reader:
    if field.is_open:
        return _list_of(_choice(field, MISSING))

    def read(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError("a list")
        return tuple(item for item in value if type(item) is int and item in field.choices)

    return read


def _lines(_field: Field, _default: Any) -> Reader:
    return _list_of(_text(terminal_safe_line))


def _list_of(read_one: Reader) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError("a list")
        return tuple(map(read_one, value))

    return read


def _record(field: Field, _default: Any) -> Reader:
    read_fields = record_reader(field.record, field.fields)

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise TypeError("not an object")
        return read_fields(value)

    return read


def _records(field: Field, _default: Any) -> Reader:
    return _list_of(_record(field, MISSING))


_READERS: Final[Mapping[str, Callable[[Field, Any], Reader]]] = {
    "line": _line,
    "prose": _prose,
    "id": _line,
    "flag": _flag,
    "whole": _whole,
    "number": _number,
    "numbers": _numbers,
    "day": _day,
    "page_day": _page_day,
    "moment": _moment,
    "choice": _choice,
    "choices": _choices,
    "lines": _lines,
    "record": _record,
    "records": _records,
}
"""By the type of the field."""
