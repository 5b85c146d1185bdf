"""Kills boards and commands at random moments; what they reported as saved must survive."""

from __future__ import annotations

import json
import random
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.e2e.conftest import PROJECT, SAVED, Board
from tests.e2e.terminal import Terminal

_KEPT_WIN: Final = re.compile(r"★ (k\d{5}n\d{2})\b")
_PICTURE_ENDS: Final = b"\x1b[?2026l"
_MOST_WINS: Final = 5
_LONGEST_WAIT: Final = 0.08
"""Seconds from the last Enter to the kill; a write takes a few milliseconds."""
_COMMAND: Final = (0.06, 0.12, 0.5, 10.0)
"""Ranges in seconds; the duration of a command depends on the load of the machine."""

DOOR: Final = """#!{python}
import sys
sys.path.insert(0, {project!r})
from winsboard.__main__ import main
main()
"""


def bin_of_this_folder(folder: Path) -> Path:
    """Return a scripts folder that runs winsboard from the source tree."""
    door = folder / "winsboard"
    door.write_text(DOOR.format(python=sys.executable, project=str(PROJECT)), encoding="utf-8")
    door.chmod(door.stat().st_mode | stat.S_IXUSR)
    return folder


def kill_a_board(board: Board, chance: random.Random, run: int) -> set[str]:
    """Write wins with keys and kill the board; returns the wins it had shown as saved."""
    said: set[str] = set()
    with board.opened() as t:
        t.wait_for(SAVED)
        for n in range(chance.randrange(1, _MOST_WINS)):
            t.write(f"wk{run:05d}n{n:02d}\r".encode())
            if chance.random() < 0.5:
                t.wait_for(f"★ k{run:05d}n{n:02d}")
                said |= _wait_saved(t)
        end = chance.random() * _LONGEST_WAIT
        while t.read(end) and chance.random() < 0.8:
            said |= _said(t)
        t.signal(signal.SIGKILL)
        while t.read(0.0):
            said |= _said(t)
        assert t.wait_exit() == -signal.SIGKILL
        said |= _said(t)
    return said


def _wait_saved(t: Terminal) -> set[str]:
    t.wait_until(lambda screen: t.raw.endswith(_PICTURE_ENDS) and SAVED in screen)
    return _said(t)


def _said(t: Terminal) -> set[str]:
    """Return the wins in the journal if the screen is complete and says `saved`."""
    if not t.raw.endswith(_PICTURE_ENDS) or SAVED not in t.screen:
        return set()
    return set(_KEPT_WIN.findall(t.screen))


def kill_a_command(board: Board, chance: random.Random, run: int) -> set[str]:
    """Run `winsboard win` and kill it; returns the win if the command had reported it as saved."""
    words = f"c{run:05d}n00"
    with subprocess.Popen(
        [board.bin_dir / "winsboard", "win", words],
        env=board.env,
        cwd=board.home.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            process.wait(chance.random() * chance.choice(_COMMAND))
        except subprocess.TimeoutExpired:
            process.kill()
        told, complaint = process.communicate()
    assert complaint == "", complaint
    return {words} if told else set()


def check(board: Board, said: set[str]) -> None:
    """Check that all reported wins exist, every file can be parsed, and no temp files pile up."""
    texts: set[str] = set()
    for path in (board.home / "data").rglob("*.json"):
        tables = json.loads(path.read_bytes())
        texts |= {fields["text"] for fields in tables.get("entries", {}).values()}
    assert said <= texts, f"lost: {sorted(said - texts)}"
    for path in (board.home / "state").rglob("*.json"):
        json.loads(path.read_bytes())
    temps = list(board.home.rglob(".~*.tmp"))
    assert len(temps) <= 3, temps
    assert not (board.home / "state" / "quarantine").exists()


def check_the_end(board: Board, said: set[str]) -> None:
    """Check again after another change, when no temp files may be left."""
    done = board.run("win", "the last one")
    assert (done.returncode, done.stderr) == (0, "")
    check(board, said)
    assert list((board.home / "data").rglob(".~*.tmp")) == []
    assert list((board.home / "state" / "copies").rglob(".~*.tmp")) == []
    well = board.run("doctor")
    assert well.returncode == 0, well.stdout
