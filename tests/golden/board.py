"""A small life by commands, always with the same moments and ids.

`python -m tests.golden.board` writes the files anew, which changes what every later version is
measured by: only for a file format that was changed on purpose.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from unittest import mock

from winsboard.cli.main import run

WRITTEN: Final = Path(__file__).parent / "written"
"""The board after `FIRST`."""
CONTINUED: Final = Path(__file__).parent / "continued"
"""The same board after `LATER`."""
EARLIER: Final = Path(__file__).parent / "earlier"
"""A board as it was written before celebration lines fitted their event; never written anew."""
UNCOUNTED: Final = Path(__file__).parent / "uncounted"
"""A board as it was written when only written wins and ticks counted; never written anew."""
START: Final = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)

FIRST: Final[tuple[str, ...]] = (
    "settings mood on",
    "settings region off",
    "habit add Walk --area movement --cue After|lunch",
    "habit add Water --count glasses --aim 6",
    "habit add Read",
    "habit edit Read --cue In|bed",
    "habit move Read up",
    "tick Walk",
    "tick Walk --some --day 2026-11-18",
    "tick Water --value 5",
    "tick Read --rest",
    "win Called|my|sister --tag first_time",
    "win Wrote|a|letter,|äöü|✓|👍🏽 --area connection --day 2026-10-30",
    "note Rain|all|day",
    "note Something|to|remove",
    "undo",
    "redo",
    "undo",
    "mood 3 --energy 2",
    "trigger sleep Short|night",
    "thought I|always|fail",
    "hard-day Everything|is|heavy",
    "rest 2026-11-24 2026-11-26 --reason A|visit",
    "affirmation add I|may|go|slowly",
    "ritual add Tea --step Boil|water --step Sit|down",
    "prompt add What|was|easy?",
    "flow add Short --step What|was|good?",
    "person add Ann --role friend --reach 555",
    "person check Ann",
    "calm add Window --step Open|the|window",
    "calm Window --helped",
    "habit archive Read",
    "habit back Read",
    "habit remove Read --yes",
    "settings theme nord",
)
LATER: Final[tuple[str, ...]] = (
    "win One|more|day",
    "tick Walk",
    "note A|line|on|an|older|day --day 2026-10-30",
    "undo",
    "erase --from 2026-10-30 --to 2026-10-30 --yes",
)


class SteppedClock:
    """A clock that stands still until it is moved on."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._now.timestamp()

    def monotonic_with_sleep(self) -> float:
        return self._now.timestamp()

    def tick(self) -> None:
        self._now += timedelta(minutes=7)


def drawn(seed: str) -> Callable[[int], bytes]:
    """Random bytes that are the same in each run, for ids; all others are drawn as ever."""
    real, number = os.urandom, 0

    def urandom(size: int) -> bytes:
        nonlocal number
        if size != 5:
            return real(size)
        number += 1
        return sha256(f"{seed} {number}".encode()).digest()[:size]

    return urandom


def live(home: Path, start: datetime, commands: Iterable[str]) -> list[str]:
    """Run commands on the board of a home; the sentences of those that were refused."""
    clock = SteppedClock(start)
    refused = []
    names = {"WINSBOARD_HOME": str(home), "TZ": "UTC"}
    with mock.patch.dict(os.environ, names), mock.patch("os.urandom", drawn(str(start))):
        for command in commands:
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                code = run([word.replace("|", " ") for word in command.split()], clock)
            if code or err.getvalue():
                refused.append(f"{command}: {code} {err.getvalue()}")
            clock.tick()
    return refused


def files(folder: Path) -> dict[str, bytes]:
    """The files below a folder, by their names from there."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def main() -> int:
    """Write both boards anew; says what a command refuses."""
    with TemporaryDirectory() as root:
        home = Path(root) / "home"
        for start, commands, kept in (
            (START, FIRST, WRITTEN),
            (START + timedelta(days=1), LATER, CONTINUED),
        ):
            for sentence in live(home, start, commands):
                print(sentence)
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(home / "data", kept)
    return 0


if __name__ == "__main__":
    sys.exit(main())
