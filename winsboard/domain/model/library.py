"""The document types of the library page other than habits and settings.

A shipped card, ritual or question that was changed or hidden is saved as a document of its own.
Its `of` is the id of the shipped item it replaces.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.model.goals import GoalDocument
from winsboard.domain.model.sharing import GivenDocument
from winsboard.named_tuple import NamedTuple

Role: TypeAlias = Literal["friend", "family", "therapist", "care", "group", "line", "emergency"]
"""The role of a contact; `line` is a crisis line, `emergency` the emergency number."""

StepKind: TypeAlias = Literal["none", "text", "feeling", "choice", "win", "ritual"]
"""What a step of a look back takes as an answer: nothing, text, a feeling word, one of its
choices, one of the day's wins, or a ritual."""

Place: TypeAlias = Literal["morning", "evening", "calm"]
"""Where a kind line is shown: in the morning, at the end of a look back, or on the calm list."""

Truth: TypeAlias = Literal["", "not", "partly", "mostly"]
"""How true a kind line feels to the person; empty until they rate it."""

ROLES: Final[tuple[Role, ...]] = get_args(Role)
STEP_KINDS: Final[tuple[StepKind, ...]] = get_args(StepKind)
PLACES: Final[tuple[Place, ...]] = get_args(Place)
TRUTHS: Final[tuple[Truth, ...]] = get_args(Truth)


CANDLE: Final = "rit.screen_candle"
"""Id of the shipped ritual shown on the board as a candle."""


class Person(NamedTuple):
    """A contact to turn to: somebody the person knows, or a crisis line."""

    id: str
    name: str
    role: Role = "friend"
    reach: str = ""
    """A phone number, address or other way to reach them, as typed."""
    note: str = ""
    on_support: bool = True
    checked_on: date | None = None
    """When the person last confirmed that the number is right."""
    position: float = 0.0
    alias: str = ""
    """What stands for the name in what is given away, such as "a friend"."""
    member: bool = False
    """Whether they are a member of this family board."""
    me: bool = False
    """Whether they are the person whose board this is. The name stands on pages."""


class Skill(NamedTuple):
    """A coping card."""

    id: str
    name: str
    steps: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    minutes: int = 0
    """How long it takes; 0 if unknown."""
    of: str = ""
    """Id of the shipped card that it replaces."""
    hidden: bool = False
    position: float = 0.0


class Affirmation(NamedTuple):
    """A kind line in the person's own words."""

    id: str
    text: str
    places: tuple[Place, ...] = ()
    truth: Truth = ""
    of: str = ""
    """Id of the shipped sentence starter it was made from."""
    retired_on: date | None = None
    position: float = 0.0


class Ritual(NamedTuple):
    """A short fixed sequence of steps that means something to the person."""

    id: str
    name: str
    steps: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    of: str = ""
    """Id of the shipped ritual that it replaces."""
    hidden: bool = False
    position: float = 0.0


class Rest(NamedTuple):
    """A span of days that is left out of scores and runs."""

    id: str
    first: date
    last: date | None = None
    """The last day, included. None while the end is open."""
    reason: str = ""
    habit: str = ""
    """Id of the one habit that rests; empty for the whole board."""


class Prompt(NamedTuple):
    """A question of the look back: a person's own, or a shipped one that was changed or hidden."""

    id: str
    text: str
    theme: str = ""
    """Id of a shipped theme, or empty."""
    of: str = ""
    """Id of the shipped question that it replaces."""
    hidden: bool = False
    position: float = 0.0


class Area(NamedTuple):
    """An area of life: a person's own, or a shipped one that was renamed, hidden or moved."""

    id: str
    name: str = ""
    """Its name; empty for the name that a shipped area came with."""
    of: str = ""
    """Id of the shipped area that it replaces; such a document has the number of that area as its
    id, so that changes on two machines are changes of one document."""
    hidden: bool = False
    """Whether it is left out of lists. Entries and habits keep it."""
    deleted: bool = False
    """Whether the person deleted it. The document stays, because entries keep its name."""
    position: float = 0.0


class FlowStep(NamedTuple):
    """One step of a look back."""

    id: str
    text: str
    kind: StepKind = "text"
    seconds: int = 60
    theme: str = ""
    """Id of the theme whose questions rotate in this step; empty to ask `text` itself."""
    choices: tuple[str, ...] = ()
    plain: str = ""
    """A shorter wording of `text`; empty if it is short already."""


class Flow(NamedTuple):
    """A look back as a sequence of steps."""

    id: str
    name: str
    steps: tuple[FlowStep, ...] = ()
    position: float = 0.0


class Routine(NamedTuple):
    """A named group of habits, such as the morning; each of its habits names it."""

    id: str
    name: str
    top: int | None = None
    """Minutes after midnight from which its habits are on top of the board. None: they stay."""
    position: float = 0.0


LibraryDocument: TypeAlias = (
    Person
    | Skill
    | Affirmation
    | Ritual
    | Prompt
    | Flow
    | Routine
    | Area
    | GoalDocument
    | GivenDocument
)
"""Library documents that the person puts in order by `position`."""
