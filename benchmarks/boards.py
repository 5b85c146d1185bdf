"""Demo boards to measure on, and the commands that start the programs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.terminal import environment
from winsboard.clock import SystemClock
from winsboard.store.store import Store

PASS: Final = (sys.executable, "-c", "pass")
_FLOORS: Final = str(Path(__file__).with_name("floors.py"))
EMPTY: Final = (sys.executable, _FLOORS, "empty")
KEYED: Final = (sys.executable, _FLOORS, "keyed")
READY: Final = "ready"
"""What the minimal programs show."""


def winsboard() -> tuple[str, ...]:
    """The installed command, or else `python -m winsboard`."""
    script = Path(sys.executable).with_name("winsboard")
    return (str(script),) if script.exists() else (sys.executable, "-m", "winsboard")


class MadeUp(NamedTuple):
    """A demo board."""

    span: str
    home: Path
    shows: tuple[str, ...]
    """Texts on its first screen, one of a habit and one of an entry of today."""

    @property
    def env(self) -> Mapping[str, str]:
        """The environment variables to start winsboard with this board."""
        return environment(self.home)


def make(span: str, home: Path, years: int, *, months: int | None = None) -> MadeUp:
    """Create a board of a number of years; with `months`, keep only its last months."""
    data = home / "data"
    home.mkdir(parents=True)
    subprocess.run(
        [*winsboard(), "demo", "--fill", str(data), "--years", str(years)],
        env=environment(home),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    pages = sorted((data / "months").iterdir())
    for page in pages[: len(pages) - months] if months else []:
        page.unlink()
    # A board that comes from another folder is read and merged once, by the first start.
    Store(data, home / "state", SystemClock()).lookup()
    return MadeUp(span, home, _first_screen(data))


def copy_of(board: MadeUp, scratch: Path) -> MadeUp:
    """A copy of a board, for benchmarks that change it."""
    home = Path(tempfile.mkdtemp(dir=scratch))
    shutil.copytree(board.home, home, dirs_exist_ok=True)
    return board._replace(home=home)


def _first_screen(data: Path) -> tuple[str, ...]:
    library = _read(data / "library.json")
    habits = [h for h in library["habits"].values() if not h.get("archived_on")]
    first = min(habits, key=lambda h: (h.get("position", 0), h.get("label")))
    newest = _read(max((data / "months").iterdir()))["entries"].values()
    last = max(newest, key=lambda e: (e["day"], e["at"]))
    return str(first["label"])[:12], str(last["text"])[:12]


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
