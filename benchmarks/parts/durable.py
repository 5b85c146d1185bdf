"""The cost of the store: a tick until it is on the disk, opening, and memory.

Each tick is compared with a minimal durable write of 4 KiB on the same disk: write, fsync, rename,
fsync of the folder. The benchmarks change copies of the boards.
"""

from __future__ import annotations

import gc
import os
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.boards import MadeUp, copy_of
from benchmarks.rows import Row
from winsboard.clock import SystemClock
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import MarkState
from winsboard.domain.text.calendar import LOOKS_BACK, month_bounds
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

EDITS_OF_A_MONTH: Final = 400
"""Edits in the history of the month before the measurement: a busy month."""
FLOOR: Final = b"x" * 4096


def open_notebook(board: MadeUp) -> Notebook:
    """Open the notebook as a new process does, with the pages of the first screen loaded."""
    clock = SystemClock()
    notebook = Notebook(Store(board.home / "data", board.home / "state", clock), clock)
    notebook.load_days(notebook.today - timedelta(days=30), notebook.today)
    return notebook


def durable_ticks(boards: Sequence[MadeUp], scratch: Path, rounds: int) -> Iterator[Row]:
    """Tick on each board in turn, with a month full of history."""
    copies = [copy_of(board, scratch) for board in boards]
    notebooks = [open_notebook(copy) for copy in copies]
    for notebook in notebooks:
        for _ in range(EDITS_OF_A_MONTH):
            _tick(notebook)
    taken: list[list[float]] = [[] for _ in boards]
    floors: list[list[float]] = [[] for _ in boards]
    for _ in range(rounds):
        for copy, notebook, ticks, least in zip(copies, notebooks, taken, floors, strict=True):
            least.append(_seconds(partial(_write_floor, copy.home)) * 1e3)
            ticks.append(_tick(notebook) * 1e3)
    for board, ticks, least in zip(boards, taken, floors, strict=True):
        yield Row(f"durable tick, {board.span}", "ms", ticks, least)
    what = f"durable tick, {boards[-1].span} against {boards[0].span}"
    yield Row(what, "ms", taken[-1], taken[0])


def store_costs(boards: Sequence[MadeUp], scratch: Path, rounds: int = 7) -> Iterator[Row]:
    """Other work of the store on the longest board, beside the same on the shortest."""
    copies = [copy_of(board, scratch) for board in boards]
    short, long = (_costs(copies[0], rounds), _costs(copies[-1], rounds))
    for name, times in long.items():
        yield Row(f"store, {name}", "ms", times, short[name])
    held, least = (list(_memory(copy)) for copy in (copies[-1], copies[0]))
    for name, theirs, few in zip(("a year", "after every month"), held, least, strict=True):
        yield Row(f"store, memory of {name}", "MB", [theirs], [few])


def _costs(board: MadeUp, rounds: int) -> dict[str, list[float]]:
    """CPU milliseconds, which depend less on the load of the machine than wall-clock time."""

    def year() -> None:
        notebook = open_notebook(board)
        notebook.load_days(notebook.today - LOOKS_BACK, notebook.today)

    counted = open_notebook(board)
    counted.total_wins()
    acts: dict[str, Callable[[], object]] = {
        "open: today and the month before": lambda: open_notebook(board),
        "open: today and a year": year,
        "open and count all wins": lambda: open_notebook(board).total_wins(),
        "count all wins again": counted.total_wins,
        "look for changes": counted.refresh,
        "open and tick": lambda: _tick(open_notebook(board)),
        "undo": counted.undo,
    }
    return {name: [_processor(act) * 1e3 for _ in range(rounds)] for name, act in acts.items()}


def _tick(notebook: Notebook) -> float:
    """Change today's mark of the first habit; seconds until it is on disk."""
    habit = notebook.board.habits[0]
    mark = notebook.board.mark(habit.id, notebook.today)
    state: MarkState = "some" if mark and mark.state == "done" else "done"
    edit = habits.mark(notebook.board, habit, notebook.today, state, notebook.edit_context())
    assert edit is not None
    return _seconds(lambda: notebook.commit(edit))


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def _processor(act: Callable[[], object]) -> float:
    begin = time.process_time()
    act()
    return time.process_time() - begin


def _write_floor(folder: Path) -> None:
    """A minimal atomic, durable write of 4 KiB."""
    temp = folder / "floor.tmp"
    fd = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(fd, FLOOR)
    os.fsync(fd)
    os.close(fd)
    temp.replace(folder / "floor")
    fd = os.open(folder, os.O_RDONLY)
    os.fsync(fd)
    os.close(fd)


def _memory(board: MadeUp) -> Iterator[float]:
    """The memory of the store in MB, after opening it and after loading everything."""

    def held() -> float:
        gc.collect()
        return tracemalloc.get_traced_memory()[0] / 1e6

    tracemalloc.start()
    begin = held()
    notebook = open_notebook(board)
    notebook.load_days(notebook.today - LOOKS_BACK, notebook.today)
    yield held() - begin
    notebook.total_wins()
    for month in Store(board.home / "data", board.home / "state", notebook.clock).months():
        first, last = month_bounds(date.fromisoformat(f"{month}-01"))
        notebook.load_days(first, last)
    notebook.history(notebook.today - LOOKS_BACK)
    yield held() - begin
    tracemalloc.stop()
