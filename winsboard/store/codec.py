"""Documents of the domain as fields of a file, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from winsboard.domain.documents import (
    ENTRY_KINDS,
    HELPED,
    MARK_STATES,
    Affirmation,
    Document,
    Entry,
    Flow,
    Habit,
    Mark,
    Part,
    Person,
    Prompt,
    Rest,
    Rhythm,
    Ritual,
    Settings,
    Skill,
)
from winsboard.domain.library import FlowStep
from winsboard.store.form import Tables, WrongShape
from winsboard.store.library_codec import LIBRARY_DECODERS
from winsboard.store.readers import Decoder, day, maybe_whole, number, switch, text, texts, whole
from winsboard.store.rows import Fields

TABLE_OF: Final[Mapping[type[Document], str]] = {
    Habit: "habits",
    Settings: "settings",
    Mark: "marks",
    Entry: "entries",
    Person: "people",
    Skill: "skills",
    Affirmation: "affirmations",
    Ritual: "rituals",
    Rest: "rests",
    Prompt: "prompts",
    Flow: "flows",
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
    return {name: later[name] for name, old, new in pairs if old != new and name in later}


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
    if isinstance(value, Rhythm):
        return {k: _plain(v) for k, v in zip(value._fields, value, strict=True)}
    if isinstance(value, Part | FlowStep):
        return _kept_of(value)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _kept_of(value: Part | FlowStep) -> Fields:
    """A piece of a document without what has its default value."""
    defaults = value._field_defaults
    pairs = zip(value._fields, value, strict=True)
    return {k: _plain(v) for k, v in pairs if v != defaults.get(k, _UNSET)}


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
        label=text(fields["label"]),
        area=text(get("area", "")),
        tiny=text(get("tiny", "")),
        rhythm=rhythm,
        kind=kind,
        unit=text(get("unit", "")),
        aim=number(get("aim")),
        cue=text(get("cue", "")),
        position=number(get("position")) or 0.0,
        began_on=day(get("began_on")) or date.min,
        archived_on=day(get("archived_on")),
    )


def _rhythm(value: Any) -> Rhythm | None:
    if value is None:
        return Rhythm()
    kind = value["kind"]
    if kind not in ("weekly", "weekdays", "every"):
        return None
    return Rhythm(kind, whole(value["times"]), tuple(map(whole, value.get("weekdays", ()))))


def _mark(id: str, fields: Fields) -> Mark | None:
    state = fields["state"]
    if state not in MARK_STATES:
        return None
    day = date.fromisoformat(fields["day"])
    return Mark(id, text(fields["habit"]), day, state, number(fields.get("value")))


def _entry(id: str, fields: Fields) -> Entry | None:
    get = fields.get
    kind, helped = fields["kind"], get("helped", "")
    if kind not in ENTRY_KINDS or helped not in HELPED:
        return None
    at = datetime.fromisoformat(fields["at"])
    if at.tzinfo is None:
        raise ValueError("a moment without its offset")
    return Entry(
        id=id,
        day=date.fromisoformat(fields["day"]),
        at=at,
        kind=kind,
        text=text(get("text", "")),
        parts=tuple(map(_part, get("parts", ()))),
        area=text(get("area", "")),
        tags=texts(fields["tags"]) if "tags" in fields else (),
        people=texts(fields["people"]) if "people" in fields else (),
        about=text(get("about", "")),
        helped=helped,
        mood=maybe_whole(get("mood")),
        energy=maybe_whole(get("energy")),
        feelings=texts(fields["feelings"]) if "feelings" in fields else (),
        starred=switch(get("starred", False)),
        led_to=texts(fields["led_to"]) if "led_to" in fields else (),
        was=texts(fields["was"]) if "was" in fields else (),
    )


def _part(value: Any) -> Part:
    return Part(text(value["prompt"]), text(value["answer"]), text(value.get("step", "")))


_DECODERS: Final[Mapping[str, Decoder]] = {
    "habits": _habit,
    "marks": _mark,
    "entries": _entry,
    **LIBRARY_DECODERS,
}
