"""Writes to the terminal at once, and through Textual's thread only while the terminal is slow.

Each write through the thread costs two switches of threads, and waits until Python gives up the
lock that all threads share.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from queue import Queue
from typing import Final, TextIO, cast

from textual.drivers import _writer_thread, linux_driver

_IS_KNOWN: Final = getattr(
    linux_driver, "WriterThread", None
) is _writer_thread.WriterThread and hasattr(_writer_thread.WriterThread, "write")
BEGINS: Final = "\x1b[?2026h"
ENDS: Final = "\x1b[?2026l"
"""Around a picture, which the terminal shows when it is complete."""


class DirectWriter(_writer_thread.WriterThread):
    """Writes a whole picture in one call, if the terminal takes it without waiting."""

    def __init__(self, file: TextIO) -> None:
        super().__init__(file)
        file.flush()
        self._main = threading.get_ident()
        self._picture: list[str] | None = None
        self._queued = self._written = 0
        self._direct = _opened_again(file)
        self._pieces = cast("Queue[str | bytes | None]", self._queue)
        self._encoding, self._errors = file.encoding, file.errors or "strict"

    def write(self, text: str) -> None:
        """Write text; between the beginning and the end of a picture, keep it until the end."""
        if threading.get_ident() != self._main:
            self._put(text)
        elif self._picture is not None:
            self._picture.append(text)
            if text == ENDS:
                picture, self._picture = "".join(self._picture), None
                self._write_now(picture)
        elif text == BEGINS:
            self._picture = [text]
        else:
            self._write_now(text)

    def _write_now(self, text: str) -> None:
        """Write what the terminal takes at once, and leave the rest to the thread."""
        if self._direct is None or self._queued != self._written:
            self._put(text)
            return
        data = text.encode(self._encoding, self._errors)
        try:
            done = os.write(self._direct, data)
        except OSError:
            # Full, or gone: the thread waits for it, or ends as Textual's does.
            done = 0
        if done < len(data):
            self._put(data[done:])

    def _put(self, what: str | bytes) -> None:
        self._queued += 1
        self._pieces.put(what)

    def run(self) -> None:
        """Write what was queued, in order."""
        while (what := self._pieces.get()) is not None:
            if isinstance(what, bytes):
                self._file.flush()
                _write_all(self._file.fileno(), what)
            else:
                self._file.write(what)
                self._file.flush()
            self._written += 1
        self._file.flush()

    def stop(self) -> None:
        """Stop the thread, and wait until everything is written."""
        super().stop()
        if self._direct is not None:
            os.close(self._direct)
            self._direct = None


def _opened_again(file: TextIO) -> int | None:
    """Open a terminal anew, because not to wait is a setting that others would share."""
    with suppress(OSError, ValueError):
        return os.open(os.ttyname(file.fileno()), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    return None


def _write_all(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def write_directly() -> None:
    """Use this writer in drivers that start from now on, if Textual's is the one it replaces."""
    if _IS_KNOWN:
        vars(linux_driver)["WriterThread"] = DirectWriter
