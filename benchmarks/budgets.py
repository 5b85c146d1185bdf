"""The budgets: data only. The name of a row, and what it may cost."""

from __future__ import annotations

from typing import Final

from benchmarks.rows import EXPONENT, MORE, RATIO, Budget, Budgets

LONGEST: Final = "30 years"
SHORTEST: Final = "1 month"


def _x(limit: float) -> Budget:
    return Budget(limit, RATIO)


def _ms(limit: float) -> Budget:
    return Budget(limit, "ms")


_KEY: Final = (_ms(12),)
_WORST: Final = (_ms(33),)
_FLAT: Final = (_x(1.1),)

_LINES: Final = (
    *("`win`", "`tick`", "`note`", "`today`", "open to Today", "tick key", "cursor key"),
    *("open the journal", "search of this month", "look back"),
)
"""The lines of the daily path that cost the same on every board."""
FLAT: Final = Budget(0.05, EXPONENT)
"""The growth of a cost: a hundred times as much on the board costs at most a quarter more."""

BUDGETS: Final[Budgets] = {
    f"open, {SHORTEST}": (_x(1.0),),
    f"open, {LONGEST}": (_x(1.0),),
    f"open, {LONGEST} against {SHORTEST}": (_x(1.05),),
    f"first picture, {LONGEST}": (_x(0.3),),
    f"memory, {LONGEST}": (_x(1.2),),
    "quit": (_ms(60),),
    "tick, p50": (_x(2), _ms(5)),
    "tick, p95": _KEY,
    "tick, worst": _WORST,
    "move the cursor, p50": (_x(2), _ms(5)),
    "move the cursor, p95": _KEY,
    "move the cursor, worst": _WORST,
    "Escape": (_ms(35),),
    "held key at 30 Hz, lag": (_ms(10),),
    "memory after 1200 more keys": (Budget(2, MORE),),
    f"`winsboard win`, {LONGEST}": (_x(3),),
    f"`winsboard tick`, {LONGEST}": (_x(3),),
    f"`winsboard note`, {LONGEST}": (_x(3),),
    f"`winsboard today`, {LONGEST}": (_x(4),),
    f"`winsboard win`, {LONGEST} against {SHORTEST}": _FLAT,
    f"`winsboard tick`, {LONGEST} against {SHORTEST}": _FLAT,
    f"`winsboard note`, {LONGEST} against {SHORTEST}": _FLAT,
    f"`winsboard today`, {LONGEST} against {SHORTEST}": _FLAT,
    "idle, processor": (_x(0.2), Budget(15, "ms/min")),
    "idle, wake-ups": (Budget(1, "/s"),),
    "idle, bytes written": (Budget(0, "/min"),),
    f"durable tick, {LONGEST}": (_x(6),),
    f"durable tick, {LONGEST} against {SHORTEST}": (_x(1.2),),
    "search `heron`": (_x(4),),
    "search `nowhereatall`": (_x(4),),
    "search `is:starred`": (_x(4),),
    'search `"the whole bridge"`': (_x(4),),
    "progress, walk the month, p50": (_x(2),),
    "progress, walk the month, p95": _KEY,
    "progress, walk the month, worst": _WORST,
    "progress, turn the month, p50": _KEY,
    "progress, turn the month, worst": _WORST,
    "progress, walk the year, p50": (_x(2),),
    "progress, walk the year, p95": _KEY,
    "progress, walk the year, worst": _WORST,
    "progress, turn the year, p50": _KEY,
    "progress, turn the year, worst": _WORST,
    "progress, another view, p50": (_ms(20),),
    "progress, another view, worst": _WORST,
    "progress, keys while all years are read, worst": _WORST,
    "journal, entry below, p50": _KEY,
    "journal, entry below, worst": _WORST,
    "journal, page on, p50": _KEY,
    "journal, page on, worst": _WORST,
    "journal, newest and oldest, p50": _KEY,
    "journal, newest and oldest, worst": _WORST,
    "journal, a letter of a search, p50": _KEY,
    "journal, a letter of a search, worst": _WORST,
    "journal, first results, 1 year": (_ms(100),),
    f"journal, first results, {LONGEST}": (_ms(400),),
    "look back, processor": (_x(0.5),),
    "look back, bytes written": (Budget(1500, "/min"),),
    "breathing, bytes written": (Budget(30000, "/min"),),
    "breathing, pictures": (Budget(5, "/s"),),
    "breathing, a phase off by at most": (_ms(100),),
    **{f"flat, {of}, {line}": (FLAT,) for of in ("thirty years", "200 habits") for line in _LINES},
}
"""What each row may cost; a row that is not here is only shown."""
