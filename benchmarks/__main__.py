"""`python -m benchmarks`: run all benchmarks and print a Markdown table of ratios."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import measures
from benchmarks.boards import make
from benchmarks.breathing import breathing
from benchmarks.journal import journal
from benchmarks.look_back import looking_back
from benchmarks.measures import Row
from benchmarks.progress import progress


def main() -> int:
    """Run the benchmarks on demo boards in a temporary folder."""
    options = _options()
    rows = []
    print("| what | ours | floor | ratio | budget |\n|---|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory(prefix="winsboard-bench-") as scratch:
        for row in _measure(Path(scratch), quick=options.quick, idle=options.idle):
            print(_line(row), flush=True)
            rows.append({**row._asdict(), "ratio": row.ratio})
        if options.json:
            options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small run, good for a first look")
    parser.add_argument("--idle", type=float, metavar="S", help="seconds of idling to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    return parser.parse_args()


def _measure(scratch: Path, *, quick: bool, idle: float | None) -> Iterator[Row]:
    spans = {"30 years": 30} if quick else {"10 years": 10, "30 years": 30}
    boards = [make("1 month", scratch / "month", 1, months=1)]
    boards += [make(span, scratch / span, years) for span, years in spans.items()]
    pairs, presses = (3, 20) if quick else (15, 60)
    yield from measures.opening(boards, pairs)
    yield from measures.keys(boards[-1], presses)
    yield from progress(boards[-1], presses)
    yield from measures.idling(boards[-1], idle or (5 if quick else 60))
    yield from breathing(boards[-1], 12 if quick else 120)
    yield from journal([make("1 year", scratch / "a year", 1), boards[-1]], presses)
    yield from looking_back(boards[-1], scratch, 12 if quick else 120)
    yield from measures.commands([boards[0], boards[-1]], pairs * 2, scratch)


def _line(row: Row) -> str:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}x"
    floor = f"{median(row.floor):.1f}" if row.floor else ""
    return f"| {row.what} | {median(row.ours):.1f} {row.unit} | {floor} | {ratio} | {row.budget} |"


if __name__ == "__main__":
    sys.exit(main())
