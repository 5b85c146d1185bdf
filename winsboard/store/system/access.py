"""Why a file cannot be opened, and how to regain access; usually `sudo` was used once."""

from __future__ import annotations

import os
import pwd
import shlex
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from winsboard.words import say

INNER: Final = frozenset({"months", "copies", "backups", "quarantine", "merged", "keys", "boards"})
"""The folders inside the data folder and the state folder of a board."""


def describe_access(path: Path, environ: Mapping[str, str] = os.environ) -> dict[str, str] | None:
    """Why a path may not be used, and what helps; none where its owner is not what is in the way.

    A command is told only for what belongs to the board, or lies in the home of this person: what
    is above that may be a folder of the system.
    """
    try:
        barred = _barred(path)
    except OSError:
        # The disk answers nothing sensible any more; its own words are all there is.
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
        "why": say(f"store.why.{case}{itself}", **values),
        "remedy": say(f"store.remedy.{case}", **values),
    }


def user_name(number: int) -> str:
    """The name of a user, or the number of one that has none."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _barred(path: Path) -> tuple[Path, os.stat_result] | None:
    """The first folder on the way to a path, or the file itself, that this person may not use."""
    steps = [*reversed(path.parents), path]
    last: tuple[Path, os.stat_result] | None = None
    for place in steps:
        try:
            found = place.stat()
        except PermissionError:
            return last
        except OSError:
            # It is not there: the folder above does not let it be made.
            return last
        last = place, found
        wanted = os.R_OK | os.X_OK if stat.S_ISDIR(found.st_mode) else os.R_OK
        if place != path and place != path.parent:
            wanted = os.X_OK
        if not os.access(place, wanted):
            return last
    # It can be read, so it was to be written: that is for the folder to allow.
    if last is not None and os.access(path, os.W_OK) and not os.access(path.parent, os.W_OK):
        return path.parent, path.parent.stat()
    return last


def _board_folder(path: Path) -> Path:
    """The data folder or the state folder that a file of a board lies in, or would lie in."""
    if path.name in INNER:
        return path.parent
    for folder in path.parents:
        if folder.name in INNER:
            return folder.parent
    return path if os.path.isdir(path) else path.parent  # noqa: PTH112 - it raises nothing


def _is_in_home(place: Path, environ: Mapping[str, str]) -> bool:
    home = environ.get("HOME", "")
    return bool(home) and place != Path(home) and place.is_relative_to(home)
