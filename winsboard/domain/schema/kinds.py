"""Every kind of document: its table in a file, the page it lives on, and its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.domain.model.documents import (
    ENTRY_KINDS,
    HELP_LEVELS,
    HELPED,
    MARK_STATES,
    Affirmation,
    Area,
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
    Routine,
    Settings,
    Skill,
)
from winsboard.domain.model.library import PLACES, ROLES, STEP_KINDS, TRUTHS, FlowStep
from winsboard.domain.model.settings import CHOICES, LIMITS
from winsboard.domain.schema import repairs
from winsboard.domain.schema.fields import (
    DAY,
    FLAG,
    ID,
    LINE,
    LINES,
    MAX_NAME,
    MOMENT,
    PAGE_DAY,
    PROSE,
    Field,
    integer,
    line,
    name,
    one_of,
    open_choice,
    open_choices,
    record,
    records,
)
from winsboard.domain.schema.goal_kinds import HELP, KINDS_OF_GOALS
from winsboard.domain.schema.kind import COUNT, POSITION
from winsboard.domain.schema.kind import Kind as Kind
from winsboard.domain.schema.sharing_kinds import KINDS_OF_SHARING

MOST_REMINDERS: Final = 8
"""The most hours of a day at which the board reminds of one habit."""
_SCALE: Final = integer(1, 5)
_RATING: Final = integer(0, 3)
_MINUTES: Final = integer(0, 240)


def _settings_field(name: str) -> Field:
    """How a setting is declared: by its default, a number by its limits or choices too."""
    if name in LIMITS:
        return integer(*LIMITS[name])
    if name in CHOICES:
        return one_of(*CHOICES[name])
    if name == "board_name":
        return LINE
    default = Settings._field_defaults[name]
    if isinstance(default, bool):
        return FLAG
    return ID if isinstance(default, str) else DAY


_KINDS: Final = (
    Kind(
        Habit,
        "habits",
        "habit",
        {
            "label": LINE._replace(max_items=MAX_NAME),
            "area": ID,
            "tiny": LINE,
            "rhythm": record(
                Rhythm,
                kind=open_choice(("weekly", "weekdays", "every")),
                times=integer(1, 365),
                weekdays=Field("choices", choices=tuple(range(7))),
            ),
            "kind": open_choice(("tick", "count")),
            "unit": LINE,
            "aim": COUNT,
            "cue": LINE,
            "remind": Field("choices", choices=tuple(range(24 * 60)), max_items=MOST_REMINDERS),
            "remind_hidden_on": DAY,
            "position": POSITION,
            "began_on": DAY,
            "archived_on": DAY,
            "routine": ID,
            "reached": integer(0, 9),
            "measure": ID,
        },
        tidied=repairs.habit,
        form=("label",),
    ),
    Kind(
        Settings,
        "settings",
        "settings",
        {name: _settings_field(name) for name in Settings._fields if name != "id"},
        only_id=Settings().id,
    ),
    Kind(
        Mark,
        "marks",
        "mark",
        {
            "habit": ID,
            "day": PAGE_DAY,
            "state": open_choice(MARK_STATES),
            "value": COUNT,
            "tags": LINES._replace(max_items=20),
            "note": PROSE,
            "help": one_of(*HELP_LEVELS),
            "mastery": _RATING,
            "pleasure": _RATING,
            "starred": FLAG,
            "set_up": LINE,
            "help_level": HELP,
            "by": LINE,
            "with_person": FLAG,
        },
        is_dated=True,
    ),
    Kind(
        Entry,
        "entries",
        "entry",
        {
            "day": PAGE_DAY,
            "at": MOMENT,
            "kind": open_choice(ENTRY_KINDS),
            "text": PROSE,
            "parts": records(Part, prompt=LINE, answer=PROSE, step=ID),
            "area": ID,
            "tags": LINES._replace(max_items=20),
            "people": LINES,
            "about": ID,
            "helped": open_choice(HELPED),
            "mood": _SCALE,
            "energy": _SCALE,
            "feelings": LINES._replace(max_items=8),
            "starred": FLAG,
            "led_to": LINES._replace(max_items=50),
            "was": LINES,
            "form": ID,
            "opens_on": DAY,
            "opened_on": DAY,
            "talk": FLAG,
            "talk_with": ID,
            "noticed_by": ID,
            "whose": LINES,
            "given": ID,
        },
        is_dated=True,
        tidied=repairs.entry,
    ),
    Kind(
        Person,
        "people",
        "person",
        {
            "name": name("person.no_name"),
            "role": open_choice(ROLES)._replace(refusal="person.role"),
            "reach": LINE,
            "note": LINE,
            "on_support": FLAG,
            "checked_on": DAY,
            "position": POSITION,
            "alias": LINE,
            "member": FLAG,
            "me": FLAG,
        },
        form=("name", "reach", "role", "note", "on_support", "alias"),
    ),
    Kind(
        Skill,
        "skills",
        "skill",
        {
            "name": name("calm.no_name"),
            "steps": LINES,
            "cautions": LINES,
            "minutes": _MINUTES._replace(refusal="calm.minutes"),
            "of": ID,
            "hidden": FLAG,
            "position": POSITION,
        },
        form=("name", "steps", "cautions", "minutes"),
    ),
    Kind(
        Affirmation,
        "affirmations",
        "affirmation",
        {
            "text": line("affirmation.empty"),
            "places": open_choices(PLACES),
            "truth": open_choice(TRUTHS),
            "of": ID,
            "retired_on": DAY,
            "position": POSITION,
        },
        form=("text",),
    ),
    Kind(
        Ritual,
        "rituals",
        "ritual",
        {
            "name": name("ritual.no_name"),
            "steps": LINES,
            "cautions": LINES,
            "of": ID,
            "hidden": FLAG,
            "position": POSITION,
        },
        form=("name", "steps", "cautions"),
    ),
    Kind(
        Rest,
        "rests",
        "rest",
        {"first": DAY, "last": DAY, "reason": LINE, "habit": ID},
        tidied=repairs.rest,
        form=("first", "last", "reason", "habit"),
    ),
    Kind(
        Prompt,
        "prompts",
        "prompt",
        {
            "text": line("prompt.empty"),
            "theme": ID,
            "of": ID,
            "hidden": FLAG,
            "position": POSITION,
        },
        form=("text", "theme"),
    ),
    Kind(
        Flow,
        "flows",
        "flow",
        {
            "name": name("flow.no_name"),
            "steps": records(
                FlowStep,
                most=20,
                id=ID,
                text=LINE,
                kind=open_choice(STEP_KINDS),
                seconds=integer(0, 3600),
                theme=ID,
                choices=LINES,
                plain=LINE,
            ),
            "position": POSITION,
        },
        tidied=repairs.flow,
        form=("name", "steps"),
    ),
    Kind(
        Routine,
        "routines",
        "routine",
        {
            "name": name("routine.no_name"),
            "top": integer(0, 24 * 60 - 1)._replace(refusal="routine.top"),
            "position": POSITION,
        },
        form=("name", "top"),
    ),
    Kind(
        Area,
        "areas",
        "area",
        {
            "name": name("area.no_name"),
            "of": ID,
            "hidden": FLAG,
            "deleted": FLAG,
            "position": POSITION,
        },
        form=("name",),
    ),
    *KINDS_OF_GOALS,
    *KINDS_OF_SHARING,
)

KINDS: Final[Mapping[type[Document], Kind]] = {kind.type: kind for kind in _KINDS}
"""All kinds by document type, in the order in which a page is read."""
BY_TABLE: Final[Mapping[str, Kind]] = {kind.table: kind for kind in _KINDS}
"""All kinds by table name."""
DERIVED: Final[Mapping[str, frozenset[str]]] = {
    table: names
    for table, kind in BY_TABLE.items()
    if (names := frozenset(name for name, field in kind.fields.items() if field.is_derived))
}
"""The names of the fields by table that follow from other documents. Most tables have none."""

PLAIN_KINDS: Final[Mapping[str, Kind]] = {kind.noun: kind for kind in _KINDS if kind.is_plain}
"""The kinds whose list screen and commands are generated, by noun."""


def field_of(kind: type[Document], name: str) -> Field:
    """The declaration of a field."""
    return KINDS[kind].fields[name]


def max_value(kind: type[Document], name: str) -> int:
    """The highest number that a field accepts; 0 if it has no range."""
    return int(field_of(kind, name).high or 0)


def max_items(kind: type[Document], name: str) -> int:
    """How many values a form accepts for a field; 0 if it sets no limit."""
    return field_of(kind, name).max_items or 0
