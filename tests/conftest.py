"""Fixtures for all tests: a temporary home folder, and a fake clock."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.fake_clock import SATURDAY_MORNING as SATURDAY_MORNING
from tests.fake_clock import FakeClock as FakeClock
from tests.passphrases import use_cheap_passphrases
from tests.thorough import THOROUGH, examples, part_of_products

# Programs that tests start would otherwise compile every module again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""Free bytes required on the memory file system."""

AGAIN = 60
"""Seconds until a test is interrupted again that goes on after its time, or at its end."""
TIME_LIMIT: pytest.StashKey[Any] = pytest.StashKey()

SURPRISES = (
    "COLORTERM",
    "COLUMNS",
    "ESCDELAY",
    "FORCE_COLOR",
    "LINES",
    "MOSH_KEY",
    "NO_COLOR",
    "SSH_CLIENT",
    "SSH_CONNECTION",
    "SSH_TTY",
    "TEXTUAL",
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_DEVTOOLS",
    "TEXTUAL_LOG",
    "WINSBOARD_NOW",
)


def pytest_configure() -> None:
    """Use a memory file system for temporary folders if it has room: tests call fsync a lot.

    `TMPDIR` overrides it. Hypothesis takes no time: a busy machine is no fault of the program. Its
    examples are the same in each run; a thorough run looks for others.
    """
    settings.register_profile(
        "untimed",
        deadline=None,
        derandomize=not THOROUGH,
        max_examples=examples(100),
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("untimed")
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Share out the combinations of long lists, see `tests.thorough`; a named one always runs."""
    if any("[" in name for name in config.args):
        return
    kept = part_of_products(items)
    left = set(items) - set(kept)
    if left:
        config.hook.pytest_deselected(items=list(left))
        items[:] = kept


def pytest_collection_finish() -> None:
    """Exclude modules from garbage collection, and collect less often.

    A board is thousands of objects with cycles. Collecting them took a fifth of the test time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)


@pytest.hookimpl(wrapper=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> Generator[None, object, object]:
    """Interrupt what hangs again and again: the end of a test may wait for the same thread."""
    item.stash[TIME_LIMIT] = settings
    is_set = yield
    if settings.method == "signal":
        signal.setitimer(signal.ITIMER_REAL, settings.timeout, AGAIN)
    return is_set


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Limit the time of the end of a test, too: a failure has ended its limit."""
    limit = item.stash.get(TIME_LIMIT, None)
    if limit is not None:
        again = limit._replace(timeout=min(limit.timeout, AGAIN))
        item.config.hook.pytest_timeout_set_timer(item=item, settings=again)


@pytest.fixture(scope="session", autouse=True)
def _default_signals() -> None:
    """Let the programs that tests start be ended by signals, also in a run with `nohup` or `&`.

    A program inherits which signals are ignored, but not which are caught.
    """
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


@pytest.fixture(scope="session", autouse=True)
def _cheap_passphrases() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cheap_passphrases(patch)
        yield


@pytest.fixture(autouse=True)
def board_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of `WINSBOARD_HOME`, not created yet. The real home folder is out of reach."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CACHE", "CONFIG", "DATA", "RUNTIME", "STATE"):
        variable = f"XDG_{name}_DIR" if name == "RUNTIME" else f"XDG_{name}_HOME"
        monkeypatch.setenv(variable, str(home / name.lower()))
    for name in SURPRISES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    board = tmp_path / "board"
    monkeypatch.setenv("WINSBOARD_HOME", str(board))
    return board


@pytest.fixture(autouse=True)
def _repeatable_ids(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the ids of a test, which also choose what the board says, alike in each run.

    A process that the test forks is another computer, and draws its own.
    """
    drawn, owner, real = Random(request.node.nodeid), os.getpid(), os.urandom

    def urandom(size: int) -> bytes:
        return drawn.randbytes(size) if os.getpid() == owner else real(size)

    monkeypatch.setattr(os, "urandom", urandom)


@pytest.fixture
def clock() -> FakeClock:
    """A clock at 9:30 on a Saturday."""
    return FakeClock()
