"""Writes the figures of the last run into the pages, so that no number is typed by hand."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.budgets import BUDGETS, LONGEST
from benchmarks.figures import Run, load
from benchmarks.flat.__main__ import table
from benchmarks.machine import is_busy, told
from benchmarks.table import HEAD, beside, figures, lines, peers_of
from docs.draw import with_sections

ROOT: Final = Path(__file__).parents[1]
FIGURES: Final = Path(__file__).with_name("figures.json")
"""The figures that the pages show."""
FLAT: Final = Path(__file__).with_name("flat.json")
PAGES: Final = ("README.md", "docs/costs.md", "benchmarks/README.md")
EMPTY, KEYED, PASS = "an empty Textual app", "a Textual app of one widget", "`python -c pass`"
TWELVE: Final = {
    f"open, {LONGEST}": ("open thirty years", EMPTY),
    f"first picture, {LONGEST}": ("first see today", EMPTY),
    "tick, p50": ("tick a habit", KEYED),
    "move the cursor, p50": ("move the cursor", KEYED),
    "Escape": ("go back with Esc", KEYED),
    "quit": ("quit", EMPTY),
    "idle, processor": ("wait while nobody types", EMPTY),
    f"memory, {LONGEST}": ("memory", EMPTY),
    f"`winsboard win`, {LONGEST}": ("`winsboard win`", PASS),
    f"`winsboard today`, {LONGEST}": ("`winsboard today`", PASS),
    f"durable tick, {LONGEST}": ("save a tick on the disk", "a flushed write of 4 KiB"),
    "search `heron`": ("search thirty years", "reading all files"),
}
"""The lines of the README: the name of a row there, and what its floor is."""
NOTHING: Final = "Not measured yet: run `make bench`, then `python -m benchmarks --readme`."


def publish(last: Path) -> int:
    """Keep the figures of the last runs in the project, and write the pages."""
    if load(last) is None:
        print("There are no figures yet. Run `make bench` first.", file=sys.stderr)
        return 1
    shutil.copyfile(last, FIGURES)
    if (flat := last.with_name("flat.json")).is_file():
        shutil.copyfile(flat, FLAT)
    write()
    return 0


def write() -> None:
    """Write the pages from the figures that are kept."""
    for name in PAGES:
        page = ROOT / name
        page.write_text(page_of(name), encoding="utf-8")


def page_of(name: str) -> str:
    """A page with the figures that are kept."""
    made = {"README.md": _twelve, "docs/costs.md": _all, "benchmarks/README.md": _flat}[name]()
    text = (ROOT / name).read_text(encoding="utf-8")
    return with_sections(text, {"figures": "\n".join(made)})


def _twelve() -> Iterator[str]:
    run = load(FIGURES)
    if run is None:
        yield NOTHING
        return
    rows = {r.row.what: r.row for r in run.results if not r.row.program}
    peers = peers_of(run.results)
    yield "| what | winsboard | compared with | ratio | other programs |\n|---|--:|---|--:|---|"
    for what, (name, floor) in TWELVE.items():
        if what in rows:
            ours, least, ratio = figures(rows[what])
            told = ", ".join(beside(peer) for peer in peers.get(what, ()))
            yield f"| {name} | {ours} | {floor}: {least} | {ratio} | {told} |"
    yield ""
    yield _made_on(run)


def _all() -> Iterator[str]:
    run = load(FIGURES)
    if run is None:
        yield NOTHING
        return
    yield _made_on(run)
    yield ""
    yield HEAD
    yield from lines(run.results, BUDGETS)
    yield from (f"\nNot measured: {failed.what} ({failed.why})" for failed in run.failed)
    yield from (f"\n{note}" for note in run.notes)


def _made_on(run: Run) -> str:
    busy = " The machine was busy with other work, so only the ratios say something."
    return f"Measured on {run.made}: {told(run.machine)}.{busy if is_busy(run.others) else ''}"


def _flat() -> Iterator[str]:
    try:
        kept: Mapping[str, Any] = json.loads(FLAT.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        yield NOTHING.replace("make bench", "python -m benchmarks.flat")
        return
    unit = "million instructions" if kept["instructions"] else "ms of the processor"
    yield f"Commands in {unit}, everything else in ms of the processor."
    for axis, costs in kept["axes"].items():
        yield from table(axis, costs)
