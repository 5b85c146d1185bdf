"""`python -m tests.tui.app.day_open`: sixteen hours at an open board, and what is left of them.

The first third of the hours warms up. The memory of the process is judged, or with `--traced` that
of its objects: to trace them takes memory itself, and five times as long. `--kinds` also prints
which objects grew.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Final

from tests.idle import use_waits
from tests.tui.app.day_open.day import EVERY_FLOW, nothing_told, open_day
from tests.tui.app.day_open.resources import Resources, kinds_of_objects, left_over, resources

HOURS: Final = 16
MOST: Final = 0.02
"""The share by which memory may grow after the first hours."""


async def live(hours: int, *, kinds: bool) -> list[str]:
    """Live the hours; returns what is wrong at the end."""
    seen: list[Resources] = []
    counted: list[Counter[str]] = []
    with tempfile.TemporaryDirectory() as home:
        async with open_day(Path(home)) as day:
            for hour in range(hours):
                await day.hour(EVERY_FLOW)
                if hour in (hours // 3, hours * 2 // 3):
                    await day.night()
                seen.append(resources(day.app))
                print(f"hour {hour + 1}, {day.keys} keys: {seen[-1]}", flush=True)
                if kinds:
                    counted.append(kinds_of_objects())
    warm = hours // 3
    if kinds:
        for name, more in (counted[-1] - counted[warm]).most_common(20):
            print(f"  {name}: {more} more")
    return wrong(seen[warm], seen[-1])


def wrong(before: Resources, after: Resources) -> list[str]:
    """What there is more of after a day than after its first hours."""
    found = left_over(before, after)
    name = "traced" if tracemalloc.is_tracing() else "resident"
    was, now = getattr(before, name), getattr(after, name)
    print(f"{name}: {was / 1e6:.2f} MB -> {now / 1e6:.2f} MB")
    if was and now / was - 1 > MOST:
        found.append(f"{name}: {now / was - 1:+.1%}")
    return found


def main() -> int:
    """Live a day with an open board; 1 if something is left of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.tui.app.day_open")
    parser.add_argument("--hours", type=int, default=HOURS)
    parser.add_argument("--traced", action="store_true", help="judge the memory of objects")
    parser.add_argument("--kinds", action="store_true", help="print which objects grew")
    options = parser.parse_args()
    use_waits()
    if options.traced:
        tracemalloc.start()
    with nothing_told() as told:
        found = asyncio.run(live(options.hours, kinds=options.kinds))
    found += [f"told: {each}" for each in told]
    print("\n".join(found) or "Nothing is left of it.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
