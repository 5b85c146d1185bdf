"""A small app to test the driver and the exit guard in a separate process.

`python -m tests.tui.terminal.tiny FOLDER` saves the typed text in `FOLDER/saved`. With
`FOLDER/full` saving fails, with `FOLDER/stuck` it never ends. Each event is shown as a line, the
newest first. `--hasty` limits a clean exit to half a second instead of a minute, `--stock` uses
Textual's driver, and with `--deaf` the kernel reports nothing about the terminal.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, NoReturn

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.widgets import Static

from winsboard.tui.components.fields.editor import Editor
from winsboard.tui.terminal.exit_guard import ExitGuard
from winsboard.tui.terminal.textual_compat import PrivateCrashReport


class Tiny(ExitGuard, PrivateCrashReport, App[None]):
    """An editor, and a line with the last event."""

    CSS = "Editor { height: 6; } #told { height: 1fr; }"
    GRACE = 60.0
    BINDINGS: ClassVar[list[BindingType]] = [
        ("f2", "suspend_process", "Suspend"),
        ("f3", "shell", "Shell"),
        ("f4", "crash", "Crash"),
        ("f5", "flood", "Flood"),
        ("f8", "quit", "Leave"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.text_location = str(folder)
        self._folder = folder
        self._told: list[str] = []

    def compose(self) -> ComposeResult:
        yield Editor(id="words")
        yield Static(id="told", markup=False)

    def on_ready(self) -> None:
        self.query_one(Editor).focus()
        self.tell("ready")

    def save_everything(self) -> None:
        if (self._folder / "full").exists():
            raise OSError("no space")
        while (self._folder / "stuck").exists():
            signal.pause()
        (self._folder / "saved").write_text(self.query_one(Editor).text, encoding="utf-8")

    def tell(self, what: str) -> None:
        self._told = [what, *self._told][:12]
        self.query_one("#told", Static).update("\n".join(self._told))

    def on_key(self, event: events.Key) -> None:
        self.tell(f"key {event.key}")

    def on_click(self, event: events.Click) -> None:
        self.tell(f"click {event.screen_x},{event.screen_y}")

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.tell(f"wheel {event.screen_x},{event.screen_y}")

    def on_resize(self, event: events.Resize) -> None:
        if self.query("#told"):
            self.call_later(self.tell, f"size {event.size.width}x{event.size.height}")

    def on_editor_typed(self, message: Editor.Typed) -> None:
        self.tell(f"typed {len(message.editor.text)}")

    def action_shell(self) -> None:
        with self.suspend():
            subprocess.run(["/bin/cat"], check=False)
        self.tell("back from cat")

    def action_crash(self) -> None:
        entry = self.query_one(Editor).text
        raise ValueError(entry)

    def action_flood(self) -> None:
        self.set_interval(0.01, lambda: self.tell(os.urandom(1000).hex()))


class Stock(Tiny):
    """The same with Textual's driver."""

    def get_driver_class(self) -> type[Driver]:
        return LinuxDriver


def main() -> NoReturn:
    """Run the app as the arguments of the command line say."""
    if "--deaf" in sys.argv:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        fcntl.ioctl(0, termios.TIOCNOTTY)
    app = (Stock if "--stock" in sys.argv else Tiny)(Path(sys.argv[1]))
    if "--hasty" in sys.argv:
        Tiny.GRACE = 0.5
    app.run()
    # Like the real driver: flushing a lost terminal fails, which must not change the exit code.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(app.return_code or 0)


if __name__ == "__main__":
    main()
