"""The sentence for an error that ends a command."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

import winsboard
from winsboard.cli.errors import CommandError
from winsboard.domain.errors import Refusal
from winsboard.words import format_phrase


def sentence_for(error: Exception) -> str:
    """The sentence about an error; an unforeseen one shows no value of the program."""
    from winsboard.store.errors import StoreError, system_error

    if isinstance(error, CommandError):
        return format_phrase(error.key, **error.values)
    if isinstance(error, Refusal):
        return format_phrase(f"refusal.{error.reason}", **error.values)
    if isinstance(error, StoreError):
        return error.sentence()
    if isinstance(error, OSError):
        # An error of the operating system is not a fault of the program, wherever it is raised.
        return system_error(error).sentence()
    if isinstance(error, MemoryError):
        return system_error(OSError(errno.ENOMEM, "")).sentence()
    return format_phrase("cli.unforeseen", kind=type(error).__name__, place=_place(error))


def _place(error: Exception) -> str:
    """The last line of our own code that the error passed through, such as `cli/main.py:42`."""
    home = Path(winsboard.__file__).parent
    frames = traceback.walk_tb(error.__traceback__)
    ours = [
        f"{Path(frame.f_code.co_filename).relative_to(home)}:{line}"
        for frame, line in frames
        if Path(frame.f_code.co_filename).is_relative_to(home)
    ]
    return ours[-1] if ours else "?"
