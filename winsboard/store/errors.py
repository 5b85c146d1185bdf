"""The errors of the store."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from winsboard.store.system.causes import NO_LOCKS, cause_of, describe
from winsboard.store.system.files import is_link


class StoreError(Exception):
    """Base class of the errors about files. Nothing on disk has changed when one is raised.

    `reason` is the key of a phrase below `store.`; `values` fill its placeholders. They hold paths
    and technical causes, never the person's words.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    def sentence(self) -> str:
        """The message for a person."""
        from winsboard.words import format_phrase

        return format_phrase(f"store.{self.reason}", **self.values)


class Unreadable(StoreError):
    """A file exists but cannot be read. It is never overwritten."""

    cause = ""
    """The cause, as the last part of a phrase key."""


class Conflict(Unreadable):
    """A page file contains merge-conflict markers whose sides can be merged."""

    def __init__(self, page: str, error: Unreadable) -> None:
        """`error` says why the file cannot be parsed as it is."""
        super().__init__(error.reason, **error.values)
        self.cause = error.cause
        self.page = page


class CannotSave(StoreError):
    """A file could not be written."""


class Overtaken(CannotSave):
    """Another program wrote a page since it was read. Nothing was overwritten."""


class Busy(StoreError):
    """Another process held the lock for too long."""


class Newer(StoreError):
    """A file was written by a newer winsboard. It can be read but not changed."""


DAMAGE: Final = frozenset(
    {
        "empty",
        "not_json",
        "not_ours",
        "one_bit",
        "broken_seal",
        "other_page",
        "plain",
        "gone",
    }
)
"""Causes for which a page is restored from a copy. With any other cause, the person decides."""
IN_THE_WAY: Final = frozenset(
    {
        "a_folder",
        "a_link",
        "another_program",
        "device",
        "in_the_way",
        "link_loop",
        "no_file",
        "no_permission",
        "too_much",
    }
)
"""Causes for which the file in a page's place is never touched."""
NO_PAGE: Final = IN_THE_WAY - {"device", "no_permission", "too_much"}
"""Those of `IN_THE_WAY` that mean the file is not a page, whatever it contains."""
TOO_MUCH: Final = "too_much"
ANOTHER_PROGRAM: Final = "another_program"
SEALED: Final = frozenset({"other_seal", "newer_seal", "broken_key", "costly_key"})
"""Causes for which a file is left alone: the key that decrypts it is not here."""
SET_ASIDE: Final = frozenset({"other_page", "plain"})
"""Causes for which an intact page waits for the person to decide: it is in the wrong place."""


def unreadable(path: Path, cause: OSError | str) -> Unreadable:
    """Return the error for a file that cannot be read."""
    if isinstance(cause, str):
        from winsboard.words import format_phrase

        reason = "sealed" if cause in SEALED else "unreadable"
        if cause == ANOTHER_PROGRAM:
            reason = "foreign"
        elif cause == TOO_MUCH:
            reason = cause
        error = Unreadable(reason, path=path, why=format_phrase(f"store.why.{cause}"))
        error.cause = cause
        return error
    if cause.errno == errno.EFBIG:
        return unreadable(path, TOO_MUCH)
    if cause.errno == errno.ENXIO:
        return unreadable(path, "no_file")
    if cause.errno == errno.ELOOP and is_link(path):
        return unreadable(path, "a_link")
    error = Unreadable("out_of_reach", path=path, **describe(path, cause))
    error.cause = cause_of(cause)
    return error


def cannot_save(path: Path, error: OSError) -> CannotSave:
    """Return the error for a failed write, with its cause and a remedy."""
    return CannotSave("cannot_save", path=path, **describe(path, error))


def cannot_lock(path: Path, error: OSError) -> CannotSave:
    """Return the error for a refused lock. Without a lock two programs could write at once."""
    return (
        CannotSave("no_locks", path=path) if error.errno in NO_LOCKS else cannot_save(path, error)
    )


def system_error(error: OSError) -> Unreadable:
    """Return the error for a failed system call that no caller handles itself."""
    named = error.filename
    path = os.fsdecode(named) if isinstance(named, str | bytes) and named else ""
    values = describe(Path(path).absolute() if path else Path("/"), error)
    no = Unreadable("refused" if path else "refused.unnamed", path=path, **values)
    no.cause = cause_of(error)
    return no
