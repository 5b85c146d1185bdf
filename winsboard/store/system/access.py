"""Why a file cannot be opened, and how to regain access; usually `sudo` was used once."""

from __future__ import annotations

import os
import pwd
import shlex
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from winsboard.words import format_phrase

INNER: Final = frozenset({"months", "copies", "backups", "quarantine", "merged", "keys", "boards"})
"""Folders inside the data folder and the state folder of a board."""


def describe_access(path: Path, environ: Mapping[str, str] = os.environ) -> dict[str, str] | None:
    """Why a path cannot be used, with a remedy. Returns None if ownership is not the cause.

    A command is only suggested for files of the board and below the home folder of this person; a
    folder above those may belong to the system.
    """
    try:
        barred = _first_forbidden(path)
    except OSError:
        # The disk fails altogether; the error of the system is all there is to show.
        return None
    if barred is None:
        return None
    place, found = barred
    whole = _board_folder(path)
    root = whole if place.is_relative_to(whole) else place
    if found.st_uid == os.geteuid():
        if found.st_uid == 0:
            return None
        command = f"chmod -R u+rwX {shlex.quote(str(root))}"
        return _words("closed", path, place=place, command=command)
    owner = user_name(found.st_uid)
    if place.is_relative_to(whole) or _is_in_home(place, environ):
        you = user_name(os.geteuid())
        command = f"sudo chown -R {shlex.quote(you)} {shlex.quote(str(root))}"
        return _words("of_another", path, place=place, owner=owner, command=command)
    return _words("elsewhere", path, place=place, owner=owner, command="")


def _words(case: str, path: Path, **values: object) -> dict[str, str]:
    itself = ".itself" if values["place"] == path else ""
    return {
        "why": format_phrase(f"store.why.{case}{itself}", **values),
        "remedy": format_phrase(f"store.remedy.{case}", **values),
    }


def user_name(number: int) -> str:
    """The name of a user, or the number if it has none."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _first_forbidden(path: Path) -> tuple[Path, os.stat_result] | None:
    """The first folder on a path, or the file itself, that this person may not use."""
    steps = [*reversed(path.parents), path]
    last: tuple[Path, os.stat_result] | None = None
    for place in steps:
        try:
            found = place.stat()
        except PermissionError:
            return last
        except OSError:
            # It does not exist: the folder above does not permit creating it.
            return last
        last = place, found
        wanted = os.R_OK | os.X_OK if stat.S_ISDIR(found.st_mode) else os.R_OK
        if place != path and place != path.parent:
            wanted = os.X_OK
        if not os.access(place, wanted):
            return last
    # It can be read, so the call meant to write, which the folder has to permit.
    if last is not None and os.access(path, os.W_OK) and not os.access(path.parent, os.W_OK):
        return path.parent, path.parent.stat()
    return last


def _board_folder(path: Path) -> Path:
    """The data folder or state folder that a path is in, whether or not it exists."""
    if path.name in INNER:
        return path.parent
    for folder in path.parents:
        if folder.name in INNER:
            return folder.parent
    return path if os.path.isdir(path) else path.parent  # noqa: PTH112 - it raises nothing


def _is_in_home(place: Path, environ: Mapping[str, str]) -> bool:
    home = environ.get("HOME", "")
    return bool(home) and place != Path(home) and place.is_relative_to(home)
