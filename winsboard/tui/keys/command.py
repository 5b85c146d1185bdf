"""What a command of the board is: its keys, where they work, and what they begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.words import say

Place: TypeAlias = Literal[
    "board",
    "habits",
    "journal",
    "line",
    "look_back",
    "step",
    "closing",
    "editor",
    "form",
    "picking",
    "history",
    "choice",
    "leaves",
    "pages",
    "search",
    "calendar",
    "old_win",
    "progress",
    "week",
]
"""Where a key works: `board` is everywhere outside a field, the others are parts of it."""

Heading: TypeAlias = Literal["day", "care", "back", "own", "around"]
"""What a command of the board is for; `around` is everything else."""
ASKS: Final[Mapping[str, str]] = {"board": "wish", "leaves": "wish", "pages": "about"}
"""By the place, the action that asks the app to begin a flow; elsewhere the part does it itself."""


class Command(NamedTuple):
    """One thing a person can do, and the key that does it."""

    id: str
    """Name of the action, and of its words `<id>.title` and `<id>.help`."""
    key: str
    """The keys as Textual names them, with commas between; empty where the palette has it."""
    shown: str
    """The keys as a person reads them."""
    place: Place
    footer: int = 0
    """Rank in the key line where the place has the focus, 1 first; 0 leaves it out."""
    heading: Heading = "around"
    """Where the help and `winsboard keys` list it, for a command of the board."""
    palette: bool = True
    flow: str = ""
    """What begins, as `package.module.function` below `winsboard.tui`; loaded when it is begun."""
    about: bool = False
    """Whether the flow takes the habit or entry that is chosen."""
    at_once: bool = False
    """Whether the app does it at once, without a flow."""
    typing: str = ""
    """The key that does it from every screen and dialog, also while something is typed."""

    @property
    def keys(self) -> str:
        """All its keys, as a person reads them."""
        return f"{self.shown} {self.typing.upper()}".strip()

    @property
    def action(self) -> str:
        """What Textual runs for it."""
        asks = ASKS.get(self.place, "") if self.flow or self.at_once else ""
        return f"{asks}('{self.id}')" if asks else self.id

    @property
    def title(self) -> str:
        """A few words, for the key line and the palette."""
        return say(f"keys.{self.id}.title")

    @property
    def help(self) -> str:
        """A sentence, for the help."""
        return say(f"keys.{self.id}.help")
