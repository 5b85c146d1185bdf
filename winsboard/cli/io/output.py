"""Printing to standard output and standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import Final, TextIO

from winsboard.cli.errors import CommandError
from winsboard.words.text.terminal_safe import terminal_safe

MAX_ERROR_LENGTH: Final = 1000
"""Characters."""
YES: Final = frozenset({"y", "yes"})


def prepare_streams() -> None:
    """Have characters that a terminal cannot show replaced instead of raising."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines.

    Raises CommandError if they cannot be written, BrokenPipeError if nobody reads the pipe.
    """
    text = terminal_safe("\n".join(lines))
    if sys.stdout is not None:
        try:
            sys.stdout.write(f"{_drawable(text)}\n")
            sys.stdout.flush()
        except OSError as error:
            _discard_buffer(sys.stdout)
            if isinstance(error, BrokenPipeError):
                raise
            raise CommandError("cli.unwritten", why=error.strerror or "") from None


def _drawable(text: str) -> str:
    """The text with substitutes for characters that the Linux console lacks."""
    if text.isascii() or not os.environ.get("TERM", "").startswith("linux"):
        return text
    from winsboard.tui.terminal.console_font import is_linux_console, with_console_characters

    drawn_by_it = is_linux_console(os.environ) and sys.stdout is not None and sys.stdout.isatty()
    return with_console_characters(text) if drawn_by_it else text


def print_json(value: object) -> None:
    """Print a value as JSON; raises as `print_lines` does."""
    print_lines(json_lines(value))


def json_lines(value: object) -> list[str]:
    """A value as lines of JSON, escaped if the output cannot encode its characters."""
    from winsboard.plain.fields import json_text

    return [json_text(value, getattr(sys.stdout, "encoding", None) or "utf-8")]


def print_error(sentence: str) -> None:
    """Print an error in one line, whatever it quotes."""
    if sys.stderr is not None:
        line = " ".join(sentence.split())
        try:
            sys.stderr.write(terminal_safe(line[:MAX_ERROR_LENGTH]) + "\n")
            sys.stderr.flush()
        except OSError:
            # The exit code still reports it.
            _discard_buffer(sys.stderr)


def _discard_buffer(stream: TextIO) -> None:
    """Discard the buffer: it would be flushed again at exit, with a traceback."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def ask(question: str, *, or_enter: bool = False) -> bool:
    """Ask a yes-or-no question; anything but yes is no, or with `or_enter` but yes and Enter."""
    if sys.stderr is not None:
        sys.stderr.write(terminal_safe(question) + " ")
        sys.stderr.flush()
    from winsboard.cli.io.standard_input import one_line

    line = one_line()
    said = line.strip().casefold()
    # At the end of the input nobody has pressed Enter.
    return said in YES or (or_enter and bool(line) and not said)
