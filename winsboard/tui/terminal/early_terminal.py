"""Holds the terminal between the early picture and the driver, which takes it over.

From the first byte of the picture on, keys are not echoed, and wait in the terminal until the
driver reads them. However the process ends meanwhile, the terminal gets its settings back: after an
error, after Ctrl+C, and after a signal.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import sys
import termios
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from winsboard.tui.terminal.modes import OTHER_SCREEN, TERMINAL_RESET, write_if_room

if TYPE_CHECKING:
    from types import FrameType

Settings: TypeAlias = list[Any]
"""The settings of a terminal, as `termios` has them."""

HIDE_CURSOR: Final = "\x1b[?25l"
ENDINGS: Final = (signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM)
"""The signals that end the process without a chance to restore the terminal."""
KEYS_OF_SIGNALS: Final = (termios.VQUIT, termios.VSUSP)
"""The keys that are only keys from now on. Ctrl+C still ends a start that takes too long."""
ENTER: Final = b"\r"
LINE_FEED: Final = b"\n"


class TypedBefore:
    """Keys that were typed before the program had the terminal.

    Until then the terminal collects lines, and turns Enter into a line feed, which is Ctrl+J for
    the board: a win that was typed at once would stay open, and the next words would go on in it.
    """

    def __init__(self, keyboard: int) -> None:
        """`keyboard` is the file descriptor of the terminal, before its settings are changed."""
        self._left = _in_lines(keyboard)

    def as_keys(self, data: bytes) -> bytes:
        """Return what was read, with Enter where it was pressed."""
        lines, later = data[: self._left], data[self._left :]
        self._left -= len(lines)
        return lines.replace(LINE_FEED, ENTER) + later


def _in_lines(keyboard: int) -> int:
    """Return how many bytes wait in complete lines; what follows the last one has no Enter."""
    with contextlib.suppress(termios.error, OSError):
        flags = termios.tcgetattr(keyboard)
        if flags[3] & termios.ICANON and flags[0] & termios.ICRNL:
            waiting = fcntl.ioctl(keyboard, termios.FIONREAD, bytes(4))
            return int.from_bytes(waiting, sys.byteorder)
    return 0


_taken: list[EarlyTerminal] = []
"""Terminals that were taken: Ctrl+C may come before the one who took it knows of it."""


def release_taken() -> None:
    """Restore each terminal that was taken and not handed over."""
    while _taken:
        _taken.pop().release()


class EarlyTerminal:
    """A terminal whose settings were changed before the driver started."""

    def __init__(self, keyboard: int, screen: int) -> None:
        """`keyboard` and `screen` are file descriptors. Raises termios.error."""
        self.settings: Settings = termios.tcgetattr(keyboard)
        self.typed_before = TypedBefore(keyboard)
        self._keyboard = keyboard
        self._screen = screen
        self._before: dict[signal.Signals, Any] = {}
        self._is_held = False

    def take(self) -> None:
        """Switch the echo off, so that keys wait to be read; signals restore the terminal.

        Raises termios.error.
        """
        _taken.append(self)
        self._is_held = True
        for ending in ENDINGS:
            # A program started with `nohup` ignores one of them, and goes on doing so.
            if signal.getsignal(ending) == signal.SIG_DFL:
                self._before[ending] = signal.signal(ending, self._end)
        flags: Settings = [*self.settings[:6], [*self.settings[6]]]
        flags[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        flags[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        flags[6][termios.VMIN], flags[6][termios.VTIME] = 1, 0
        for key in KEYS_OF_SIGNALS:
            flags[6][key] = os.fpathconf(self._keyboard, "PC_VDISABLE").to_bytes(1, "little")
        termios.tcsetattr(self._keyboard, termios.TCSANOW, flags)

    def paint(self, picture: str) -> None:
        """Show a picture on the other screen. Raises OSError if the terminal is gone."""
        left = memoryview(f"{OTHER_SCREEN}{HIDE_CURSOR}{picture}".encode())
        while left:
            left = left[os.write(self._screen, left) :]

    def hand_over(self) -> None:
        """Leave the terminal to the driver, which restores it with `settings`.

        Signals still restore it here, until there are other handlers for them.
        """
        self._is_held = False

    def release(self) -> None:
        """Restore the terminal, unless it was handed over."""
        if self._is_held:
            self._is_held = False
            self._give_back()
            for ending, before in self._before.items():
                signal.signal(ending, before)

    def _give_back(self) -> None:
        """Restore the screen, and then the settings, so that nothing is echoed onto the picture.

        A terminal that does not read its input gets its settings back at least.
        """
        with contextlib.suppress(OSError):
            write_if_room(self._screen, TERMINAL_RESET.encode())
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(self._keyboard, termios.TCSANOW, self.settings)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        """End the process by the signal, as it would have ended without the picture."""
        self._give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
