"""A terminal emulator for tests: send keys to a program and read its screen."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pyte

from tests.e2e.fork_server import Forked, ForkServer
from tests.e2e.quick_screen import QuickScreen, QuickStream
from winsboard.clock import SystemClock

KEYS: Final[Mapping[str, str]] = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b[27u",
    "bare escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+s": "\x13",
    "ctrl+z": "\x1a",
}
"""The byte sequences of keys, as xterm sends them.

Escape is sent as by kitty and other terminals that say which key it is. A bare Escape is what xterm
sends: a program that is slow to read takes it and the next key for one key with Alt, so wait for
what it does before the next key.
"""

_UNKNOWN_TO_PYTE: Final = re.compile(rb"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*\$p")
_OTHER_SCREEN: Final = re.compile(rb"\x1b\[\?1049[hl]")
_UNFINISHED: Final = re.compile(rb"\x1b(?:\[[<>=?]?[\d;]*\$?)?\Z")
_ASKS_FOR_SYNC: Final = b"\x1b[?2026$p"
_MODE: Final = re.compile(rb"\x1b\[\?(\d+)([hl])")
_LEAVES_TRACES: Final = frozenset({"1000", "1003", "1004", "1006", "1049", "2004", "2048"})
_CLOCK: Final = SystemClock()
PATIENCE: Final = 60.0
"""Timeout in seconds; on an idle machine a wait takes a tenth of a second."""


class Terminal:
    """A program in a pseudo-terminal.

    Output is read only in the `wait_...` methods, so not calling one simulates a stalled terminal.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str],
        size: tuple[int, int] = (120, 36),
        cwd: Path | None = None,
        server: ForkServer | None = None,
    ) -> None:
        self.raw = bytearray()
        self.modes: set[str] = set()
        self._screen = QuickScreen(*size)
        self._lines: dict[int, str] = {}
        self._stream = QuickStream(self._screen)
        self._rest = b""
        self.master, slave = os.openpty()
        self._set_size(*size)
        self.process = _started(argv, _as_a_person_has_it(env), cwd, slave, server)
        os.close(slave)

    @property
    def screen(self) -> str:
        """The lines of the screen when it was last read.

        Only changed lines are built again, because a wait reads the screen many times.
        """
        columns = range(self._screen.columns)
        for number in self._screen.dirty:
            cells = self._screen.buffer[number]
            self._lines[number] = "".join(cells[column].data for column in columns).rstrip()
        self._screen.dirty.clear()
        return "\n".join(self._lines[number] for number in range(self._screen.lines))

    @property
    def emulator(self) -> pyte.Screen:
        """The emulated screen, with the colours of its cells and its cursor."""
        return self._screen

    @property
    def unwrapped(self) -> str:
        """The screen as continuous text, without the line breaks."""
        return " ".join(self.screen.split())

    @property
    def modes_left_on(self) -> frozenset[str]:
        """The terminal modes that are still on and would disturb a shell."""
        return frozenset(self.modes & _LEAVES_TRACES)

    def press(self, *keys: str) -> None:
        """Press keys, given by name or as text."""
        for key in keys:
            self.write(KEYS.get(key, key).encode())

    def write(self, data: bytes) -> None:
        """Send bytes of any length, while reading the program's output."""
        view = memoryview(data)
        while view:
            readable, writable, _ = select.select([self.master], [self.master], [], PATIENCE)
            if readable:
                self._read()
            if writable:
                view = view[os.write(self.master, view[:512]) :]
            if not readable and not writable:
                raise AssertionError("the program reads no keys\n" + self.screen)

    def wait_until(self, seen: Callable[[str], bool], *, seconds: float = PATIENCE) -> str:
        """Read until `seen` returns true for the screen. Raises AssertionError after a timeout."""
        end = _CLOCK.monotonic() + seconds
        while not seen(self.screen):
            left = end - _CLOCK.monotonic()
            if left <= 0 or (not self.read(min(left, 1.0)) and self.process.poll() is not None):
                raise AssertionError("not seen in time:\n" + self.screen)
        return self.screen

    def wait_for(self, text: str, *, seconds: float = PATIENCE) -> str:
        """Read until a text is on the screen; returns the screen."""
        return self.wait_until(lambda screen: text in screen, seconds=seconds)

    def wait_quiet(self, quiet: float = 0.1) -> str:
        """Read until there is no output for a while; returns the screen."""
        while self.read(quiet):
            pass
        return self.screen

    def wait_exit(self, seconds: float = PATIENCE) -> int:
        """Read until the process has ended; returns its exit code, negative for a signal."""
        end = _CLOCK.monotonic() + seconds
        while self.process.poll() is None:
            if _CLOCK.monotonic() > end:
                raise AssertionError("did not end in time:\n" + self.screen)
            if not self.read(0.02):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(0.02)
        while self.read(0.02):
            pass
        assert self.process.returncode is not None
        return self.process.returncode

    def read(self, seconds: float) -> bool:
        """Wait for output; returns whether there was any."""
        if self.master < 0 or not select.select([self.master], [], [], seconds)[0]:
            return False
        return self._read()

    def resize(self, columns: int, rows: int) -> None:
        """Resize the window."""
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def line_settings(self) -> list[Any]:
        """Return the terminal attributes that a shell would find."""
        return list(termios.tcgetattr(self.master))

    def set_line(self, settings: list[Any]) -> None:
        """Change the terminal attributes while the program is running, as a shell does."""
        termios.tcsetattr(self.master, termios.TCSANOW, settings)

    def wipe(self) -> None:
        """Clear the screen."""
        self._screen.reset()

    def close(self) -> None:
        """End the process if it is still running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self.hang_up()

    def _read(self) -> bool:
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.raw += data
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        self._rest = cut.group() if cut else b""
        self._understand(data.removesuffix(self._rest))
        return True

    def _understand(self, data: bytes) -> None:
        for mode, switch in _MODE.findall(data):
            (self.modes.add if switch == b"h" else self.modes.discard)(mode.decode())
        if _ASKS_FOR_SYNC in data:
            os.write(self.master, b"\x1b[?2026;2$y")
        data = _OTHER_SCREEN.sub(b"\x1b[2J\x1b[H", data)
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@contextmanager
def terminal(
    argv: Sequence[str],
    *,
    env: Mapping[str, str],
    size: tuple[int, int] = (120, 36),
    cwd: Path | None = None,
    server: ForkServer | None = None,
) -> Iterator[Terminal]:
    """Open a terminal, and end its process afterwards.

    A fork server starts winsboard faster than a program is started.
    """
    opened = Terminal(argv, env=env, size=size, cwd=cwd, server=server)
    try:
        yield opened
    finally:
        opened.close()


def _started(
    argv: Sequence[str],
    env: Mapping[str, str],
    cwd: Path | None,
    tty: int,
    server: ForkServer | None,
) -> subprocess.Popen[bytes] | Forked:
    if server is not None:
        return server.start(argv, env, cwd or Path.cwd(), [tty])
    return subprocess.Popen(
        list(argv),
        env=env,
        cwd=cwd,
        stdin=tty,
        stdout=tty,
        stderr=tty,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )


def _as_a_person_has_it(env: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in env.items() if not k.startswith(("PYTHON", "PYTEST", "COV"))}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
