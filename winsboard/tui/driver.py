"""The terminal driver of the board: it sleeps until there is input, and knows when there is none.

Textual's own driver asks ten times a second whether a key was pressed, holds a lone Escape for
100 ms, needs 200 ms to leave, spins when its terminal is gone (textual pull request 6690), and
starts itself anew at each SIGCONT.
"""

from __future__ import annotations

import contextlib
import os
import signal
import termios
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable
from select import select
from typing import Final

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message

from winsboard.domain.text import is_mark
from winsboard.tui.spacing import held_in_place
from winsboard.tui.turns import Turns

ESCAPE_WAIT: Final = 0.025
"""Seconds after which an Escape with nothing behind it is the key and not a sequence."""

TERMINAL_AS_FOUND: Final = (
    "\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2048l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Switches off every mode that a full-screen Textual program switches on."""


def terminal_driver() -> type[Driver]:
    """The driver for a terminal: ours, or Textual's where ours would not fit its parser."""
    return QuietDriver if hasattr(XTermParser(), "_timeout_time") else LinuxDriver


class QuietDriver(LinuxDriver):
    """Drives a terminal without using the processor while nothing happens.

    When the terminal goes away it sends this process the SIGHUP that a kernel may have held back,
    so that there is one way to leave.
    """

    _wake: tuple[int, int] | None = None
    _gone: bool = False
    _turns: Turns | None = None

    def start_application_mode(self) -> None:
        """Take the terminal and begin to listen."""
        self._close_wake()
        self._wake = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def disable_input(self) -> None:
        """Stop listening; returns when the input thread has ended."""
        if self._wake is not None:
            os.write(self._wake[1], b".")
        super().disable_input()
        self._close_wake()

    def send_message(self, message: Message) -> None:
        """Hand a message to the app when its turn has come; called from the input thread."""
        if isinstance(message, Key) and message.character and is_mark(message.character):
            # Textual takes a joiner for no letter and drops it; some scripts can not do without.
            message = Paste(message.character)
        if self._turns is None:
            self._turns = Turns(self._loop, super().send_message)
        self._loop.call_soon_threadsafe(self._turns.arrived, message)

    def write(self, data: str) -> None:
        """Queue output for the terminal; dropped once there is nobody to read it."""
        if not self._gone and self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(held_in_place(data))

    def close(self) -> None:
        """End the output thread, unless the terminal ended it already."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().close()

    def give_back(self) -> None:
        """Leave the terminal as it was found, at once, from any thread, whatever else is stuck.

        A terminal that reads nothing gets its line settings back, but not its screen.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        with contextlib.suppress(termios.error, OSError):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            if self._file is not None and select([], [self._file], [], 0)[1]:
                os.write(self._file.fileno(), TERMINAL_AS_FOUND.encode())

    def run_input_thread(self) -> None:
        """Wait for keys and post them, until woken to end or the terminal is gone."""
        assert self._wake is not None, "started without start_application_mode"
        wake = self._wake[0]
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        paste = _PasteWatch()
        while True:
            undecided = parser._timeout_time is not None and not paste.going_on
            ready, _, _ = select([self.fileno, wake], [], [], ESCAPE_WAIT if undecided else None)
            if wake in ready:
                return
            if not ready:
                parser._timeout_time = 0.0
                self._post(parser.tick())
            elif (data := self._read()) is None:
                self._terminal_went()
                return
            elif text := decode(data):
                paste.see(text)
                self._post(parser.feed(text))

    def _post(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _read(self) -> bytes | None:
        """What was typed; none when there is no terminal any more."""
        try:
            return os.read(self.fileno, 65536) or None
        except BlockingIOError:
            return b""
        except OSError:
            return None

    def _terminal_went(self) -> None:
        self._gone = True
        main = threading.main_thread().ident
        if main is not None and not self.exit_event.is_set():
            signal.pthread_kill(main, signal.SIGHUP)

    def _close_wake(self) -> None:
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    def _sigtstp_application(self, *_: object) -> None:
        """Suspend from the event loop: a signal may interrupt a write that holds a lock."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(super()._sigtstp_application)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        if self._must_signal_resume:
            self.resume_application_mode()
        elif self._key_thread is not None and self._key_thread.is_alive():
            self._claim_again()
        self._app.call_later(self._app.refresh, layout=True)

    def _claim_again(self) -> None:
        """After SIGSTOP and SIGCONT a shell may have changed the terminal behind our back."""
        with contextlib.suppress(termios.error):
            settings = termios.tcgetattr(self.fileno)
            settings[0] = self._patch_iflag(settings[0])
            settings[3] = self._patch_lflag(settings[3])
            termios.tcsetattr(self.fileno, termios.TCSANOW, settings)
        self.write("\x1b[?1049h\x1b[?25l\x1b[?1004h")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._disable_line_wrap()


class _PasteWatch:
    """Knows whether a bracketed paste has begun and not ended.

    An Escape inside of one is never the key, however slowly the rest arrives: taken for the key,
    the end of the paste would be overlooked and everything typed after it swallowed.
    """

    def __init__(self) -> None:
        self.going_on = False
        self._last = ""

    def see(self, text: str) -> None:
        """Take notice of what arrived next."""
        seen = self._last + text
        begun, ended = seen.rfind(BRACKETED_PASTE_START), seen.rfind(BRACKETED_PASTE_END)
        if begun != ended:
            self.going_on = begun > ended
        self._last = seen[1 - len(BRACKETED_PASTE_END) :]
