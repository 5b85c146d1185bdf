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
from typing import NamedTuple

APP = "winsboard"


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
    """
    home = environ.get("WINSBOARD_HOME")
    paths = _below(Path(home).absolute()) if home else _usual(environ)
    if not data_dir:
        return paths
    data = Path(data_dir).absolute()
    return paths._replace(data=data, state=paths.state / _name_of(data))


def _below(home: Path) -> Paths:
    return Paths(home / "data", home / "state", home / "config")


def _name_of(folder: Path) -> str:
    """A name for a folder that no other folder has."""
    real = folder.resolve()
    return f"{real.name or 'root'}-{zlib.crc32(os.fsencode(real)):08x}"


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
    if named.is_absolute():
        return named / APP
    home = environ.get("HOME")
    return (Path(home) if home else Path.home()) / otherwise / APP
