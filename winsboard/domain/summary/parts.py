"""The parts of the page for a therapist, and which of them are on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import MOOD, Board
from winsboard.domain.text.folding import fold_name

Usual: TypeAlias = Literal[
    "talk",
    "wins",
    "areas",
    "firsts",
    "hard_wins",
    "said_no",
    "asked",
    "goals",
    "measures",
    "helped",
    "routines",
]
"""What is on the page unless the person takes it off, in its order."""
Extra: TypeAlias = Literal["journal", "mood", "triggers", "thoughts", "hard_days", "score", "names"]
"""What is on the page only if the person ticks it, one by one."""
Part: TypeAlias = Usual | Extra

USUAL: Final[tuple[Usual, ...]] = get_args(Usual)
EXTRA: Final[tuple[Extra, ...]] = get_args(Extra)
PARTS: Final[tuple[Part, ...]] = (*USUAL, *EXTRA)


def extra_parts(board: Board) -> tuple[Part, ...]:
    """The parts to tick. While mood is off, it is nowhere."""
    return tuple(part for part in EXTRA if part != MOOD or board.settings.mood)


def chosen(board: Board, more: Iterable[str] = (), less: Iterable[str] = ()) -> frozenset[Part]:
    """The usual parts with some more and without others, all by name. Raises Refusal."""
    added, dropped = [*map(part_named, more)], [*map(part_named, less)]
    if MOOD in added and MOOD not in extra_parts(board):
        raise Refusal("summary.mood_off")
    return frozenset({*USUAL, *added} - {*dropped})


def part_named(typed: str) -> Part:
    """The part with this name, such as `hard-days`. Raises Refusal, which lists all."""
    wanted = fold_name(typed).replace(" ", "_").replace("-", "_")
    found: list[Part] = [part for part in PARTS if part == wanted]
    if not found:
        raise Refusal("summary.part", typed=typed.strip()[:40], known=names_of(PARTS))
    return found[0]


def names_of(parts: Iterable[Part]) -> str:
    """Parts as they are typed, one after another."""
    return ", ".join(part.replace("_", "-") for part in parts)
