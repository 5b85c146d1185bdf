"""Long runs of the random trials: `python -m tests.store.trials.torture`.

Every trial is repeatable: it stops and prints the seed of the first failure.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from tests.cli.refusals import Trial as RefusalTrial
from tests.cli.refusals import every
from tests.e2e.conftest import Board
from tests.e2e.crowd import crowd
from tests.e2e.kills import (
    bin_of_this_folder,
    check,
    check_the_end,
    kill_a_board,
    kill_a_command,
)
from tests.notebook.clock_lives import lived, random_life
from tests.store.trials.cuts import check as check_cut
from tests.store.trials.cuts import live
from tests.store.trials.damages import DAMAGES, damage_once
from tests.store.trials.fuzzing import fuzz_once, template
from tests.store.trials.kills import kill_a_merge, kill_a_writer

A_BOARD_LIVES: Final = 50
"""The number of kills after which a new board is made."""


class Trial(NamedTuple):
    """A trial that is run repeatedly."""

    usual: int
    """The default number of runs."""
    what: str
    """What the number counts."""
    run: Callable[[int, int], str]
    """Run it a number of times starting with a seed; returns a summary line."""


def damages(count: int, seed: int) -> str:
    """Damage files, each kind in turn."""
    names = list(DAMAGES)
    for n in range(count):
        with tempfile.TemporaryDirectory() as folder, _named(seed + n):
            damage_once(Path(folder), random.Random(seed + n), names[n % len(names)])
    return "nothing lost, nothing written over"


def documents(count: int, seed: int) -> str:
    """Put arbitrary values into this many documents, and run every command on each board."""
    done = boards = 0
    with tempfile.TemporaryDirectory() as folder:
        origin = Path(folder) / "origin"
        os.environ["HOME"] = folder
        template(origin)
        while done < count:
            with tempfile.TemporaryDirectory() as other, _named(seed + boards):
                chance = random.Random(seed + boards)
                done += fuzz_once(Path(other) / "board", origin, chance).documents
            boards += 1
    return f"{done} on {boards} boards: every command answers, every text nobody touched is found"


def writers(count: int, seed: int) -> str:
    """Kill processes that write continuously."""
    return _killed_on_disk(count, seed, kill_a_writer)


def merges(count: int, seed: int) -> str:
    """Kill processes that merge what another machine wrote."""
    return _killed_on_disk(count, seed, kill_a_merge)


def _killed_on_disk(
    count: int, seed: int, kill: Callable[[Path, random.Random, int, set[str]], None]
) -> str:
    said: set[str] = set()
    total = 0
    for start in range(0, count, A_BOARD_LIVES):
        said.clear()
        with tempfile.TemporaryDirectory() as folder:
            for run in range(start, min(start + A_BOARD_LIVES, count)):
                with _named(seed + run):
                    kill(Path(folder), random.Random(seed + run), run, said)
        total += len(said)
    return f"{total} changes were acknowledged, and all are there"


def boards(count: int, seed: int) -> str:
    """Kill the board in a terminal while keys are pressed."""
    return _killed(count, seed, kill_a_board)


def commands(count: int, seed: int) -> str:
    """Kill `winsboard win`."""
    return _killed(count, seed, kill_a_command)


def _killed(count: int, seed: int, kill: Callable[[Board, random.Random, int], set[str]]) -> str:
    total = 0
    for start in range(0, count, A_BOARD_LIVES):
        with tempfile.TemporaryDirectory() as folder:
            board = _board(Path(folder))
            board.begin()
            said: set[str] = set()
            for run in range(start, min(start + A_BOARD_LIVES, count)):
                with _named(seed + run):
                    said |= kill(board, random.Random(seed + run), run)
                    check(board, said)
            check_the_end(board, said)
        total += len(said)
    return f"{total} changes were acknowledged, and all are there"


def cuts(count: int, seed: int) -> str:
    """Cut the power at every step of a session, and open the possible states of the disk."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        root.mkdir()
        lived = live(root)
        for n in range(count):
            with _named(seed + n):
                cut = lived[n % len(lived)]
                check_cut(cut, root, Path(folder) / "found", random.Random(seed + n))
    return f"{len(lived)} steps of writing, and what was acknowledged is there after each"


def crowds(count: int, _seed: int) -> str:
    """Make two boards and two shells write at once, this many changes each."""
    with tempfile.TemporaryDirectory() as folder:
        board = _board(Path(folder))
        board.begin()
        waits = crowd(board, count)
    return "nothing lost; longest waits: " + ", ".join(
        f"{name} {seconds:.2f} s" for name, seconds in waits._asdict().items()
    )


def clocks(count: int, seed: int) -> str:
    """Play sessions with clocks that jump."""
    for n in range(count):
        with tempfile.TemporaryDirectory() as folder, _named(seed + n):
            chance = random.Random(seed + n)
            lived(Path(folder), random_life(chance, chance.randrange(2, 58)))
    return "undo in the order of the acts, every backup true"


def _board(folder: Path) -> Board:
    (folder / "bin").mkdir()
    (folder / "home").mkdir()
    os.environ["HOME"] = str(folder)
    return Board(bin_of_this_folder(folder / "bin"), folder / "home" / "board")


def refusals(count: int, seed: int) -> str:
    """Fail each system call of each command with each error, once or for good."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        trial = RefusalTrial(Path(folder))
        cases = every(trial)
        random.Random(seed).shuffle(cases)
        for n, case in enumerate(cases[:count]):
            with _named(n):
                trial.refuse(case)
    return f"of {len(cases)} there are; each was told in a sentence, and nothing is lost"


@contextmanager
def _named(seed: int) -> Iterator[None]:
    """Print the seed of a trial that fails."""
    try:
        yield
    except BaseException:
        print(f"does not hold: seed {seed}", flush=True)
        raise


TRIALS: Final[Mapping[str, Trial]] = {
    "damages": Trial(20_000, "damaged files", damages),
    "refusals": Trial(150_000, "refused calls", refusals),
    "documents": Trial(20_000, "documents with arbitrary values", documents),
    "cuts": Trial(3000, "power cuts", cuts),
    "writers": Trial(2000, "killed writers", writers),
    "merges": Trial(1000, "killed merges", merges),
    "commands": Trial(2000, "killed commands", commands),
    "clocks": Trial(1000, "lives with clocks that jump", clocks),
    "crowds": Trial(500, "changes each of two boards and two shells", crowds),
    "boards": Trial(1000, "killed boards", boards),
}


def main() -> int:
    """Run all trials, or those that are given a number."""
    parser = argparse.ArgumentParser(prog="python -m tests.store.trials.torture")
    parser.add_argument("--seed", type=int, default=1)
    for name, trial in TRIALS.items():
        parser.add_argument(f"--{name}", type=int, help=f"{trial.what} ({trial.usual})")
    wish = vars(parser.parse_args())
    wished = {name: wish[name] for name in TRIALS if wish[name] is not None}
    for name, count in (wished or {name: trial.usual for name, trial in TRIALS.items()}).items():
        found = TRIALS[name].run(count, wish["seed"])
        print(f"{count} {TRIALS[name].what}: {found}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
