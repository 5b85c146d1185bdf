"""Documents as `--json` prints them, with the field names they have in the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

_ESCAPED: Final = {n: f"\\u{n:04x}" for n in (*range(0x7F, 0xA0), 0xFEFF)}


def fields_of(value: object) -> object:
    """The value in the types JSON knows: named tuples as objects, days and moments in ISO form."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: fields_of(field) for name, field in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [fields_of(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): fields_of(item) for name, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value


def json_text(value: object) -> str:
    """The value as JSON, in letters as they are, with every control character escaped."""
    return json.dumps(fields_of(value), ensure_ascii=False, indent=1).translate(_ESCAPED)
