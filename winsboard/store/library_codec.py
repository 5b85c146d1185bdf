"""How the documents of the library beside habits are read: settings, people, cards, rests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from winsboard.domain.documents import (
    Affirmation,
    Document,
    Flow,
    Person,
    Prompt,
    Rest,
    Ritual,
    Settings,
    Skill,
)
from winsboard.domain.library import PLACES, ROLES, STEP_KINDS, TRUTHS, FlowStep
from winsboard.store.readers import (
    Decoder,
    Reader,
    day,
    maybe_whole,
    one_of,
    place,
    read_each,
    reader_of,
    switch,
    text,
    texts,
    whole,
)
from winsboard.store.rows import Fields

_BY_TYPE: Final[Mapping[type, Reader]] = {str: text, bool: switch, int: whole, float: place}


def _by_default(kind: type[Any], **others: Reader) -> Mapping[str, Reader]:
    """A reader for every field but the id: by the type of its default, or the one that is named."""
    defaults = kind._field_defaults
    names = [name for name in kind._fields if name != "id"]
    return {name: others.get(name) or _BY_TYPE[type(defaults[name])] for name in names}


_place_of: Final = one_of(*PLACES)


def _places(value: object) -> tuple[str, ...]:
    return tuple(map(_place_of, texts(value)))


def _steps(value: object) -> tuple[FlowStep, ...]:
    if not isinstance(value, list):
        raise TypeError("a list of steps")
    return tuple(FlowStep(**read_each(_STEP, fields)) for fields in value)


_STEP: Final[Mapping[str, Reader]] = {
    "id": text,
    "text": text,
    "kind": one_of(*STEP_KINDS),
    "seconds": whole,
    "theme": text,
    "choices": texts,
    "plain": text,
}

_read_settings: Final = reader_of(
    Settings,
    _by_default(
        Settings,
        started_on=day,
        mood_passed_on=day,
        reminder=maybe_whole,
        week_page_on=maybe_whole,
    ),
)


def _settings(id: str, fields: Fields) -> Document | None:
    if id != Settings().id:
        raise ValueError("one document holds all settings")
    return _read_settings(id, fields)


LIBRARY_DECODERS: Final[Mapping[str, Decoder]] = {
    "settings": _settings,
    "people": reader_of(
        Person, _by_default(Person, name=text, role=one_of(*ROLES), checked_on=day)
    ),
    "skills": reader_of(Skill, _by_default(Skill, name=text, steps=texts, cautions=texts)),
    "affirmations": reader_of(
        Affirmation,
        _by_default(Affirmation, text=text, places=_places, truth=one_of(*TRUTHS), retired_on=day),
    ),
    "rituals": reader_of(Ritual, _by_default(Ritual, name=text, steps=texts, cautions=texts)),
    "rests": reader_of(Rest, _by_default(Rest, first=day, last=day)),
    "prompts": reader_of(Prompt, _by_default(Prompt, text=text)),
    "flows": reader_of(Flow, _by_default(Flow, name=text, steps=_steps)),
}
"""By the name of their table."""
