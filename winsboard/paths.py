"""Where the files of a board live.

winsboard keeps its promises about files with what POSIX systems give (flock, an atomic rename, a
folder that can be synced to disk); other systems are not supported.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

from winsboard.named_tuple import NamedTuple

APP = "winsboard"
TILDE = "~"


class NoPlace(Exception):
    """A wish for a folder that names none, or none that stays the same.

    `reason` is the key of a sentence in the part `cli` of the shipped words, `values` fill it.
    """

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class Paths(NamedTuple):
    """The three folders of a board; none of them needs to exist."""

    data: Path
    """What a person syncs or copies."""
    state: Path
    """What belongs to this computer: the lock and the drafts."""
    config: Path


def find_paths(data_dir: str | None, environ: Mapping[str, str]) -> Paths:
    """The folders to use: `--data-dir` decides the data, `WINSBOARD_HOME` what it leaves open.

    A data folder that was named has a state folder of its own, wherever it is reached from.
    Raises NoPlace.
    """
    named = environ.get("WINSBOARD_HOME")
    paths = _below(_fixed(named, environ)) if named else _usual(environ)
    if not data_dir:
        return paths
    data = absolute(data_dir, environ)
    return paths._replace(data=data, state=paths.state / _name_of(data))


def absolute(typed: str, environ: Mapping[str, str]) -> Path:
    """A path somebody has typed or set: `~` is the home folder, links stay links.

    Raises NoPlace.
    """
    path = expanded(typed, environ)
    if not path.is_absolute():
        try:
            path = Path.cwd() / path
        except FileNotFoundError:
            raise NoPlace("no_working_folder", path=typed) from None
    return path


def expanded(typed: str, environ: Mapping[str, str]) -> Path:
    """A path whose `~` or `~name` is the home folder it stands for; raises NoPlace."""
    if not typed.startswith(TILDE):
        return Path(typed)
    first, *rest = Path(typed).parts
    if first == TILDE:
        return home(environ).joinpath(*rest)
    import pwd

    try:
        return Path(pwd.getpwnam(first[1:]).pw_dir).joinpath(*rest)
    except (KeyError, ValueError):
        # A name that nobody has is the name of a file.
        return Path(typed)


def home(environ: Mapping[str, str]) -> Path:
    """The home folder of this person; raises NoPlace."""
    named = environ.get("HOME", "")
    if Path(named).is_absolute():
        return Path(named)
    if named:
        raise NoPlace("relative_home", variable="HOME", path=named)
    import pwd

    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:
        raise NoPlace("no_home") from None


def _fixed(named: str, environ: Mapping[str, str]) -> Path:
    """The folder of `WINSBOARD_HOME`, the same one wherever the person is just now."""
    path = expanded(named, environ)
    if not path.is_absolute():
        raise NoPlace("relative_home", variable="WINSBOARD_HOME", path=named)
    return path


def _below(home: Path) -> Paths:
    return Paths(home / "data", home / "state", home / "config")


def _name_of(folder: Path) -> str:
    """A name for a folder that no other folder has."""
    real = os.path.realpath(folder)
    return f"{os.path.basename(real) or 'root'}-{zlib.crc32(os.fsencode(real)):08x}"  # noqa: PTH119


def _usual(environ: Mapping[str, str]) -> Paths:
    """The folders the system has for this; on Linux the ones platformdirs names."""
    if sys.platform == "linux" and "ANDROID_DATA" not in environ:
        # The same three lookups without platformdirs, whose import takes longer than a whole tick.
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
    return (named if named.is_absolute() else home(environ) / otherwise) / APP
