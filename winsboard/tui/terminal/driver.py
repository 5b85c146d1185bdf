"""The terminal driver of the board: it sleeps until there is input, and knows when there is none.

Textual's own driver asks ten times a second whether a key was pressed, holds a lone Escape for
100 ms, needs 200 ms to leave, spins when its terminal is gone (textual pull request 6690), starts
itself anew at each SIGCONT, gives an answer of the terminal out as keys, and believes `COLUMNS`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import termios
import threading
from collections.abc import Callable, Iterable
from select import select
from typing import Final

from textual import constants
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste, Resize
from textual.message import Message

from winsboard.domain.text.sanitize import is_mark
from winsboard.tui.terminal import size
from winsboard.tui.terminal.cell_width import pin_cursor
from winsboard.tui.terminal.console_font import is_linux_console, with_its_marks
from winsboard.tui.terminal.input.parser import TerminalParser, escape_wait
from winsboard.tui.terminal.input_queue import InputQueue

TERMINAL_AS_FOUND: Final = (
    "\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2048l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Switches off every mode that a full-screen Textual program switches on."""


ASKS_FOR_KEYBOARD: Final = "\x1b[?u"
"""Whether the terminal speaks the keyboard protocol of kitty, in which Escape needs no timer."""


class QuietDriver(LinuxDriver):
    """Drives a terminal without using the processor while nothing happens.

    When the terminal goes away it sends this process the SIGHUP that a kernel may have held back,
    so that there is one way to leave.
    """

    _wake: tuple[int, int] | None = None
    _gone: bool = False
    _turns: InputQueue | None = None
    _last_size: tuple[int, int] | None = None
    _on_console: bool = False

    def start_application_mode(self) -> None:
        """Take the terminal and begin to listen."""
        self._close_wake()
        self._wake = os.pipe()
        self._on_console = is_linux_console(os.environ)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._key_thread is not None:
            signal.signal(signal.SIGWINCH, self._sigwinch_application)
            if not constants.DISABLE_KITTY_KEY and not self._on_console:
                self.write(ASKS_FOR_KEYBOARD)

    def disable_input(self) -> None:
        """Stop listening; returns when the input thread has ended."""
        if self._wake is not None:
            os.write(self._wake[1], b".")
        super().disable_input()
        self._close_wake()

    def send_message(self, message: Message) -> None:
        """Hand a message to the app when its turn has come; called from the input thread."""
        if isinstance(message, Key) and message.character and is_mark(message.character):
            # Textual takes a joiner for no letter and drops it; some scripts cannot do without.
            message = Paste(message.character)
        if self._turns is None:
            self._turns = InputQueue(self._loop, super().send_message)
        self._call(self._turns.push, message)

    def _call(self, act: Callable[..., None], *about: object) -> None:
        """Have the event loop do something; nothing once the board has ended."""
        try:
            self._loop.call_soon_threadsafe(act, *about)
        except RuntimeError:
            if not self._loop.is_closed():
                raise

    def write(self, data: str) -> None:
        """Queue output for the terminal; dropped once there is nobody to read it."""
        if not self._gone and self._writer_thread is not None and self._writer_thread.is_alive():
            data = pin_cursor(data)
            super().write(with_its_marks(data) if self._on_console else data)

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
        parser = TerminalParser(escape_wait(os.environ))
        while True:
            ready, _, _ = select([self.fileno, wake], [], [], parser.wait)
            if wake in ready:
                return
            if not ready:
                self._post(parser.tick())
            elif (data := self._read()) is None:
                self._terminal_went()
                return
            else:
                self._post(parser.feed(data))

    def _post(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(self._sized(message) if isinstance(message, Resize) else message)

    def _sized(self, told: Resize) -> Resize:
        """A size that the terminal tells as the kernel has it, which tells again when it changes.

        Over a network the report may come before the kernel knows; SIGWINCH follows then.
        """
        known = self._size_of_terminal() or size.limited(*told.size)
        return Resize.from_dimensions(known, told.pixel_size)

    def _size_of_terminal(self) -> tuple[int, int] | None:
        files = [self.fileno, *([self._file.fileno()] if self._file is not None else [])]
        return size.size_of(files)

    def _get_terminal_size(self) -> tuple[int, int]:
        """What the kernel says; what it said last, or what is usual, where it does not know."""
        known = self._size_of_terminal() or self._last_size
        self._last_size = size.limited(*(known or super()._get_terminal_size()))
        return self._last_size

    def _sigwinch_application(self, *_: object) -> None:
        self._call(self._tell_size)

    def _tell_size(self) -> None:
        self.process_message(Resize.from_dimensions(self._get_terminal_size(), None))

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
            self._call(super()._sigtstp_application)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._call(self._go_on)

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
