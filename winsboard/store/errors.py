"""The errors of the store."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from winsboard.store.system.causes import NO_LOCKS, cause_of, describe
from winsboard.store.system.files import is_link


class StoreError(Exception):
    """Something about the files; what is on disk is as it was.

    `reason` is the key of a sentence in the part `store` of the shipped words and `values` fill its
    blanks; they hold paths and plain causes, never the person's words.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    def sentence(self) -> str:
        """What a person is told."""
        from winsboard.words import say

        return say(f"store.{self.reason}", **self.values)


class Unreadable(StoreError):
    """A file is there and cannot be read; it is never written over."""

    cause = ""
    """Why, as the key of the reason among the words."""


class Conflict(Unreadable):
    """Version control has left several sides of a page in its file, which can be made one."""

    def __init__(self, page: str, error: Unreadable) -> None:
        """`error` says why the file is no page as it stands."""
        super().__init__(error.reason, **error.values)
        self.cause = error.cause
        self.page = page


class CannotSave(StoreError):
    """A file could not be written."""


class Overtaken(CannotSave):
    """Something else has written a page since it was read; nothing was written over."""


class Busy(StoreError):
    """Another process held the lock too long."""


class Newer(StoreError):
    """A file was written by a newer winsboard; it is read but not changed."""


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
"""The causes for which a page of ours is restored; what is left is for the person to put right."""
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
"""The causes for which what is in the place of a page is never touched."""
NO_PAGE: Final = IN_THE_WAY - {"device", "no_permission", "too_much"}
"""Those of them for which what is there is no page, whatever is in it."""
TOO_MUCH: Final = "too_much"
ANOTHER_PROGRAM: Final = "another_program"
SEALED: Final = frozenset({"other_seal", "newer_seal", "broken_key", "costly_key"})
"""The causes for which a file is left as it is: what opens it is not here."""
SET_ASIDE: Final = frozenset({"other_page", "plain"})
"""The causes for which a whole page waits for a person to decide: it is in the wrong place."""


def unreadable(path: Path, cause: OSError | str) -> Unreadable:
    """The error that names a file which cannot be read and says why."""
    if isinstance(cause, str):
        from winsboard.words import say

        reason = "sealed" if cause in SEALED else "unreadable"
        if cause == ANOTHER_PROGRAM:
            reason = "foreign"
        elif cause == TOO_MUCH:
            reason = cause
        error = Unreadable(reason, path=path, why=say(f"store.why.{cause}"))
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
    """The error that says why nothing was written, and what helps."""
    return CannotSave("cannot_save", path=path, **describe(path, error))


def no_lock(path: Path, error: OSError) -> CannotSave:
    """The same where a lock was refused, which keeps two programs from writing at once."""
    return (
        CannotSave("no_locks", path=path) if error.errno in NO_LOCKS else cannot_save(path, error)
    )


def refused(error: OSError) -> Unreadable:
    """The error of a call to the system that nobody has foreseen at this place."""
    named = error.filename
    path = os.fsdecode(named) if isinstance(named, str | bytes) and named else ""
    values = describe(Path(path).absolute() if path else Path("/"), error)
    no = Unreadable("refused" if path else "refused.unnamed", path=path, **values)
    no.cause = cause_of(error)
    return no
