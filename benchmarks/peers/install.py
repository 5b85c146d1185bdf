"""Installs the peers, each in its own environment in a cache folder outside the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.peers.programs import PEERS, Command, Peer, Started, env_of

LONGEST: Final = 240
"""Seconds after which an installation is given up."""
_DONE, _FAILED = "installed", "failed"


class Installed(NamedTuple):
    """The peers that can be measured, and a line for each that cannot."""

    screens: Sequence[Started]
    commands: Sequence[Command]
    missing: Sequence[str]


def cache() -> Path:
    """The folder of the benchmarks in the user's cache."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "winsboard-benchmarks"


def install(folder: Path, peers: Sequence[Peer] = PEERS) -> Installed:
    """Install what is not there yet. What did not install once is not tried again.

    Delete the folder to try again.
    """
    screens: list[Started] = []
    commands: list[Command] = []
    missing: list[str] = []
    for peer in peers:
        place = folder / peer.name
        if why := _ready(peer, place):
            missing.append(f"{peer.name}: {why}")
            continue
        programs, env = place / "env" / "bin", env_of(place / "home")
        if peer.shows:
            argv = (str(programs / peer.name),)
            screens.append(Started(peer.name, argv, env, peer.shows, peer.leaves, moves=peer.moves))
        commands += _commands(peer, programs, env)
    return Installed(screens, commands, missing)


def _commands(peer: Peer, programs: Path, env: dict[str, str]) -> Iterator[Command]:
    for ours, words in peer.commands.items():
        yield Command(peer.name, ours, (str(programs / peer.name), *words), env)


def _ready(peer: Peer, place: Path) -> str:
    """Why a peer cannot be measured; empty if it can."""
    wished = "\n".join(peer.packages)
    for name in (_DONE, _FAILED):
        mark = place / name
        if mark.is_file() and (told := mark.read_text(encoding="utf-8")).startswith(wished):
            return told[len(wished) :].strip()
    shutil.rmtree(place, ignore_errors=True)
    (place / "home").mkdir(parents=True)
    print(f"installing {peer.name} in {place.parent.name}", file=sys.stderr)
    try:
        _make(peer, place)
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(place / "env", ignore_errors=True)
        why = f"did not install ({type(error).__name__})"
        (place / _FAILED).write_text(f"{wished}\n{why}\n", encoding="utf-8")
        return why
    (place / _DONE).write_text(f"{wished}\n", encoding="utf-8")
    return ""


def _make(peer: Peer, place: Path) -> None:
    env = place / "env"
    python = str(env / "bin" / "python")
    for argv in (
        [sys.executable, "-m", "venv", str(env)],
        [python, "-m", "pip", "install", "-q", *peer.packages],
    ):
        subprocess.run(argv, check=True, capture_output=True, timeout=LONGEST)
    # A package may hold a file that does not compile.
    compile_all = [python, "-m", "compileall", "-q", str(env / "lib")]
    subprocess.run(compile_all, check=False, capture_output=True, timeout=LONGEST)
    peer.fill(env / "bin", place / "home")
