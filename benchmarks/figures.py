"""The file of all figures of a run, and what changed since the one before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.rows import Budget, Row, interval
from benchmarks.suite import Failed, Result

DIGITS: Final = 5
"""Significant digits of a sample: more is noise."""


class Run(NamedTuple):
    """One run of the benchmarks."""

    made: str
    """The day."""
    machine: Mapping[str, object]
    seconds: float
    others: float
    """The share of the machine that other programs used."""
    results: Sequence[Result]
    failed: Sequence[Failed] = ()
    notes: Sequence[str] = ()
    """Peers that could not be measured, and the like."""

    @property
    def over(self) -> list[Result]:
        """The rows that are over a budget."""
        return [result for result in self.results if result.over]


def save(run: Run, file: Path) -> None:
    """Write all figures."""
    told = {
        **run._asdict(),
        "seconds": round(run.seconds),
        "others": round(run.others, 3),
        "results": [_of(result) for result in run.results],
        "failed": [failed._asdict() for failed in run.failed],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    # One row a line: a change of one row changes one line.
    rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in told.pop("results"))
    head = json.dumps(told, ensure_ascii=False, indent=1)[:-2]
    file.write_text(f'{head},\n "results": [\n  {rows}\n ]\n}}\n', encoding="utf-8")


def load(file: Path) -> Run | None:
    """Read a file of figures, or None if there is none that can be read."""
    try:
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        results = [_result(row) for row in told["results"]]
        failed = [Failed(**each) for each in told["failed"]]
        return Run(**{**told, "results": results, "failed": failed})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def changes(before: Run, now: Run) -> Iterator[str]:
    """The rows that moved by more than the noise of their own pairs."""
    old = {(r.row.what, r.row.program): r.row for r in before.results}
    for result in now.results:
        row = result.row
        was = old.get((row.what, row.program))
        if was is not None and was.unit == row.unit and (told := _moved(was, row)):
            yield told


def _moved(was: Row, row: Row) -> str:
    then, now = interval(was), interval(row)
    if then is None or now is None or (row.ratio is None) != (was.ratio is None):
        return ""
    if then[0] <= now[1] and now[0] <= then[1]:
        return ""
    unit = f" {row.unit}" if row.ratio is None else "x"
    better = "less" if row.comparable < was.comparable else "more"
    name = f"{row.program}, {row.what}" if row.program else row.what
    return f"{name}: {was.comparable:.2f}{unit} -> {row.comparable:.2f}{unit} ({better})"


def _of(result: Result) -> dict[str, object]:
    row = result.row
    return {
        **row._asdict(),
        "ours": [_short(value) for value in row.ours],
        "floor": [_short(value) for value in row.floor],
        "value": _short(row.value),
        "ratio": None if row.ratio is None else _short(row.ratio),
        "over": [list(budget) for budget in result.over],
        "tries": result.tries,
        "others": round(result.others, 3),
    }


def _result(told: Mapping[str, Any]) -> Result:
    row = Row(**{name: told[name] for name in Row._fields})
    over = [Budget(*budget) for budget in told["over"]]
    return Result(row, over, told["tries"], told["others"])


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")
