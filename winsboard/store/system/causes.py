"""What an error of the operating system means, and its remedy, as keys of phrases."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISREG
from typing import Final

from winsboard.fallback_messages import TOO_MANY_FILES_REMEDY, TOO_MANY_FILES_WHY

CAUSES: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOTDIR: "in_the_way",
    errno.EEXIST: "in_the_way",
    errno.EISDIR: "a_folder",
    errno.ENOTEMPTY: "not_empty",
    errno.EFBIG: "too_large",
    errno.EIO: "device",
    errno.EMFILE: "too_many_open",
    errno.ENFILE: "too_many_open",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ELOOP: "link_loop",
    errno.ESTALE: "stale",
    errno.ENOENT: "vanished",
    errno.ENOMEM: "no_memory",
    errno.EBUSY: "in_use",
    errno.ETXTBSY: "in_use",
    errno.EAGAIN: "in_use",
    errno.EDEADLK: "in_use",
    errno.ENXIO: "no_answer",
    errno.ENODEV: "no_answer",
    errno.ETIMEDOUT: "no_answer",
    errno.ENOTCONN: "no_answer",
    errno.ECONNABORTED: "no_answer",
    errno.ECONNRESET: "no_answer",
    errno.EHOSTDOWN: "no_answer",
    errno.EHOSTUNREACH: "no_answer",
    errno.ENETDOWN: "no_answer",
    errno.ENETUNREACH: "no_answer",
}
"""The cause for each error number. Any other error is shown in the words of the system."""

NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""The error numbers of a disk that does not support locks."""


def cause_of(error: OSError) -> str:
    """The key of the cause of an error."""
    return CAUSES.get(error.errno or 0, "other")


def why(error: OSError) -> str:
    """The cause of an error as a phrase."""
    from winsboard.words import format_phrase

    return format_phrase(
        f"store.why.{cause_of(error)}", answer=error.strerror or type(error).__name__
    )


def describe(path: Path, error: OSError) -> dict[str, str]:
    """The values of the placeholders `why` and `remedy` for an error at a path."""
    try:
        return _describe(path, error)
    except OSError:
        # If no more files can be opened, the phrases cannot be read either.
        return {"why": TOO_MANY_FILES_WHY, "remedy": TOO_MANY_FILES_REMEDY}


def _describe(path: Path, error: OSError) -> dict[str, str]:
    from winsboard.words import format_phrase

    cause = _cause_at(path, error)
    if cause == "no_permission":
        from winsboard.store.system.access import describe_access

        if (found := describe_access(path)) is not None:
            return found
    place = _place(path)
    if cause == "in_the_way" and not _can_go(place):
        cause = "in_the_way.for_good"
    answer = error.strerror or type(error).__name__
    reason = format_phrase(f"store.why.{_cause_at(path, error)}", answer=answer)
    return {"why": reason, "remedy": format_phrase(f"store.remedy.{cause}", place=place)}


def _can_go(place: Path) -> bool:
    """Whether the person can remove what is in the way; a device belongs to the system."""
    try:
        mode = place.lstat().st_mode
    except OSError:
        return True
    return not (S_ISCHR(mode) or S_ISBLK(mode))


def _cause_at(path: Path, error: OSError) -> str:
    """The key of the cause, which for some error numbers depends on what is at the path."""
    if error.errno == errno.ELOOP and path.is_symlink() and not _is_loop(path):
        return "plain_link"
    if error.errno == errno.ENXIO and os.path.lexists(path) and not S_ISREG(path.lstat().st_mode):
        return "no_file"
    return cause_of(error)


def _is_loop(path: Path) -> bool:
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _place(path: Path) -> Path:
    """The first part of a path that is not a folder, or the path itself."""
    for folder in reversed(path.parents):
        try:
            if not S_ISDIR(folder.stat().st_mode):
                return folder
        except OSError:
            return folder if os.path.islink(folder) else path  # noqa: PTH114 - it raises nothing
    return path
