"""`python -m benchmarks`: measure time and memory, and judge them by their budgets.

Each figure is measured beside a floor in the same run. It prints one table, writes all figures to
a file, says what moved since the last run, and exits with 1 if something is over its budget.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks import pages
from benchmarks.budgets import BUDGETS
from benchmarks.figures import Run, changes, load, save
from benchmarks.machine import LoadOfOthers, is_busy, machine, told
from benchmarks.peers.install import Installed, cache, install
from benchmarks.plan import SMALL, Sizes, parts
from benchmarks.rows import Budgets, Row
from benchmarks.suite import Failed, Part, Result, not_measured, run
from benchmarks.table import HEAD, beside, failed_line, line
from winsboard.clock import Clock, SystemClock

LAST: Final = "last.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or write the pages from the last run."""
    options = _options(arguments)
    last = options.json or cache() / LAST
    if options.readme:
        return pages.publish(last)
    clock = SystemClock()
    peers = Installed([], [], []) if options.no_peers else install(cache() / "peers")
    with tempfile.TemporaryDirectory(prefix="winsboard-bench-") as scratch:
        planned = parts(Path(scratch), peers, SMALL if options.quick else Sizes())
        wanted = [part for part in planned if not options.only or part.name in options.only]
        is_whole = len(wanted) == len(planned)
        required = BUDGETS if is_whole else {}
        keep = options.json is not None or (is_whole and not options.quick)
        return measure(wanted, required, last, clock, peers.missing, keep=keep)


def measure(
    wanted: Sequence[Part],
    required: Budgets,
    last: Path,
    clock: Clock,
    notes: Sequence[str] = (),
    budgets: Budgets = BUDGETS,
    *,
    keep: bool = True,
) -> int:
    """Measure some parts, print the table, and keep the figures; 1 if something is over.

    `required` are the budgets that some row has to be measured for. A small run is compared with
    the last whole one, and not kept.
    """
    before = load(last)
    load_of_others, began = LoadOfOthers(), clock.monotonic()
    results: list[Result] = []
    failed: list[Failed] = []
    print(HEAD)
    for found in run(wanted, budgets, clock):
        if isinstance(found, Failed):
            failed.append(found)
            print(failed_line(found), flush=True)
            continue
        results.append(found)
        print(line(found, budgets) if not found.row.program else _of_peer(found.row), flush=True)
    failed += not_measured(results, required)
    now = Run(
        f"{clock.now():%Y-%m-%d}",
        machine(),
        clock.monotonic() - began,
        load_of_others.share(),
        results,
        failed,
        list(notes),
    )
    if keep:
        save(now, last)
    return _conclude(now, before)


def _of_peer(row: Row) -> str:
    return f"| {row.what} | | | | | | {beside(row)} |"


def _conclude(now: Run, before: Run | None) -> int:
    """Say what the run was made on, what moved, and what is over its budget."""
    print(f"\n{told(now.machine)}; {now.seconds:.0f} s; others used {now.others:.0%} of it.")
    if is_busy(now.others):
        print("The machine was busy with other work: trust no time of this run, only ratios.")
    for note in now.notes:
        print(note)
    if before is not None:
        moved = list(changes(before, now))
        print(f"Since the run of {before.made}: {len(moved) or 'nothing'} moved.")
        for each in moved:
            print(f"  {each}")
    failed = [failure for failure in now.failed if not failure.program]
    for failure in failed:
        print(f"Not measured: {failure.what} ({failure.why})")
    for result in now.over:
        limits = ", ".join(map(str, result.over))
        found = "" if result.row.ratio is None else f" ({result.row.ratio:.2f}x)"
        value = f"{result.row.told}{found}"
        print(f"Over budget: {result.row.what}: {value}, budget {limits}")
    return 1 if now.over or failed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small run, good for a first look")
    parser.add_argument("--only", nargs="+", metavar="PART", help="only some parts of a run")
    parser.add_argument("--no-peers", action="store_true", help="leave other programs out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures there")
    parser.add_argument(
        "--readme", action="store_true", help="write the last figures into the pages"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
