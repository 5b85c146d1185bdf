"""Every kind of document: its table in a file, the page it lives on, and its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

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
from winsboard.domain.model.goals import (
    BETTER,
    CARD_KINDS,
    DISCIPLINES,
    GOAL_EVENTS,
    GOAL_KINDS,
    GOAL_STATES,
    HELP_VALUES,
    HIGHEST,
    LOWEST,
    MEASURE_KINDS,
    REWARDS_FOR,
    Goal,
    GoalEvent,
    Measure,
    Pin,
    Reading,
    Reward,
    SetUpRecord,
    Step,
    VisionCard,
)
from winsboard.domain.model.library import PLACES, ROLES, STEP_KINDS, TRUTHS, FlowStep
from winsboard.domain.model.settings import CHOICES, LIMITS
from winsboard.domain.schema import repairs
from winsboard.domain.schema.fields import (
    DAY,
    FIRST_DAY,
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
    number,
    numbers,
    one_of,
    open_choice,
    open_choices,
    record,
    records,
)
from winsboard.named_tuple import NamedTuple

MOST: Final = 999_999_999.0
"""The largest number that can be counted."""
MOST_REMINDERS: Final = 8
"""The most hours of a day at which the board reminds of one habit."""
_FURTHEST: Final = 1e15
_POSITION: Final = number(-_FURTHEST, _FURTHEST)
_COUNT: Final = number(1e-9, MOST, below_is_default=True)
_VALUE: Final = number(-MOST, MOST)
_LEVEL: Final = integer(LOWEST, HIGHEST)
_HELP: Final = integer(0, HELP_VALUES - 1)
_SCALE: Final = integer(1, 5)
_RATING: Final = integer(0, 3)
_MINUTES: Final = integer(0, 240)


class Kind(NamedTuple):
    """The declaration of a kind of document."""

    type: Any
    table: str
    noun: str
    """Its name in the keys of titles and sentences."""
    fields: Mapping[str, Field]
    is_dated: bool = False
    """Whether its page is the month of its `day`; otherwise it is the library."""
    only_id: str = ""
    """The id, if there is only one document of this kind."""
    tidied: Callable[[Any], Any] | None = None
    """Repairs fields that contradict each other."""
    form: tuple[str, ...] = ()
    """The fields that a person fills in, in form order."""
    is_plain: bool = False
    """Whether its list screen and its commands are generated from this declaration.

    It then needs only a row in `tui.keys.commands` and its words in `phrases/kinds/`."""


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
            "aim": _COUNT,
            "cue": LINE,
            "remind": Field("choices", choices=tuple(range(24 * 60)), max_items=MOST_REMINDERS),
            "remind_hidden_on": DAY,
            "position": _POSITION,
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
            "value": _COUNT,
            "tags": LINES._replace(max_items=20),
            "note": PROSE,
            "help": one_of(*HELP_LEVELS),
            "mastery": _RATING,
            "pleasure": _RATING,
            "starred": FLAG,
            "set_up": LINE,
            "help_level": _HELP,
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
            "position": _POSITION,
        },
        form=("name", "reach", "role", "note", "on_support"),
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
            "position": _POSITION,
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
            "position": _POSITION,
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
            "position": _POSITION,
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
            "position": _POSITION,
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
            "position": _POSITION,
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
            "position": _POSITION,
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
            "position": _POSITION,
        },
        form=("name",),
    ),
    Kind(
        Goal,
        "goals",
        "goal",
        {
            "title": line("goal.no_title"),
            "kind": open_choice(GOAL_KINDS),
            "why": LINE,
            "smallest": LINE,
            "sure": integer(0, 10)._replace(refusal="goal.sure"),
            "when": LINE,
            "then": LINE,
            "obstacle": LINE,
            "ally": ID,
            "session": LINE,
            "form": ID,
            "discipline": one_of(*DISCIPLINES),
            "template": ID,
            "measure": ID,
            "levels": LINES._replace(max_items=5),
            "cuts": numbers(-MOST, MOST, 4),
            "start_level": _LEVEL,
            "level": _LEVEL,
            "weight": number(0.1, 100)._replace(refusal="goal.weight"),
            "review_on": DAY,
            "state": open_choice(GOAL_STATES),
            "reached_on": FIRST_DAY,
            "pause_from": DAY,
            "position": _POSITION,
        },
        form=("title", "why", "smallest", "sure", "when", "then", "obstacle"),
    ),
    Kind(
        Step,
        "steps",
        "step",
        {
            "goal": ID,
            "title": line("step.no_title"),
            "position": _POSITION,
            "done_on": FIRST_DAY,
            "habit": ID,
        },
        form=("title",),
    ),
    Kind(
        GoalEvent,
        "goal_events",
        "goal_event",
        {
            "goal": ID,
            "day": PAGE_DAY,
            "what": open_choice(GOAL_EVENTS),
            "before": LINE,
            "after": LINE,
            "because": LINE,
            "by": LINE,
        },
        is_dated=True,
    ),
    Kind(
        Measure,
        "measures",
        "measure",
        {
            "name": line("measure.no_name"),
            "ask": LINE,
            "unit": LINE,
            "better": one_of(*BETTER),
            "decimals": integer(0, 3),
            "out_of": _COUNT,
            "low": _VALUE,
            "high": _VALUE,
            "wobble": number(0, MOST),
            "set_ups": LINES._replace(max_items=50),
            "kind": open_choice(MEASURE_KINDS),
            "discipline": one_of(*DISCIPLINES),
            "template": ID,
            "records": records(
                SetUpRecord,
                set_up=LINE,
                first_on=DAY,
                first=_VALUE,
                best_on=DAY,
                best=_VALUE,
                other_on=DAY,
                other=_VALUE,
            ),
            "former_habits": LINES,
            "chart_hidden": FLAG,
            "put_away_on": DAY,
            "position": _POSITION,
        },
        form=("name", "ask", "unit"),
    ),
    Kind(
        Reading,
        "readings",
        "reading",
        {
            "measure": ID,
            "day": PAGE_DAY,
            "at": MOMENT,
            "value": _VALUE,
            "out_of": _COUNT,
            "hinted": number(0, MOST),
            "set_up": LINE,
            "help": _HELP,
            "by": LINE,
            "with_person": FLAG,
            "note": PROSE,
        },
        is_dated=True,
        tidied=repairs.reading,
    ),
    Kind(
        Pin,
        "pins",
        "pin",
        {"day": PAGE_DAY, "goal": ID, "of": ID, "step": ID},
        is_dated=True,
    ),
    Kind(
        Reward,
        "rewards",
        "reward",
        {
            "title": line("reward.no_title"),
            "why": LINE,
            "idea": ID,
            "for_kind": open_choice(REWARDS_FOR),
            "for_id": ID,
            "for_label": LINE,
            "needed": integer(1, 9999)._replace(refusal="reward.needed"),
            "since": DAY,
            "ready_on": FIRST_DAY,
            "enjoyed_on": FIRST_DAY,
            "put_away_on": DAY,
            "position": _POSITION,
        },
        form=("title", "why"),
    ),
    Kind(
        VisionCard,
        "vision_cards",
        "vision_card",
        {
            "text": line("vision.no_text"),
            "kind": open_choice(CARD_KINDS),
            "colour": integer(0, 7),
            "picture": LINE,
            "caption": LINE,
            "obstacle": LINE,
            "when": LINE,
            "then": LINE,
            "goal": ID,
            "entry": ID,
            "position": _POSITION,
        },
        form=("text", "caption", "obstacle", "when", "then"),
    ),
)

KINDS: Final[Mapping[type[Document], Kind]] = {kind.type: kind for kind in _KINDS}
"""All kinds by document type, in the order in which a page is read."""
BY_TABLE: Final[Mapping[str, Kind]] = {kind.table: kind for kind in _KINDS}
"""All kinds by table name."""

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
