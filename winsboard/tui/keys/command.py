"""The record of a command: its keys, where they work, and what it starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.words import format_phrase, phrase

Place: TypeAlias = Literal[
    "board",
    "habits",
    "journal",
    "count",
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
    "goals",
    "vision",
    "family",
    "noticing",
    "round",
    "showing",
    "given",
    "summary",
]
"""Where a key works. `board` is everywhere outside fields; the others are parts of the board."""

Heading: TypeAlias = Literal["write", "habits", "evening", "care", "past", "own", "program"]
"""The group of the menu and of the help that lists a command of the board or of the habits."""
MOVES: Final = frozenset(
    {
        *("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        *("enter", "escape", "tab", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
    }
)
"""Keys that everybody has and that need no second way: the menu leaves them out."""
ASKS: Final[Mapping[str, str]] = {"board": "wish", "leaves": "wish", "pages": "about"}
"""The action that asks the app to start the flow, by place. Elsewhere the widget has an action."""


class Command(NamedTuple):
    """One thing a person can do, and the keys for it."""

    id: str
    """The name of the action, and the prefix of its phrases `<id>.title` and `<id>.help`."""
    key: str
    """The keys in Textual's notation, separated by commas; empty for a palette command."""
    shown: str
    """The keys as they are shown to people.

    Empty if it has none that is easy to press: then it is shown with its numbers in the menu. A
    capital letter that has little to do with its small one works, but is not shown.
    """
    place: Place
    footer: int = 0
    """Rank in the footer while the place has the focus, 1 first; 0 hides it."""
    heading: Heading = "program"
    """The group of the menu and of the help that lists a command of the board or of the habits."""
    flow: str = ""
    """The function to run, as `package.module.function` below `winsboard.tui`; imported on use."""
    about: bool = False
    """Whether the flow takes the selected habit or entry."""
    at_once: bool = False
    """Whether the app runs it immediately, without a flow."""
    elsewhere: str = ""
    """The flow that does it on the other screens, if the board does it by itself."""
    typing: str = ""
    """The key for it on every screen and dialog, even while text is being typed."""

    @property
    def keys(self) -> str:
        """All its keys, as shown to people."""
        return f"{self.shown} {self.typing.upper()}".strip()

    @property
    def action(self) -> str:
        """The Textual action."""
        asks = ASKS.get(self.place, "") if self.flow or self.at_once else ""
        return f"{asks}('{self.id}')" if asks else self.id

    @property
    def is_move(self) -> bool:
        """Whether all its keys are arrows, numbers, Enter, Esc and the like."""
        return MOVES.issuperset(self.key.split(","))

    @property
    def title(self) -> str:
        """A short title, for the menu and the palette."""
        return format_phrase(f"keys.{self.id}.title")

    @property
    def name(self) -> str:
        """The title as it begins a line of a menu."""
        return self.title[:1].upper() + self.title[1:]

    @property
    def short(self) -> str:
        """The title for the footer, where there is little room."""
        return phrase(f"keys.{self.id}.short") or self.title

    @property
    def help(self) -> str:
        """One sentence, for the help."""
        return format_phrase(f"keys.{self.id}.help")
