"""Documents of the domain as fields of a file, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from winsboard.domain.documents import (
    ENTRY_KINDS,
    MARK_STATES,
    Document,
    Entry,
    Habit,
    Mark,
    Part,
    Rhythm,
    Settings,
)
from winsboard.store.form import Fields, Tables, WrongShape

TABLE_OF: Final[Mapping[type[Document], str]] = {
    Habit: "habits",
    Settings: "settings",
    Mark: "marks",
    Entry: "entries",
}
_DATED: Final = frozenset({"marks", "entries"})
_UNSET: Final = object()


def fields_of(document: Document) -> Fields:
    """What is kept of a document: every field that does not have its default value."""
    return {name: value for name, value in all_fields(document).items() if value is not None}


def tables_of(documents: Iterable[Document], stamp: int) -> Tables:
    """Documents as the tables of a new page, all made at once."""
    tables: Tables = {}
    for document in documents:
        table = tables.setdefault(TABLE_OF[type(document)], {})
        table[document.id] = {**fields_of(document), "_made": stamp}
    return tables


def all_fields(document: Document) -> Fields:
    """Every field, None for one that has its default value and so is not kept."""
    defaults = document._field_defaults
    return {
        name: None if value == defaults.get(name, _UNSET) else _plain(value)
        for name, value in zip(document._fields, document, strict=True)
        if name != "id"
    }


def changed_fields(before: Document, after: Document) -> Fields:
    """The fields in which two versions differ, as the later one has them; None for a default."""
    later = all_fields(after)
    pairs = zip(after._fields, before, after, strict=True)
    return {name: later[name] for name, old, new in pairs if old != new}


def is_known(document: Document, field: str) -> bool:
    """Whether this winsboard knows a field of a document."""
    return field in document._fields


def _plain(value: object) -> Any:
    """A value as JSON has it."""
    if isinstance(value, str):
        # A lone surrogate can not be written; everything else comes back as it went in.
        return value if value.isascii() else value.encode(errors="replace").decode()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Rhythm | Part):
        return {k: _plain(v) for k, v in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def document_of(page: str, table: str, id: str, fields: Fields) -> Document | None:
    """The document that was kept; none if it is of a kind that only a newer winsboard knows.

    Raises WrongShape, also where its day is not of the page.
    """
    decode = _DECODERS.get(table)
    if decode is None:
        return None
    try:
        if table in _DATED and not fields["day"].startswith(page):
            raise WrongShape("not_ours")
        return decode(id, fields)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongShape("not_ours") from error


def _habit(id: str, fields: Fields) -> Habit | None:
    get = fields.get
    rhythm = _rhythm(get("rhythm"))
    kind = get("kind", "tick")
    if rhythm is None or kind not in ("tick", "count"):
        return None
    return Habit(
        id=id,
        label=_text(fields["label"]),
        area=_text(get("area", "")),
        tiny=_text(get("tiny", "")),
        rhythm=rhythm,
        kind=kind,
        unit=_text(get("unit", "")),
        aim=_number(get("aim")),
        cue=_text(get("cue", "")),
        position=_number(get("position")) or 0.0,
        began_on=_day(get("began_on")) or date.min,
        archived_on=_day(get("archived_on")),
    )


def _rhythm(value: Any) -> Rhythm | None:
    if value is None:
        return Rhythm()
    kind = value["kind"]
    if kind not in ("weekly", "weekdays", "every"):
        return None
    return Rhythm(kind, _whole(value["times"]), tuple(map(_whole, value.get("weekdays", ()))))


def _mark(id: str, fields: Fields) -> Mark | None:
    state = fields["state"]
    if state not in MARK_STATES:
        return None
    day = date.fromisoformat(fields["day"])
    return Mark(id, _text(fields["habit"]), day, state, _number(fields.get("value")))


def _entry(id: str, fields: Fields) -> Entry | None:
    get = fields.get
    kind = fields["kind"]
    if kind not in ENTRY_KINDS:
        return None
    at = datetime.fromisoformat(fields["at"])
    if at.tzinfo is None:
        raise ValueError("a moment without its offset")
    return Entry(
        id=id,
        day=date.fromisoformat(fields["day"]),
        at=at,
        kind=kind,
        text=_text(get("text", "")),
        parts=tuple(map(_part, get("parts", ()))),
        area=_text(get("area", "")),
        tags=_texts(fields["tags"]) if "tags" in fields else (),
        people=_texts(fields["people"]) if "people" in fields else (),
    )


def _part(value: Any) -> Part:
    return Part(_text(value["prompt"]), _text(value["answer"]))


def _settings(id: str, fields: Fields) -> Settings:
    get = fields.get
    default = Settings()
    if id != default.id:
        raise ValueError("one document holds all settings")
    celebrate = get("celebrate", default.celebrate)
    if type(celebrate) is not bool:
        raise TypeError("a yes or no")
    return Settings(
        id=id,
        started_on=_day(get("started_on")),
        board_for=_text(get("board_for", default.board_for)),
        day_boundary=_whole(get("day_boundary", default.day_boundary)),
        week_start=_whole(get("week_start", default.week_start)),
        clock_hours=_whole(get("clock_hours", default.clock_hours)),
        look_back_minutes=_whole(get("look_back_minutes", default.look_back_minutes)),
        theme=_text(get("theme", default.theme)),
        celebrate=celebrate,
        history_days=_whole(get("history_days", default.history_days)),
    )


_DECODERS: Final[Mapping[str, Callable[[str, Fields], Document | None]]] = {
    "habits": _habit,
    "settings": _settings,
    "marks": _mark,
    "entries": _entry,
}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("a list of texts")
    return tuple(map(_text, value))


def _number(value: object) -> float | None:
    if value is not None and type(value) not in (int, float):
        raise TypeError("a number")
    return value  # type: ignore[return-value]


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a whole number")
    return value


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)
