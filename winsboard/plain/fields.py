"""JSON output of documents, with the field names of their types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from winsboard.domain.journal.letters import is_closed
from winsboard.domain.library.areas import Areas
from winsboard.domain.library.names import with_names
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import TICK, Entry, Habit
from winsboard.words.catalog.areas import areas_of

OF_MOOD: Final = frozenset({"mood", "energy", "feelings"})
_UNSEEN: Final = (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_ESCAPED: Final = {n: f"\\u{n:04x}" for n in _UNSEEN}
"""Control characters, line separators and direction overrides, which a terminal interprets."""
_NO_LETTER: Final = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which many JSON parsers reject."""


def fields_of(value: object) -> object:
    """Convert a value to JSON types: named tuples to objects, dates and times to ISO 8601."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: fields_of(field) for name, field in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [fields_of(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): fields_of(item) for name, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value


def entry_fields(
    entries: Iterable[Entry], board: Board, *, today: date | None = None
) -> list[object]:
    """Entries as objects, with the names of areas and people; if mood is off, without its fields.

    If `today` is given, a letter whose day is still to come is without its text.
    """
    hidden = frozenset() if board.settings.mood else OF_MOOD
    return [
        {
            name: fields_of(value)
            for name, value in _with_area_name(with_names(board, entry), areas_of(board)).items()
            if name not in hidden and not (name == "text" and today and is_closed(entry, today))
        }
        for entry in entries
    ]


def habit_fields(habits: Iterable[Habit], board: Board) -> list[object]:
    """Habits as objects, with the names of their areas."""
    return [fields_of(_with_area_name(habit, areas_of(board))) for habit in habits]


def _with_area_name(document: Entry | Habit, areas: Areas) -> dict[str, object]:
    """The fields of a document; after its area, the name of it.

    A tick has no time, nor has what another board gave.
    """
    fields: dict[str, object] = {}
    for name, value in document._asdict().items():
        fields[name] = value
        if name == "area":
            fields["area_name"] = areas.name(value)
    if isinstance(document, Entry) and (document.kind == TICK or document.given):
        fields["at"] = None
    return fields


def json_text(value: object, encoding: str = "utf-8") -> str:
    """Format a value as JSON, with control characters escaped.

    Lone surrogates become U+FFFD. If the encoding lacks a character, all non-ASCII is escaped.
    """
    text = json.dumps(fields_of(value), ensure_ascii=False, indent=1)
    text = _NO_LETTER.sub("\ufffd", text).translate(_ESCAPED)
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return json.dumps(json.loads(text), indent=1)
    return text
