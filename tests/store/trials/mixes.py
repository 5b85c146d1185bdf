"""How often the simulated persons do what: the usual mix, and one in which they erase versions.

An entry is several where it was written on two machines at once, or moved on one of them while the
other one changed it. A person who then erases one of these wants the others to stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Act: TypeAlias = Literal["write", "tick", "undo", "restore", "change", "erase_one"]
Kind: TypeAlias = Literal["text", "area", "remove", "move", "erase"]
Name: TypeAlias = Literal["usual", "erasing"]


@dataclass(frozen=True, slots=True)
class Mix:
    """The weight of each act, and of each kind of change."""

    acts: Mapping[Act, float]
    changes: tuple[Kind, ...]
    """One of these is done to an entry; what stands there twice is done twice as often."""
    most: int = 1000
    """So many entries are changed, the first ones: the fewer, the more often by two at once."""
    bring: float = 0.3
    """How often machines meet instead of being used."""


MIXES: Final[Mapping[Name, Mix]] = MappingProxyType(
    {
        "usual": Mix(
            {"write": 3, "tick": 2, "undo": 1, "restore": 0.8, "change": 5},
            ("text", "text", "area", "remove", "move", "move", "erase"),
        ),
        "erasing": Mix(
            {"write": 0.7, "undo": 0.3, "restore": 0.2, "change": 6, "erase_one": 8},
            ("text", "text", "text", "text", "area", "move"),
            most=2,
            bring=0.4,
        ),
    }
)
