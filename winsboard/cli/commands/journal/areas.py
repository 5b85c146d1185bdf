"""`areas`: the wins of a month by the part of life they belong to."""

from __future__ import annotations

from collections import Counter
from typing import Final

from winsboard.cli.args.dates import parse_day
from winsboard.cli.args.parser import CommandSpec, read
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.domain.text.calendar import month_bounds
from winsboard.words import say
from winsboard.words.catalog.habits import area_label

SPEC: Final = CommandSpec("areas", values={"--day": "D"}, flags=["--json"])


def run(call: Invocation) -> int:
    """Print how many wins each area has in the month around a day."""
    args = read(SPEC, call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    first, last = month_bounds(parse_day(args.value("--day"), notebook.today))
    notebook.show(first, last)
    entries = notebook.board.entries_between(first, last)
    counts = Counter(area_label(entry.area) for entry in entries if entry.kind == "win")
    if args.has("--json"):
        print_json(counts)
    else:
        lines = [f"{count:>3} {area}" for area, count in counts.most_common()]
        print_lines(lines or [say("cli.areas.none")])
    return 0
