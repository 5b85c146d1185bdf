"""The ways in which reading or writing can go wrong."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final


class StoreError(Exception):
    """Something about the files; what is on disk is as it was.

    `reason` is the key of a sentence in the part `store` of the shipped words and `values` fill its
    blanks; they hold paths and plain causes, never the person's words.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class Unreadable(StoreError):
    """A file is there and can not be read; it is never written over."""

    cause = ""
    """Why, as the key of the reason among the words."""


class CannotSave(StoreError):
    """A file could not be written."""


class Busy(StoreError):
    """Another process held the lock too long."""


class Newer(StoreError):
    """A file was written by a newer winsboard; it is read but not changed."""


_CAUSES: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOTDIR: "in_the_way",
    errno.EEXIST: "in_the_way",
    errno.EISDIR: "a_folder",
    errno.ENXIO: "no_file",
    errno.ELOOP: "a_link",
    errno.EFBIG: "too_large",
    errno.EIO: "device",
}
_REMEDIES: Final = frozenset({"full", "quota", "read_only", "no_permission", "in_the_way"})


DAMAGE: Final = frozenset({"empty", "not_json", "not_ours", "one_bit", "broken_seal", "gone"})
"""The causes for which a page of ours is restored; what is left is for the person to put right."""
IN_THE_WAY: Final = frozenset(
    {"a_folder", "a_link", "another_program", "device", "in_the_way", "no_file", "no_permission"}
)
"""The causes for which what is in the place of a page is never touched."""
SEALED: Final = frozenset({"other_seal", "newer_seal", "broken_key"})
"""The causes for which a file is left as it is: what opens it is not here."""


def unreadable(path: Path, cause: OSError | str) -> Unreadable:
    """The error that names a file which can not be read and says why."""
    from winsboard.words import say

    why = say(f"store.why.{cause}") if isinstance(cause, str) else _why(cause)
    name = cause if isinstance(cause, str) else _CAUSES.get(cause.errno or 0, "other")
    reason = "foreign" if name == "another_program" else "unreadable"
    reason = "sealed" if name in SEALED else reason
    error = Unreadable(reason, path=path, why=why)
    error.cause = name
    return error


def cannot_save(path: Path, error: OSError) -> CannotSave:
    """The error that says why nothing was written, and what helps."""
    from winsboard.words import say

    cause = _CAUSES.get(error.errno or 0, "other")
    remedy = say(f"store.remedy.{cause if cause in _REMEDIES else 'other'}")
    return CannotSave("cannot_save", path=path, why=_why(error), remedy=remedy)


def _why(error: OSError) -> str:
    from winsboard.words import say

    cause = _CAUSES.get(error.errno or 0, "other")
    return say(f"store.why.{cause}", answer=error.strerror or type(error).__name__)
