"""The cost of the store: `python -m benchmarks.store_costs [DATA FOLDER …]`.

Each tick is compared with a minimal durable write of 4 KiB on the same disk: write, fsync, rename,
fsync of the folder. The benchmarks change copies of the boards.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

from benchmarks.boards import make
from winsboard.clock import SystemClock
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import MarkState
from winsboard.domain.text.calendar import LOOKS_BACK, month_bounds
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

T = TypeVar("T")

ROUNDS = 100
EDITS_OF_A_MONTH = 400
"""Edits in the history of the month before the measurement: a busy month."""
FLOOR = b"x" * 4096


class Board(NamedTuple):
    """A board to measure on."""

    span: str
    root: Path

    def open(self) -> Notebook:
        """Open the notebook as a new process does, with the pages of the first screen loaded."""
        clock = SystemClock()
        notebook = Notebook(Store(self.root / "data", self.root / "state", clock), clock)
        notebook.load_days(notebook.today - timedelta(days=30), notebook.today)
        return notebook


class Ticks(NamedTuple):
    """The seconds of each tick of one board, and of the minimal write next to it."""

    span: str
    ticks: list[float]
    floors: list[float]


def measure_ticks(boards: Sequence[Board], rounds: int = ROUNDS) -> tuple[Ticks, ...]:
    """Tick on each board in turn, with a month full of history."""
    notebooks = [board.open() for board in boards]
    taken = tuple(Ticks(board.span, [], []) for board in boards)
    for notebook in notebooks:
        for _ in range(EDITS_OF_A_MONTH):
            tick(notebook)
    for _ in range(rounds):
        for board, notebook, times in zip(boards, notebooks, taken, strict=True):
            times.floors.append(seconds(write_floor, board.root))
            times.ticks.append(tick(notebook))
    return taken


def tick(notebook: Notebook) -> float:
    """Change today's mark of the first habit; seconds until it is on disk."""
    habit = notebook.board.habits[0]
    mark = notebook.board.mark(habit.id, notebook.today)
    state: MarkState = "some" if mark and mark.state == "done" else "done"
    edit = habits.mark(notebook.board, habit, notebook.today, state, notebook.edit_context())
    assert edit is not None
    return seconds(notebook.commit, edit)


def seconds(act: Callable[[T], object], on: T) -> float:
    """The time that a call takes."""
    begin = time.perf_counter()
    act(on)
    return time.perf_counter() - begin


def write_floor(folder: Path) -> None:
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


def costs(board: Board, rounds: int = 10) -> Iterator[tuple[str, float]]:
    """Other operations of the store, and their median CPU time in seconds."""

    def year() -> None:
        notebook = board.open()
        notebook.load_days(notebook.today - LOOKS_BACK, notebook.today)

    counted = board.open()
    counted.total_wins()
    acts: dict[str, Callable[[], object]] = {
        "open: today and the month before": board.open,
        "open: today and a year": year,
        "open and count all wins": lambda: board.open().total_wins(),
        "count all wins again": counted.total_wins,
        "look for changes": counted.refresh,
        "open and tick": lambda: tick(board.open()),
        "undo": counted.undo,
    }
    for name, act in acts.items():
        yield f"{name}, ms of processor", median(_processor(act) for _ in range(rounds))


def _processor(act: Callable[[], object]) -> float:
    """CPU seconds, which depend less on the load of the machine than wall-clock time."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


def memory(board: Board) -> Iterator[tuple[str, float]]:
    """The memory of the store in MB, after opening it and after loading everything."""

    def held() -> float:
        gc.collect()
        return tracemalloc.get_traced_memory()[0] / 1e6

    tracemalloc.start()
    begin = held()
    notebook = board.open()
    notebook.load_days(notebook.today - LOOKS_BACK, notebook.today)
    yield "in memory, MB: a year", held() - begin
    notebook.total_wins()
    for month in Store(board.root / "data", board.root / "state", notebook.clock).months():
        first, last = month_bounds(date.fromisoformat(f"{month}-01"))
        notebook.load_days(first, last)
    notebook.history(notebook.today - LOOKS_BACK)
    yield "in memory, MB: after every month was looked at", held() - begin
    tracemalloc.stop()


def copies(scratch: Path, folders: Sequence[str]) -> list[Board]:
    """The boards to measure on: copies of these data folders, or else demo boards."""
    if not folders:
        made = [
            make("1 month", scratch / "month", 1, months=1),
            make("10 years", scratch / "ten", 10),
            make("30 years", scratch / "thirty", 30),
        ]
        return [Board(board.span, board.home) for board in made]
    for n, folder in enumerate(folders):
        shutil.copytree(folder, scratch / str(n) / "data")
    return [Board(Path(folder).name, scratch / str(n)) for n, folder in enumerate(folders)]


def main() -> int:
    """Run the benchmarks and print the tables."""
    with tempfile.TemporaryDirectory(prefix="winsboard-bench-") as scratch:
        boards = copies(Path(scratch), sys.argv[1:])
        taken = measure_ticks(boards)
        print(
            "| durable tick | ms | floor, ms | ratio | against the first |\n|---|--:|--:|--:|--:|"
        )
        for times in taken:
            ours, floor = median(times.ticks), median(times.floors)
            ratio = median(a / b for a, b in zip(times.ticks, times.floors, strict=True))
            flat = ours / median(taken[0].ticks)
            print(
                f"| {times.span} | {ours * 1e3:.2f} | {floor * 1e3:.2f}"
                f" | {ratio:.2f}x | {flat:.2f}x |"
            )
        print(f"\n| | {' | '.join(board.span for board in boards)} |")
        print("|---|" + "--:|" * len(boards))
        for kind, unit in ((costs, 1e3), (memory, 1.0)):
            found = [dict(kind(board)) for board in boards]
            for name in found[0]:
                print(f"| {name} | {' | '.join(f'{each[name] * unit:.2f}' for each in found)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
