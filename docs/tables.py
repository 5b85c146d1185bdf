"""Writes the tables of file-format.md from the declarations in `winsboard.domain.schema.kinds`.

Run it with `make docs`; a test holds that the page is what this gives now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from winsboard.domain.schema.fields import Field
from winsboard.domain.schema.kinds import KINDS, Kind

PAGE: Final = Path(__file__).with_name("file-format.md")
START: Final = "<!-- tables: begin -->"
END: Final = "<!-- tables: end -->"
MANY: Final = 20
"""Values that nobody wants to read one by one."""
TYPES: Final = {
    "line": "string, one line",
    "prose": "string",
    "id": "string, an id",
    "flag": "true or false",
    "whole": "integer",
    "number": "number",
    "numbers": "list of numbers",
    "day": "string, `YYYY-MM-DD`",
    "page_day": "string, `YYYY-MM-DD`, of the month of the page",
    "moment": "string, ISO 8601 with offset",
    "choice": "one value of a list",
    "lines": "array of strings",
    "choices": "array of values of a list",
    "record": "object",
    "records": "array of objects",
}


def tables() -> str:
    """One table of fields for each kind of document."""
    return "\n".join(line for kind in KINDS.values() for line in _table(kind))


def page_with(text: str, made: str) -> str:
    """The page with these tables between its two markers."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{made}\n{END}{after}"


def _table(kind: Kind) -> Iterator[str]:
    where = "months/YYYY-MM.json" if kind.is_dated else "library.json"
    yield f"### `{kind.table}` in `{where}`"
    yield ""
    if kind.only_id:
        yield f"One document, with the id `{kind.only_id}`."
        yield ""
    yield "| field | type | values | default |"
    yield "|---|---|---|---|"
    yield from _rows(kind.fields, kind.type._field_defaults)
    yield ""


def _rows(fields: Mapping[str, Field], defaults: Mapping[str, Any], of: str = "") -> Iterator[str]:
    for name, field in fields.items():
        default = "required" if name not in defaults else _default(defaults[name], field)
        values = _values(field).replace("|", "\\|")
        yield f"| `{of}{name}` | {TYPES[field.type]} | {values} | {default} |"
        if field.fields:
            inner = getattr(field.record, "_field_defaults", {})
            mark = "." if field.type == "record" else "[]."
            yield from _rows(field.fields, inner, f"{of}{name}{mark}")


def _values(field: Field) -> str:
    if _is_range(field.choices):
        return f"{field.choices[0]} to {field.choices[-1]}"
    if field.choices:
        known = _listed(field.choices)
        return f"{known}, and what a newer winsboard knows" if field.is_open else known
    if field.low is not None and field.high is not None:
        return f"{field.low:g} to {field.high:g}"
    return f"a form takes {field.max_items}" if field.max_items else ""


def _is_range(values: Sequence[object]) -> bool:
    """Whether values are whole numbers without a gap, and too many to list."""
    return len(values) > MANY and list(values) == list(range(len(values)))


def _listed(values: Iterable[object]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _default(value: Any, field: Field) -> str:
    if field.type == "record" or value in ("", (), None, date.min):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text("utf-8"), tables()), "utf-8")
