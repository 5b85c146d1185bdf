"""Measures the lines of the daily path on all boards of an axis, in turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from benchmarks.boards import MadeUp
from benchmarks.flat import lines

Costs: TypeAlias = Mapping[str, Mapping[float, float]]
"""The cost of each line by size."""


def measure(
    boards: Mapping[float, MadeUp],
    rounds: int,
    presses: int,
    *,
    only: Sequence[str] = lines.LINES,
    instructions: bool = False,
) -> Costs:
    """The least processor time of each line by size.

    The boards take turns, so that a busy minute meets all; what is least was disturbed least. The
    first round only warms up. With `instructions` the commands are counted instead, once.
    """
    found: dict[str, dict[float, float]] = {}
    commands = any(name in only for name in lines.COMMANDS)
    keys = any(name in only for name in lines.LINES if name not in lines.COMMANDS)
    for nth in range(rounds + 1):
        for size, board in boards.items():
            costs = []
            if commands and not instructions:
                costs += list(lines.costs_of_commands(board, nth))
            elif commands and nth <= 1:
                costs += list(lines.instructions_of_commands(board, nth))
            if keys:
                costs += list(lines.costs_of_keys(board, presses if nth else 2))
            for name, cost in costs if nth else ():
                by_size = found.setdefault(name, {})
                by_size[size] = min(cost, by_size.get(size, cost))
    return {name: found[name] for name in only if name in found}
