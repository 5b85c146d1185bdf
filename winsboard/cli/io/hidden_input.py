"""Reading a line from the terminal without showing it."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

TERMINAL: Final = "/dev/tty"
ENDINGS: Final = (signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM)
"""Signals that end a process at once; Ctrl+C is an exception, and cleans up by itself."""


def ask(question: str) -> bytes:
    """Ask at the terminal, wherever standard input comes from. Returns the line without its end.

    Echo is restored afterwards, also if a signal ends the process. Raises OSError and termios.error
    if there is no terminal.
    """
    fd = os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        with _hidden(fd):
            os.write(fd, f"{question} ".encode())
            return _line(fd)
    finally:
        os.close(fd)


@contextmanager
def _hidden(fd: int) -> Iterator[None]:
    """Switch echo off."""
    shown = termios.tcgetattr(fd)
    hidden = [*shown[:3], shown[3] & ~termios.ECHO, *shown[4:]]

    def end(number: int, _frame: FrameType | None) -> None:
        termios.tcsetattr(fd, termios.TCSANOW, shown)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    before = {number: signal.signal(number, end) for number in ENDINGS}
    try:
        termios.tcsetattr(fd, termios.TCSAFLUSH, hidden)
        yield
    finally:
        # Restored first, so that a second Ctrl+C cannot prevent it.
        termios.tcsetattr(fd, termios.TCSADRAIN, shown)
        os.write(fd, b"\n")
        for number, handler in before.items():
            signal.signal(number, handler)


def _line(fd: int) -> bytes:
    line = b""
    while not line.endswith(b"\n") and (piece := os.read(fd, 4096)):
        line += piece
    return line.removesuffix(b"\n")
