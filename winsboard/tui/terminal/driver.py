"""The terminal driver: it sleeps until there is input, and notices when the terminal is gone.

Textual's own driver polls for keys ten times a second, delays a single Escape by 100 ms, takes 200
ms to exit, uses all of the processor when its terminal is gone (textual pull request 6690),
restarts on every SIGCONT, reports answers of the terminal as keys, and trusts `COLUMNS`.
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

from winsboard.compat.direct_output import write_directly
from winsboard.domain.text.sanitize import is_mark
from winsboard.tui.terminal import size
from winsboard.tui.terminal.cell_width import pin_cursor
from winsboard.tui.terminal.console_font import is_linux_console, with_console_characters
from winsboard.tui.terminal.cursor import HIDE, SHOW, UNDERLINE, USUAL_SHAPE
from winsboard.tui.terminal.early_terminal import EarlyTerminal, TypedBefore
from winsboard.tui.terminal.input.parser import TerminalParser, escape_wait
from winsboard.tui.terminal.input_queue import InputQueue
from winsboard.tui.terminal.modes import OTHER_SCREEN, TERMINAL_RESET, write_if_room
from winsboard.tui.terminal.signal_wakeup import SignalWakeup

ASKS_FOR_KEYBOARD: Final = "\x1b[?u"
"""Asks for the kitty keyboard protocol, in which Escape needs no timer."""


class QuietDriver(LinuxDriver):
    """A driver that uses no processor time while nothing happens.

    When the terminal is gone it sends SIGHUP to this process, even if the kernel did not, so that
    the app has only one way to exit.
    """

    _wake: tuple[int, int] | None = None
    _signals: SignalWakeup | None = None
    _is_lost: bool = False
    _turns: InputQueue | None = None
    _last_size: tuple[int, int] | None = None
    _on_console: bool = False
    _shows_cursor: bool = False
    _early: EarlyTerminal | None = None
    """The terminal as long as it shows the early picture."""
    _typed_before: TypedBefore | None = None

    def start_application_mode(self) -> None:
        """Configure the terminal and start the input thread."""
        self._close_wake()
        self._wake = os.pipe()
        self._signals = self._signals or SignalWakeup(self._loop)
        self._on_console = is_linux_console(os.environ)
        early = self._early = getattr(self._app, "early_terminal", None)
        self._typed_before = early.typed_before if early else TypedBefore(self.fileno)
        write_directly()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._key_thread is not None:
            self._take_over()
            signal.signal(signal.SIGWINCH, self._sigwinch_application)
            if not constants.DISABLE_KITTY_KEY and not self._on_console:
                self.write(ASKS_FOR_KEYBOARD)
            if self._shows_cursor:
                self.show_cursor(True)

    def _take_over(self) -> None:
        """Restore at the end what the terminal was before the early picture."""
        if self._early is not None:
            self.attrs_before = self._early.settings
            self._early.hand_over()
            self._early = self._app.early_terminal = None  # type: ignore[attr-defined]

    def stop_application_mode(self) -> None:
        """Restore the terminal."""
        if self._shows_cursor:
            self._shape(USUAL_SHAPE)
        super().stop_application_mode()

    def show_cursor(self, visible: bool) -> None:
        """Show or hide the terminal's cursor, also after the program was suspended."""
        if visible or self._shows_cursor:
            self._shape(UNDERLINE if visible else USUAL_SHAPE)
            self.write(SHOW if visible else HIDE)
            self.flush()
        self._shows_cursor = visible

    def _shape(self, shape: str) -> None:
        """Set the shape of the cursor; the Linux console has one shape, a line."""
        if not self._on_console:
            self.write(shape)

    def disable_input(self) -> None:
        """Stop the input thread and wait for it."""
        if self._wake is not None:
            os.write(self._wake[1], b".")
        super().disable_input()
        self._close_wake()

    def send_message(self, message: Message) -> None:
        """Pass a message to the app through the input queue; called in the input thread."""
        if isinstance(message, Key) and message.character and is_mark(message.character):
            # Textual drops a lone joiner because it is not printable; some scripts need it.
            message = Paste(message.character)
        if self._turns is None:
            self._turns = InputQueue(self._loop, self._hand_over)
        self._call(self._turns.push, message)

    def _hand_over(self, message: Message) -> None:
        self._app.post_message(message)

    def _call(self, act: Callable[..., None], *about: object) -> None:
        """Call a function in the event loop; does nothing if the loop is closed."""
        try:
            self._loop.call_soon_threadsafe(act, *about)
        except RuntimeError:
            if not self._loop.is_closed():
                raise

    def write(self, data: str) -> None:
        """Queue output for the terminal; dropped if the terminal is gone.

        The other screen is not entered again while it shows the early picture: it would go blank.
        """
        if self._early is not None and data == OTHER_SCREEN:
            return
        if not self._is_lost and self._writer_thread is not None and self._writer_thread.is_alive():
            data = pin_cursor(data)
            super().write(with_console_characters(data) if self._on_console else data)

    def close(self) -> None:
        """Stop the output thread if it is still running."""
        if self._signals is not None:
            self._signals.close()
            self._signals = None
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().close()

    def restore_terminal(self) -> None:
        """Restore the terminal immediately; may be called from any thread.

        A terminal that does not read its input gets its line settings back, but not its screen.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        with contextlib.suppress(termios.error, OSError):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            if self._file is not None:
                write_if_room(self._file.fileno(), TERMINAL_RESET.encode())

    def run_input_thread(self) -> None:
        """Read input and post messages until the driver is stopped or the terminal is gone."""
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
                self._terminal_lost()
                return
            else:
                self._post(parser.feed(data))

    def _post(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(
                self._with_kernel_size(message) if isinstance(message, Resize) else message
            )

    def _with_kernel_size(self, told: Resize) -> Resize:
        """Replace a size reported by the terminal with the kernel's size.

        Over a network the report may come before the kernel knows the new size. SIGWINCH follows.
        """
        known = self._size_of_terminal() or size.limited(*told.size)
        return Resize.from_dimensions(known, told.pixel_size)

    def _size_of_terminal(self) -> tuple[int, int] | None:
        files = [self.fileno, *([self._file.fileno()] if self._file is not None else [])]
        return size.size_of(files)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the kernel's size; if unknown, the last known size or Textual's default."""
        known = self._size_of_terminal() or self._last_size
        self._last_size = size.limited(*(known or super()._get_terminal_size()))
        return self._last_size

    def _sigwinch_application(self, *_: object) -> None:
        self._call(self._post_size)

    def _post_size(self) -> None:
        self.process_message(Resize.from_dimensions(self._get_terminal_size(), None))

    def _read(self) -> bytes | None:
        """Read available input; None if the terminal is gone."""
        try:
            data = os.read(self.fileno, 65536)
        except BlockingIOError:
            return b""
        except OSError:
            return None
        return (self._typed_before.as_keys(data) if self._typed_before else data) or None

    def _terminal_lost(self) -> None:
        self._is_lost = True
        main = threading.main_thread().ident
        if main is not None and not self.exit_event.is_set():
            signal.pthread_kill(main, signal.SIGHUP)

    def _close_wake(self) -> None:
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    def _sigtstp_application(self, *_: object) -> None:
        """Suspend in the event loop, because a signal may interrupt a write that holds a lock."""
        if self._auto_restart:
            self._call(super()._sigtstp_application)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._call(self._resume)

    def _resume(self) -> None:
        if self._must_signal_resume:
            self.resume_application_mode()
        elif self._key_thread is not None and self._key_thread.is_alive():
            self._configure_again()
        self._app.call_later(self._app.refresh, layout=True)

    def _configure_again(self) -> None:
        """Configure the terminal again, because a shell may have changed it after SIGSTOP."""
        with contextlib.suppress(termios.error):
            settings = termios.tcgetattr(self.fileno)
            settings[0] = self._patch_iflag(settings[0])
            settings[3] = self._patch_lflag(settings[3])
            termios.tcsetattr(self.fileno, termios.TCSANOW, settings)
        self.write("\x1b[?1049h\x1b[?25l\x1b[?1004h")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._disable_line_wrap()
