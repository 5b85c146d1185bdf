"""`python -m benchmarks.flat`: whether the daily path costs the same on boards of all sizes.

Without options everything is measured, which takes half an hour. With valgrind the commands are
counted in instructions.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.flat import lines
from benchmarks.flat.boards import AXES
from benchmarks.flat.growth import LIMIT, exponent
from benchmarks.flat.measure import measure
from benchmarks.peers.install import cache

LAST: Final = "flat.json"


def main() -> int:
    """Measure, print the tables, keep the figures; 1 if something grows."""
    options = _options()
    counted = lines.can_count_instructions() and not options.processor
    told: dict[str, Any] = {"instructions": counted, "axes": {}}
    with tempfile.TemporaryDirectory(prefix="winsboard-flat-") as scratch:
        for axis in AXES:
            if options.axes and axis.name not in options.axes:
                continue
            boards = {n: m(Path(scratch) / f"{axis.name} {n}") for n, m in axis.boards.items()}
            wanted = options.lines or lines.LINES
            costs = measure(
                boards, options.rounds, options.presses, only=wanted, instructions=counted
            )
            told["axes"][axis.name] = {
                name: {f"{size:g}": round(cost, 3) for size, cost in by_size.items()}
                for name, by_size in costs.items()
            }
            print("\n".join(table(axis.name, told["axes"][axis.name])), flush=True)
    file = options.json or cache() / LAST
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return (
        1
        if any(is_growing(costs) for axis in told["axes"].values() for costs in axis.values())
        else 0
    )


def is_growing(costs: Mapping[str, float]) -> bool:
    """Whether a line costs more on larger boards."""
    return slope(costs) > LIMIT


def slope(costs: Mapping[str, float]) -> float:
    """The exponent of costs by written size."""
    return exponent({float(size): cost for size, cost in costs.items()})


def table(axis: str, costs: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The lines of a table: the cost of each line at each size, and the exponent."""
    sizes = list(next(iter(costs.values())))
    head = [_size(axis, float(size)) for size in sizes]
    yield f"\n| {axis} | {' | '.join(head)} | exponent |"
    yield "|---|" + "--:|" * (len(sizes) + 1)
    for name, by_size in costs.items():
        cells = " | ".join(f"{by_size[size]:.1f}" for size in sizes)
        found = slope(by_size)
        mark = f"**{found:.3f}**" if found > LIMIT else f"{found:.3f}"
        yield f"| {name} | {cells} | {mark} |"


def _size(axis: str, size: float) -> str:
    if axis == "years" and size < 1:
        return f"{round(size * 12)} month"
    return f"{size:,.0f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flat", description=__doc__)
    parser.add_argument("--axes", nargs="+", choices=[axis.name for axis in AXES])
    parser.add_argument("--lines", nargs="+", choices=lines.LINES)
    parser.add_argument("--rounds", type=int, default=4, help="rounds of all boards")
    parser.add_argument("--presses", type=int, default=12, help="presses of a key in a round")
    parser.add_argument("--processor", action="store_true", help="never count instructions")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
