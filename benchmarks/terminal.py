"""Run a program in a pseudo-terminal and measure the time of its output."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

SIZE = (36, 120)
ESCAPES = re.compile(rb"\x1b\[[<=>?]?[\d;:]*[$ ]?[@-~]|\x1b\].*?(?:\x07|\x1b\\)|\x1b[=>()78]")
MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
LEAVES_TRACES = {b"1000", b"1003", b"1004", b"1006", b"1049", b"2004", b"2048"}
NOT_A_PERSONS = ("NO_COLOR", "LINES", "COLUMNS", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


class Program:
    """A running program. Times are in seconds since its start, unless stated otherwise."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self.output = bytearray()
        self.first_at = self.last_at = 0.0
        self.reads: list[tuple[float, int]] = []
        """The time of each read, and the total number of bytes read by then."""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self._started = time.perf_counter()
        self.process = subprocess.Popen(
            list(argv),
            env=dict(env),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(slave)

    def fileno(self) -> int:
        """The descriptor of its terminal, to wait for several programs at once."""
        return self._master

    def now(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._started

    def read(self, seconds: float) -> bool:
        """Wait for output. Returns whether there was any."""
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        at = self.now()
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.first_at = self.first_at or at
        self.last_at = at
        self.output += data
        self.reads.append((at, len(self.output)))
        if b"\x1b[?2026$p" in data:
            os.write(self._master, b"\x1b[?2026;2$y")
        return True

    def wait_for(self, *texts: str, seconds: float = 30, after: bytes = b"") -> float:
        """Wait until all texts were painted after some output; the time at which they were.

        Raises TimeoutError, with the last output. It only searches while there is nothing to read,
        because a slow reader would block the program.
        """
        end = self.now() + seconds
        while not self._has_painted(texts, len(self.output), after):
            if not self.read(end - self.now()) and self.now() >= end:
                seen = self.painted()[-2000:].decode(errors="replace")
                raise TimeoutError(f"{texts} not painted; {seen}")
            while self.read(0):
                pass
        first = bisect_left(
            self.reads, True, key=lambda read: self._has_painted(texts, read[1], after)
        )
        return self.reads[first][0]

    def _has_painted(self, texts: Sequence[str], length: int, after: bytes) -> bool:
        begins = self.output.find(after, 0, length)
        if begins < 0:
            return False
        seen = self.painted(begins, length)
        return all(text.encode() in seen for text in texts)

    def painted(self, begins: int = 0, ends: int | None = None) -> bytes:
        """The output, or a part of it, without escape sequences."""
        return ESCAPES.sub(b"", bytes(self.output[begins:ends]))

    def settle(self, quiet: float = 0.25, seconds: float = 10) -> None:
        """Read until there is no output for `quiet` seconds."""
        end = self.now() + seconds
        while self.now() < end and self.read(quiet):
            pass

    def send(self, keys: bytes) -> None:
        """Press keys without waiting."""
        os.write(self._master, keys)

    def press(self, keys: bytes, *, quiet: float = 0.06, seconds: float = 8) -> tuple[float, float]:
        """Press a key; milliseconds to the first and the last output that follows."""
        self.first_at = 0.0
        before = self.now()
        os.write(self._master, keys)
        if not self.read(seconds):
            ended = "" if self.process.poll() is None else ", the program had ended"
            raise TimeoutError(f"{keys!r} painted nothing{ended}")
        while self.read(quiet):
            pass
        return (self.first_at - before) * 1e3, (self.last_at - before) * 1e3

    def hold(self, keys: Sequence[bytes], rate: float) -> float:
        """Press keys at a rate per second; milliseconds from the last press to the last output."""
        start, last = self.now(), 0.0
        for number, key in enumerate(keys):
            while self.now() < start + number / rate:
                self.read(start + number / rate - self.now())
            last = self.now()
            os.write(self._master, key)
        self.settle()
        return max(0.0, self.last_at - last) * 1e3

    def leave(self, keys: bytes) -> float:
        """Press a key that ends the program; milliseconds until its process has ended."""
        watched = os.pidfd_open(self.process.pid)
        try:
            before = self.now()
            os.write(self._master, keys)
            while not select.select([watched], [], [], 0)[0]:
                select.select([watched, self._master], [], [], 5)
                self.read(0)
                if self.now() - before > 20:
                    raise TimeoutError("it does not leave")
            return (self.now() - before) * 1e3
        finally:
            os.close(watched)

    def modes_left_on(self) -> list[str]:
        """The terminal modes that were switched on and not off again."""
        on: set[bytes] = set()
        for mode, switch in MODE.findall(self.output):
            (on.add if switch == b"h" else on.discard)(mode)
        return sorted(mode.decode() for mode in on & LEAVES_TRACES)

    def cpu(self) -> float:
        """CPU milliseconds so far."""
        return time.clock_gettime((~self.process.pid << 3) | 2) * 1e3

    def memory(self) -> float:
        """Resident memory in MB."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii")
        return int(re.findall(r"^Rss:\s+(\d+)", text, re.MULTILINE)[0]) / 1024

    def wakeups(self) -> int:
        """The number of voluntary context switches of all threads so far."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        status = "".join((task / "status").read_text(encoding="utf-8") for task in tasks)
        return sum(map(int, re.findall(r"^voluntary_ctxt_switches:\s+(\d+)", status, re.MULTILINE)))

    def close(self) -> None:
        """Kill the program if it is still running."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        os.close(self._master)


@contextmanager
def running(argv: Sequence[str], env: Mapping[str, str]) -> Iterator[Program]:
    """Run a program, and kill it on exit."""
    program = Program(argv, env)
    try:
        yield program
    finally:
        program.close()


def environment(home: Path) -> dict[str, str]:
    """The environment variables of a user whose board is in `home`."""
    kept = {k: v for k, v in os.environ.items() if k not in NOT_A_PERSONS}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return {**kept, **terminal, "WINSBOARD_HOME": str(home)}


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
