"""How each peer is filled, started, used and left. Versions are fixed, so that runs compare."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.terminal import environment

DOWN, UP, TAB = b"j", b"k", b"\t"


class Started(NamedTuple):
    """A full-screen program to measure."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    shows: tuple[str, ...]
    """Texts on its first screen."""
    leaves: bytes
    """The key that ends it."""
    live: bytes = b""
    """What it writes before its own first screen."""
    moves: Sequence[bytes] = ()
    """Keys that move in it."""


class Command(NamedTuple):
    """A command to measure beside one of ours."""

    name: str
    as_ours: str
    argv: Sequence[str]
    env: Mapping[str, str]


class Peer(NamedTuple):
    """A program that can be installed."""

    name: str
    packages: tuple[str, ...]
    fill: Callable[[Path, Path], None] = lambda _program, _home: None
    """Writes its data, given the folder of its programs and its home folder."""
    shows: tuple[str, ...] = ()
    leaves: bytes = b""
    moves: tuple[bytes, ...] = ()
    commands: Mapping[str, tuple[str, ...]] = {}
    """Its words for a command of ours."""


def env_of(home: Path) -> dict[str, str]:
    """The environment of a peer: a home folder of its own."""
    kept = {k: v for k, v in environment(home).items() if not k.startswith(("XDG_", "WINSBOARD_"))}
    return {**kept, "HOME": str(home)}


_WORKSPACES: Final = """
from dooit.api import Todo, Workspace, manager
from dooit.api._vars import DATABASE_FILE
DATABASE_FILE.parent.mkdir(parents=True, exist_ok=True)
manager.connect()
for n in range(1, 31):
    space = Workspace(description=f"Workspace {n:02}")
    space.save()
    for k in range(30):
        Todo(description=f"Task {k}", parent_workspace=space).save()
"""


def _fill_dooit(programs: Path, home: Path) -> None:
    argv = [str(programs / "python"), "-c", _WORKSPACES]
    subprocess.run(argv, env=env_of(home), check=True, capture_output=True)


def _fill_calcure(_programs: Path, home: Path) -> None:
    (home / ".config").mkdir(exist_ok=True)


def _fill_jrnl(programs: Path, home: Path) -> None:
    """Two entries a day of ten years."""
    first = date(2016, 1, 1)
    days = (first + timedelta(days=n) for n in range(3652))
    lines = (f"[{day} {hour}:00 AM] Made the bed.\n\n" for day in days for hour in ("08", "10"))
    journal = home / "journal.txt"
    journal.write_text("".join(lines), encoding="utf-8")
    folder = home / ".config" / "jrnl"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "jrnl.yaml").write_text(
        f"version: v4.6\njournals:\n  default:\n    journal: {journal}\n", encoding="utf-8"
    )
    # The first run completes the settings.
    subprocess.run(
        [str(programs / "jrnl"), "-1"], env=env_of(home), check=True, capture_output=True
    )


PEERS: Final = (
    Peer(
        "dooit",
        ("dooit==3.3.4", "textual==8.2.8"),
        _fill_dooit,
        ("Workspace 01", "Workspace 30"),
        b"\x11",
        (DOWN, UP),
    ),
    Peer(
        "posting",
        ("posting==2.11.1", "tree-sitter<0.26"),
        shows=("Response", "Search requests"),
        leaves=b"\x03",
        moves=(TAB,),
    ),
    Peer("calcure", ("calcure==3.4",), _fill_calcure, ("Change month",), b"\x03", (b"n", b"p")),
    Peer(
        "jrnl",
        ("jrnl==4.6",),
        _fill_jrnl,
        commands={"win": ("today:", "Made", "the", "bed."), "today": ("-1",)},
    ),
)
