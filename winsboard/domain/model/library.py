"""What a person adds to their library beside habits: documents without a date.

A shipped card, ritual or question that was changed or hidden is a document of its own here that
names what it stands for in `of`.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from winsboard.named_tuple import NamedTuple

Role: TypeAlias = Literal["friend", "family", "therapist", "care", "group", "line", "emergency"]
"""What somebody is to the person; `line` is a crisis line and `emergency` the emergency number."""

StepKind: TypeAlias = Literal["none", "text", "feeling", "choice", "win", "ritual"]
"""What a step of a look back takes: nothing, words, a feeling word, one of its choices, one of the
day's wins, or a ritual."""

Place: TypeAlias = Literal["morning", "evening", "calm"]
"""Where a kind line is shown: in the morning, at the end of a look back, on the calm list."""

Truth: TypeAlias = Literal["", "not", "partly", "mostly"]
"""How true a line feels; empty until it was asked."""

ROLES: Final[tuple[Role, ...]] = get_args(Role)
STEP_KINDS: Final[tuple[StepKind, ...]] = get_args(StepKind)
PLACES: Final[tuple[Place, ...]] = get_args(Place)
TRUTHS: Final[tuple[Truth, ...]] = get_args(Truth)


CANDLE: Final = "rit.screen_candle"
"""Id of the ritual that is the candle of the board."""


class Person(NamedTuple):
    """Somebody, or a line, that a person can turn to."""

    id: str
    name: str
    role: Role = "friend"
    reach: str = ""
    """How to reach them, as it was typed."""
    note: str = ""
    on_support: bool = True
    checked_on: date | None = None
    """When the person last saw that the number is right."""
    position: float = 0.0


class Skill(NamedTuple):
    """A coping card."""

    id: str
    name: str
    steps: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    minutes: int = 0
    """How long it takes; 0 where that is not said."""
    of: str = ""
    """Id of the shipped card that it stands for."""
    hidden: bool = False
    position: float = 0.0


class Affirmation(NamedTuple):
    """A kind line in a person's own words."""

    id: str
    text: str
    places: tuple[Place, ...] = ()
    truth: Truth = ""
    of: str = ""
    """Id of the starter it was made from."""
    retired_on: date | None = None
    position: float = 0.0


class Ritual(NamedTuple):
    """A small fixed sequence with a meaning of one's own."""

    id: str
    name: str
    steps: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    of: str = ""
    """Id of the shipped ritual that it stands for."""
    hidden: bool = False
    position: float = 0.0


class Rest(NamedTuple):
    """Days that are cut out of score, window and run."""

    id: str
    first: date
    last: date | None = None
    """The last day of it; none while its end is open."""
    reason: str = ""
    habit: str = ""
    """Id of the one habit that rests; empty where the whole board does."""


class Prompt(NamedTuple):
    """A question of the look back: one's own, or a shipped one that was changed or hidden."""

    id: str
    text: str
    theme: str = ""
    """Id of a theme of the shipped words."""
    of: str = ""
    """Id of the shipped question that it stands for."""
    hidden: bool = False
    position: float = 0.0


class FlowStep(NamedTuple):
    """One step of a look back."""

    id: str
    text: str
    kind: StepKind = "text"
    seconds: int = 60
    theme: str = ""
    """The theme whose questions take turns here; empty where the text itself is asked."""
    choices: tuple[str, ...] = ()
    plain: str = ""
    """The text in a few words; empty where the text is short already."""


class Flow(NamedTuple):
    """A look back, step by step."""

    id: str
    name: str
    steps: tuple[FlowStep, ...] = ()
    position: float = 0.0


Own: TypeAlias = Person | Skill | Affirmation | Ritual | Prompt | Flow
"""What has a place in the person's order."""
