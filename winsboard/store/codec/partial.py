"""The readable part of a value that is partly invalid."""

from __future__ import annotations

from typing import Any

from winsboard.domain.schema.fields import Field
from winsboard.store.codec.fields import Unknown, reader_of

NO_SENSE = (TypeError, ValueError, KeyError, AttributeError, OverflowError, RecursionError)


def readable_part(field: Field, value: Any) -> Any:
    """A list without its invalid items; None if nothing is valid."""
    if type(value) is not list:
        return None
    if field.type == "records":
        records = [_record(field, item) for item in value if type(item) is dict]
        return [record for record in records if record]
    return [item for item in value if _reads(field, [item])] or None


def _record(field: Field, value: dict[str, Any]) -> dict[str, Any]:
    """A record in which missing and invalid texts are empty."""
    known = field.fields.items()
    found = {
        name: value[name]
        for name, part in known
        if name in value and _reads(part, value[name], field.record._field_defaults.get(name))
    }
    if not any(part.type in ("line", "prose") and found.get(name) for name, part in known):
        return {}
    return {**{name: "" for name in field.record._fields if _is_needed(field, name)}, **found}


def _is_needed(field: Field, name: str) -> bool:
    return name not in field.record._field_defaults


def _reads(field: Field, value: Any, default: Any = ()) -> bool:
    try:
        reader_of(field, default)(value)
    except (*NO_SENSE, Unknown):
        return False
    return True
