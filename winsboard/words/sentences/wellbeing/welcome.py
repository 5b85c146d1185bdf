"""The greeting after days away."""

from __future__ import annotations

from winsboard.named_tuple import NamedTuple
from winsboard.words import content


class Greeting(NamedTuple):
    """A greeting after days away."""

    id: str
    text: str


def greeting(days_away: int, *, plain: bool = False) -> Greeting | None:
    """The greeting after so many days, without the number in it. None if they are too few.

    `plain` gives the short wording.
    """
    found = [g for g in content("board")["welcome_back"] if g["min_days"] <= days_away]
    return Greeting(found[-1]["id"], found[-1]["plain" if plain else "text"]) if found else None
