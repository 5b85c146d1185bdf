"""The folders of a board.

winsboard relies on what POSIX systems offer (flock, atomic rename, fsync of a folder); other
systems are not supported.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

from winsboard.named_tuple import NamedTuple

APP = "winsboard"
DATA = "data"
TILDE = "~"
BOARDS = "boards"
"""The folder of the other boards below `WINSBOARD_HOME`."""
OTHERS = f"{APP}-{BOARDS}"
"""The folder of the other boards beside each of the usual folders."""
FIRST_BOARD = "first"
"""The id of the board in the usual folders, and of one that `--data-dir` names."""


class UnknownFolder(Exception):
    """A folder cannot be determined: it is unknown, or relative where it must not be.

    `reason` is the key of a sentence in `phrases/cli.json`, and `values` fill its placeholders.
    """

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class Paths(NamedTuple):
    """The three folders of a board. They need not exist."""

    data: Path
    """The board itself: what a person syncs or copies."""
    state: Path
    """What belongs to this computer, such as the lock and the drafts."""
    config: Path


def find_paths(data_dir: str | None, environ: Mapping[str, str]) -> Paths:
    """Determine the folders from `--data-dir`, `WINSBOARD_HOME` and the defaults, in this order.

    `--data-dir` only sets the data folder; it then has a state folder of its own, named after its
    real path. Raises NoPlace.
    """
    named = environ.get("WINSBOARD_HOME")
    paths = _below(_fixed(named, environ)) if named else _usual(environ)
    if not data_dir:
        return paths
    data = absolute_path(data_dir, environ)
    return paths._replace(data=data, state=paths.state / _name_of(data))


def paths_of_board(id: str, environ: Mapping[str, str]) -> Paths:
    """The folders of one of several boards; `id` is a generated name. Raises UnknownFolder."""
    named = environ.get("WINSBOARD_HOME")
    if id == FIRST_BOARD:
        return find_paths(None, environ)
    if named:
        return _below(_fixed(named, environ) / BOARDS / id)
    return Paths(*(folder.parent / OTHERS / id for folder in _usual(environ)))


def board_id_of(data: Path) -> str:
    """The id of the board in a data folder, which `paths_of_board` made."""
    for folder in (data, data.parent) if data.name == DATA else (data,):
        if is_board_id(folder.name) and folder.parent.name in (BOARDS, OTHERS):
            return folder.name
    return FIRST_BOARD


def is_board_id(name: str) -> bool:
    """Whether a name was generated for the folder of a board: sixteen hexadecimal digits."""
    return len(name) == 16 and set(name) <= set("0123456789abcdef")


def other_folder_name(data: Path, environ: Mapping[str, str]) -> str:
    """The name of a data folder that is not the usual one, to tell boards apart; else empty."""
    try:
        is_usual = data == _usual(environ).data
    except UnknownFolder:
        is_usual = False
    return "" if is_usual else data.name if data.name != DATA else data.parent.name


def absolute_path(typed: str, environ: Mapping[str, str]) -> Path:
    """Make a path absolute and expand `~`, without resolving links. Raises NoPlace."""
    path = expand_home(typed, environ)
    if not path.is_absolute():
        try:
            path = Path.cwd() / path
        except FileNotFoundError:
            raise UnknownFolder("no_working_folder", path=typed) from None
    return path


def expand_home(typed: str, environ: Mapping[str, str]) -> Path:
    """Expand a leading `~` or `~name` of a path. Raises NoPlace."""
    if not typed.startswith(TILDE):
        return Path(typed)
    first, *rest = Path(typed).parts
    if first == TILDE:
        return home_folder(environ).joinpath(*rest)
    import pwd

    try:
        return Path(pwd.getpwnam(first[1:]).pw_dir).joinpath(*rest)
    except (KeyError, ValueError):
        # No such user: it is an ordinary file name.
        return Path(typed)


def home_folder(environ: Mapping[str, str]) -> Path:
    """The home folder of the user. Raises NoPlace."""
    named = environ.get("HOME", "")
    if Path(named).is_absolute():
        return Path(named)
    if named:
        raise UnknownFolder("relative_home", variable="HOME", path=named)
    import pwd

    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:
        raise UnknownFolder("no_home") from None


def _fixed(named: str, environ: Mapping[str, str]) -> Path:
    """The folder of `WINSBOARD_HOME`, which must not depend on the working directory."""
    path = expand_home(named, environ)
    if not path.is_absolute():
        raise UnknownFolder("relative_home", variable="WINSBOARD_HOME", path=named)
    return path


def _below(home: Path) -> Paths:
    return Paths(home / DATA, home / "state", home / "config")


def _name_of(folder: Path) -> str:
    """A name that is unique for a folder: its base name and a checksum of its real path."""
    real = os.path.realpath(folder)
    return f"{os.path.basename(real) or 'root'}-{zlib.crc32(os.fsencode(real)):08x}"  # noqa: PTH119


def _usual(environ: Mapping[str, str]) -> Paths:
    """The default folders of the system, as `platformdirs` defines them."""
    if sys.platform == "linux" and "ANDROID_DATA" not in environ:
        # The same lookups without platformdirs, whose import takes longer than `winsboard tick`.
        return Paths(
            _xdg(environ, "XDG_DATA_HOME", ".local/share"),
            _xdg(environ, "XDG_STATE_HOME", ".local/state"),
            _xdg(environ, "XDG_CONFIG_HOME", ".config"),
        )
    import platformdirs

    return Paths(
        platformdirs.user_data_path(APP),
        platformdirs.user_state_path(APP),
        platformdirs.user_config_path(APP),
    )


def _xdg(environ: Mapping[str, str], variable: str, otherwise: str) -> Path:
    named = Path(environ.get(variable, "").strip())
    return (named if named.is_absolute() else home_folder(environ) / otherwise) / APP
