"""Runs the parts of the benchmarks in order, and measures a second time what is over budget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from benchmarks.machine import LoadOfOthers
from benchmarks.rows import Budget, Budgets, Row, broken
from winsboard.clock import Clock

SECONDS: Final = 240.0
"""Seconds after which nothing is measured a second time, so that a run stays under ten minutes."""
LONGEST_REASON: Final = 100
"""Characters of what is said about a part that failed."""


class Failed(NamedTuple):
    """A part, a row or a peer that could not be measured."""

    what: str
    why: str
    program: str = ""
    """The peer; empty for winsboard. A run does not fail because of a peer."""


class Part(NamedTuple):
    """A group of rows that are measured together."""

    name: str
    measure: Callable[[], Iterable[Row | Failed]]
    is_extra: bool = False
    """Whether it is left out when the time is over: its rows are only shown."""


class Result(NamedTuple):
    """A row as it was judged."""

    row: Row
    over: Sequence[Budget]
    tries: int
    others: float
    """The share of the machine that other programs used meanwhile."""


def run(parts: Sequence[Part], budgets: Budgets, clock: Clock) -> Iterator[Result | Failed]:
    """Measure all parts. A row counts as over when it is over twice.

    After `SECONDS` nothing is measured twice, and extra parts are left out.
    """
    end = clock.monotonic() + SECONDS
    for part in parts:
        if part.is_extra and clock.monotonic() > end:
            continue
        load = LoadOfOthers()
        try:
            found = list(part.measure())
            rows = [row for row in found if isinstance(row, Row)]
            again: list[Row] = []
            if any(broken(row, budgets) for row in rows) and clock.monotonic() < end:
                again = [row for row in part.measure() if isinstance(row, Row)]
        except (OSError, RuntimeError, ValueError, TimeoutError) as error:
            # An error may hold a whole screen.
            yield Failed(part.name, " ".join(str(error).split())[:LONGEST_REASON])
            continue
        others = load.share()
        yield from (each for each in found if isinstance(each, Failed))
        for row in rows:
            yield _better(row, again, budgets, others)


def _better(row: Row, again: Sequence[Row], budgets: Budgets, others: float) -> Result:
    """The first try if it is inside, or else the second, unless that is worse."""
    over = broken(row, budgets)
    seconds = [r for r in again if (r.what, r.program) == (row.what, row.program)]
    if not over or not seconds:
        return Result(row, over, 1, others)
    second = min(seconds[0], row, key=lambda tried: (len(broken(tried, budgets)), tried.comparable))
    return Result(second, broken(second, budgets), 2, others)


def not_measured(results: Iterable[Result | Failed], budgets: Budgets) -> list[Failed]:
    """The budgets that no row was measured for."""
    seen = {r.row.what for r in results if isinstance(r, Result) and not r.row.program}
    return [Failed(what, "not measured") for what in budgets if what not in seen]
