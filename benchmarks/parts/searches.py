"""The cost of reading all years: a search beside reading the bytes of all months."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Final

from benchmarks.boards import MadeUp
from benchmarks.parts.durable import open_notebook
from benchmarks.rows import Row
from winsboard.domain.journal.query_parser import parse_query
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.old_wins import OldWinSequence
from winsboard.notebook.views.progress import Progress
from winsboard.words.parse.search_names import search_names

QUERIES: Final = ("heron", '"the whole bridge"', "nowhereatall", "is:starred", "the")
"""Words that occur in some, few, none and nearly all entries of the demo data."""
NEARLY_ALL: Final = "the"


def searches(board: MadeUp, rounds: int) -> Iterator[Row]:
    """Search all years."""
    notebook = open_notebook(board)
    for typed in QUERIES:
        floors, runs = [], []
        for _ in range(2 if typed == NEARLY_ALL else rounds):
            floors.append(_milliseconds(lambda: _read_files(board)))
            runs.append(_milliseconds(partial(_search, notebook, typed)))
        yield Row(f"search `{typed}`", "ms", runs, floors)


def views(board: MadeUp, rounds: int = 3) -> Iterator[Row]:
    """What the screens ask for the first time after a start."""
    for name, act in VIEWS.items():
        yield Row(f"read, {name}", "ms", [_view(board, act) for _ in range(rounds)])


def _view(board: MadeUp, act: Callable[[Notebook], object]) -> float:
    notebook = open_notebook(board)
    return _milliseconds(lambda: act(notebook))


def _progress(notebook: Notebook) -> Progress:
    return Progress(notebook.reader(), notebook.board, notebook.today)


VIEWS: Final[dict[str, Callable[[Notebook], object]]] = {
    "a month of the progress screen": lambda n: _progress(n).month(n.today - timedelta(days=400)),
    "a year of the progress screen": lambda n: _progress(n).years([n.today.year - 1]),
    "all habits": lambda n: _progress(n).habits(),
    "patterns of a year": lambda n: _progress(n).patterns(n.today - timedelta(days=364), n.today),
    "patterns of all years": lambda n: _progress(n).patterns(n.today.replace(year=1990), n.today),
    "a page of the album": lambda n: _progress(n).album_page(n.today - timedelta(days=400)),
    "outline of the journal": lambda n: n.reader().outline(),
    "the newest month": lambda n: next(n.reader().read()),
    "an old win": lambda n: OldWinSequence(n.reader(), n.today).at(0),
    "tags in use": lambda n: n.reader().tags(),
    "wins kept": lambda n: n.counts_by_month(),
}
"""What the screens ask for."""


def _search(notebook: Notebook, typed: str) -> int:
    query = parse_query(typed, notebook.today, search_names(notebook.board))
    return sum(len(month.found) for month in notebook.reader().read(query))


def _read_files(board: MadeUp) -> None:
    for path in (board.home / "data" / "months").iterdir():
        path.read_bytes()


def _milliseconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1e3
