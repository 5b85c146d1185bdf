"""Error messages for when the program's own files cannot be read; they need no file."""

from __future__ import annotations

import errno
from os.path import dirname

BROKEN = (
    "winsboard cannot use its own files ({what}). What was saved before is safe. Install "
    "winsboard again."
)
TOO_MANY_FILES = (
    "This computer has no room for one more open file, so winsboard cannot continue. What was "
    "saved before is safe. Close some programs, then try again."
)
TOO_MANY_FILES_WHY = "too many files are open on this computer"
TOO_MANY_FILES_REMEDY = "close some programs and try again"
SHORT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})


def is_own_file_error(error: BaseException) -> bool:
    """Whether the error is that a file of winsboard itself cannot be read."""
    named = error.filename if isinstance(error, OSError) else None
    return isinstance(named, str) and named.startswith(dirname(__file__))  # noqa: PTH120


def fallback_message(error: BaseException, second_error: BaseException | None = None) -> str:
    """The message for a broken installation. `second_error` was raised while reporting `error`."""
    if any(isinstance(e, OSError) and e.errno in SHORT for e in (error, second_error)):
        return TOO_MANY_FILES
    return BROKEN.format(what=", ".join(_what(e) for e in (error, second_error) if e is not None))


def _what(error: BaseException) -> str:
    """The error as text, without anything the person has typed."""
    if isinstance(error, OSError):
        return f"{type(error).__name__}: {error.filename}"
    if isinstance(error, ImportError):
        return f"{type(error).__name__}: {error.name}"
    return type(error).__name__
