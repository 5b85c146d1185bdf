"""Fixtures: winsboard built and installed into a virtual environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZipFile

import pytest
from filelock import FileLock

from tests.conftest import SATURDAY_MORNING
from tests.e2e.fork_server import ForkServer
from tests.e2e.terminal import Terminal, terminal
from tests.thorough import THOROUGH
from winsboard.clock import SystemClock

PROJECT: Final = Path(__file__).parents[2]
FIRST_HABIT: Final = "] Made the bed"
SAVED: Final = "saved ✓"


class Built(NamedTuple):
    """The build results."""

    wheel: Path
    sdist: Path | None
    """Made in a thorough run: to compress it takes longer than all the rest."""


class Board:
    """A board of the installed winsboard. All its processes use the same clock."""

    def __init__(self, bin_dir: Path, home: Path, server: ForkServer | None = None) -> None:
        self.bin_dir = bin_dir
        self.server = server
        """What starts the board in a terminal; if there is none, it is started as a person does."""
        self.home = home
        self.later = timedelta()
        """Added to the clock of processes that are started."""
        self._began = SystemClock().monotonic()

    @property
    def now(self) -> datetime:
        """The time: a Saturday morning plus the time since the test began."""
        gone_by = timedelta(seconds=SystemClock().monotonic() - self._began)
        return SATURDAY_MORNING + gone_by + self.later

    @property
    def env(self) -> dict[str, str]:
        """Return the environment for a process."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST"))}
        return {**kept, "WINSBOARD_HOME": str(self.home), "WINSBOARD_NOW": self.now.isoformat()}

    @contextmanager
    def opened(
        self,
        *words: str,
        size: tuple[int, int] = (120, 36),
        without: str = "",
        by_exec: bool = False,
    ) -> Iterator[Terminal]:
        """Open the board in a terminal, without a variable of the environment.

        A start by `exec` is as by a person, and takes longer.
        """
        argv = [str(self.bin_dir / "winsboard"), *words]
        env = {name: value for name, value in self.env.items() if name != without}
        server = None if by_exec else self.server
        with terminal(argv, env=env, size=size, cwd=self.home.parent, server=server) as opened:
            yield opened

    def begin(self) -> None:
        """Answer the questions of the first start."""
        with self.opened() as t:
            for step in (1, 2, 3, 4):
                t.wait_for(f"{step} of 4")
                t.press("enter")
            t.wait_until(lambda screen: "of 4" not in screen and FIRST_HABIT in screen)
            t.wait_for(SAVED)
            t.press("q")
            assert t.wait_exit() == 0

    def run(self, *words: str, program: str = "winsboard") -> subprocess.CompletedProcess[str]:
        """Run a command without a terminal."""
        argv = [str(self.bin_dir / program), *words]
        if self.server is not None and program == "winsboard":
            return self.server.run(argv, self.env, self.home.parent)
        return subprocess.run(
            argv,
            env=self.env,
            cwd=self.home.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    shared.mkdir(exist_ok=True)
    return shared


@contextmanager
def _made_once(folder: Path) -> Iterator[bool]:
    """Wait while another worker makes a folder; yields whether it is to be made now."""
    with FileLock(f"{folder}.lock"):
        done = folder.with_name(f"{folder.name}.done")
        yield not done.exists()
        done.touch()


@pytest.fixture(scope="session")
def built(_shared: Path) -> Built:
    """Build the wheel and the source archive once per run."""
    tools, out = _shared / "tools", _shared / "built"
    with _made_once(out) as is_first:
        if is_first:
            if find_spec("hatchling") is None:
                quiet = ["--quiet", "--disable-pip-version-check"]
                _python(["-m", "pip", "install", *quiet, "--target", str(tools), "hatchling"])
            kind = [] if THOROUGH else ["-t", "wheel"]
            _python(["-m", "hatchling", "build", *kind, "-d", str(out)], path=tools)
    return Built(next(out.glob("*.whl")), next(out.glob("*.tar.gz"), None))


@pytest.fixture(scope="session")
def bin_dir(built: Built, _shared: Path) -> Path:
    """Return the scripts folder of a new environment with the wheel installed.

    Its dependencies are those of the environment that runs the tests.
    """
    root = _shared / "venv"
    with _made_once(root) as is_first:
        if is_first:
            _install(built.wheel, root)
    return root / "bin"


def _install(wheel: Path, root: Path) -> None:
    """Install a wheel: by pip in a thorough run, or as pip would, in a tenth of the time."""
    _python(["-m", "venv", "--without-pip", str(root)])
    site = next(root.glob("lib/python*/site-packages"))
    if THOROUGH:
        pip = ["-m", "pip", "--python", str(root / "bin" / "python"), "install", "--quiet"]
        quiet = ["--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check"]
        _python([*pip, *quiet, str(wheel)])
    else:
        with ZipFile(wheel) as files:
            files.extractall(site)
        for script in site.glob("*.data/scripts/*"):
            _install_script(script, root / "bin")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


def _install_script(script: Path, folder: Path) -> None:
    first, _, rest = script.read_text(encoding="utf-8").partition("\n")
    assert first.startswith("#!"), first
    installed = folder / script.name
    installed.write_text(f"#!{folder / 'python'}\n{rest}", encoding="utf-8")
    installed.chmod(0o755)


@pytest.fixture(scope="session")
def fork_server(bin_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """Starts boards in terminals without importing everything again."""
    server = ForkServer(bin_dir / "python", tmp_path_factory.mktemp("fork") / "socket")
    yield server
    server.close()


@pytest.fixture
def board(bin_dir: Path, board_home: Path, fork_server: ForkServer) -> Board:
    """A board that has never been opened."""
    return Board(bin_dir, board_home, None if THOROUGH else fork_server)


@pytest.fixture
def begun_home(board: Board, _shared: Path) -> Path:
    """The home of a board that was set up a minute ago; made once and copied."""
    home = _shared / "begun"
    with _made_once(home) as is_first:
        if is_first:
            first = Board(board.bin_dir, home)
            first.later = timedelta(minutes=-1)
            first.begin()
    return home


@pytest.fixture
def begun(board: Board, begun_home: Path) -> Board:
    """A board that was set up a minute ago."""
    shutil.copytree(begun_home, board.home)
    return board


def _python(words: list[str], path: Path | None = None) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    if path is not None:
        env["PYTHONPATH"] = str(path)
    subprocess.run([sys.executable, *words], cwd=PROJECT, env=env, check=True)
