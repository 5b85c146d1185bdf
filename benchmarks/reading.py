"""The cost of reading all years: `python -m benchmarks.reading [DATA FOLDER …]`.

A search is compared with reading the bytes of all months. The boards are not changed.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple, TypeVar

from benchmarks.boards import make
from winsboard.clock import SystemClock
from winsboard.domain.journal.query_parser import parse_query
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.old_wins import OldWinSequence
from winsboard.notebook.views.progress import Progress
from winsboard.store.store import Store
from winsboard.words.parse.search_names import search_names

T = TypeVar("T")

ROUNDS: Final = 15
QUERIES: Final = (
    "heron",
    "allotment",
    '"the whole bridge"',
    "nowhereatall",
    "is:starred",
    "tag:first cello",
    "the",
)
"""Words that occur in some, few, none and nearly all entries of the demo data."""


class Board(NamedTuple):
    """A board to read."""

    span: str
    data: Path

    def open(self) -> Notebook:
        """Open the notebook as a new process does, with the last month loaded."""
        clock = SystemClock()
        notebook = Notebook(Store(self.data, self.data.parent / "state", clock), clock)
        notebook.load_days(notebook.today - timedelta(days=30), notebook.today)
        return notebook

    def read_files(self) -> None:
        """Read the bytes of all months, for comparison."""
        for path in (self.data / "months").iterdir():
            path.read_bytes()


class Search(NamedTuple):
    """The times of one search, in seconds."""

    first: float
    """The time to the first month with a result."""
    total: float
    found: int


def search(notebook: Notebook, typed: str) -> Search:
    """Search all years."""
    query = parse_query(typed, notebook.today, search_names(notebook.board))
    begin, first, found = time.perf_counter(), 0.0, 0
    for month in notebook.reader().read(query):
        found += len(month.found)
        if found and not first:
            first = time.perf_counter() - begin
    total = time.perf_counter() - begin
    return Search(first or total, total, found)


def seconds(act: Callable[[], object]) -> float:
    """The time that a call takes."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def searches(board: Board) -> Iterator[str]:
    """A row of the table for each query."""
    notebook = board.open()
    for typed in QUERIES:
        floors, runs = [], []
        for _ in range(ROUNDS):
            floors.append(seconds(board.read_files))
            runs.append(search(notebook, typed))
        first, total = median(r.first for r in runs), median(r.total for r in runs)
        ratio = median(r.total / floor for r, floor in zip(runs, floors, strict=True))
        yield (
            f"| {board.span} | `{typed}` | {runs[0].found} | {first * 1e3:.1f} | {total * 1e3:.1f}"
            f" | {median(floors) * 1e3:.1f} | {ratio:.1f}x |"
        )


def views(board: Board) -> Iterator[tuple[str, float, float]]:
    """The name of each view, and its seconds on the first and on later calls."""

    def fresh() -> Progress:
        notebook = board.open()
        return Progress(notebook.reader(), notebook.board, notebook.today)

    notebook = board.open()
    today = notebook.today
    year_ago = today - timedelta(days=364)
    past = today - timedelta(days=400)
    acts: dict[str, Callable[[Progress], object]] = {
        "a month": lambda p: p.month(past),
        "a year": lambda p: p.years([today.year - 1]),
        "five years": lambda p: p.years(range(today.year, today.year - 5, -1)),
        "all habits": lambda p: p.habits(),
        "patterns of a year": lambda p: p.patterns(year_ago, today),
        "patterns of all years": lambda p: p.patterns(today.replace(year=1990), today),
        "a page of the album": lambda p: p.album_page(past),
    }
    for name, act in acts.items():
        again = fresh()
        act(again)
        yield name, _median(act, [fresh() for _ in range(5)]), _median(act, [again] * 5)
    journal: dict[str, Callable[[Notebook], object]] = {
        "outline of the journal": lambda n: n.reader().outline(),
        "the newest month": lambda n: next(n.reader().read()),
        "an old win": lambda n: OldWinSequence(n.reader(), today).at(0),
        "one entry by its id": lambda n: n.reader().find("1"),
        "tags in use": lambda n: n.reader().tags(),
        "wins kept": lambda n: n.counts_by_month(),
    }
    for name, look in journal.items():
        opened = board.open()
        look(opened)
        yield name, _median(look, [board.open() for _ in range(5)]), _median(look, [opened] * 5)


def _median(act: Callable[[T], object], on: Sequence[T]) -> float:
    return median(seconds(partial(act, each)) for each in on)


def memory(board: Board) -> float:
    """The peak memory of reading everything once, in MB."""
    notebook = board.open()
    reading = notebook.reader().read()
    next(reading)
    tracemalloc.start()
    for _ in reading:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def boards(scratch: Path, folders: Sequence[str]) -> list[Board]:
    """The boards in these data folders, or else demo boards."""
    if folders:
        return [Board(Path(folder).name, Path(folder)) for folder in folders]
    made = [make("1 year", scratch / "one", 1), make("30 years", scratch / "thirty", 30)]
    return [Board(board.span, board.home / "data") for board in made]


def main() -> int:
    """Run the benchmarks and print the tables."""
    with tempfile.TemporaryDirectory(prefix="winsboard-bench-") as scratch:
        found = boards(Path(scratch), sys.argv[1:])
        print("| span | search | found | first, ms | total, ms | reading the files, ms | ratio |")
        print("|---|---|--:|--:|--:|--:|--:|")
        for board in found:
            for row in searches(board):
                print(row, flush=True)
        measured = [list(views(board)) for board in found]
        print(f"\n| ms, first time / after that | {' | '.join(b.span for b in found)} |")
        print("|---|" + "--:|" * len(found))
        for each in zip(*measured, strict=True):
            costs = " | ".join(f"{one * 1e3:.1f} / {more * 1e3:.1f}" for _, one, more in each)
            print(f"| {each[0][0]} | {costs} |")
        grown = " | ".join(f"{memory(board):.1f}" for board in found)
        print(f"| memory of reading everything, MB | {grown} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
