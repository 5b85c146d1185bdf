"""The files below a data folder and its state folder that hold a person's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from winsboard.store import imprint
from winsboard.store.arrivals import MERGED
from winsboard.store.backups import BACKUPS
from winsboard.store.copies import COPIES
from winsboard.store.places import MONTHS
from winsboard.store.quarantine import QUARANTINE
from winsboard.store.versions import files_below

STATE_FOLDERS: Final = (COPIES, BACKUPS, QUARANTINE, MERGED)
"""The state folder of a board may hold those of others, so no other folder in it is looked into."""
_NAMED_AFTER_A_PAGE: Final = re.compile(r"(library|[0-9]{4}-[0-9]{2})\b.*\.json")


def in_data(data: Path) -> Iterator[Path]:
    """The files of a data folder that may be pages, or copies of pages that came beside them.

    The versions that Syncthing keeps in it are among them.
    """
    found = [*data.glob("*.json*"), *(data / MONTHS).glob("*.json*")]
    found += (data / ".stversions").rglob("*.json*")
    yield from sorted(path for path in found if path.is_file() and path.name[:2] != ".~")


def copies_below(data: Path) -> list[Path]:
    """The files anywhere below a data folder that may be pages, or copies that came with them."""
    return files_below(data) if data.is_dir() else []


def in_state(state: Path) -> Iterator[Path]:
    """The files of a state folder that may hold words, all of them winsboard's own."""
    yield from sorted(path for path in state.glob("*.json") if path.is_file())
    for name in STATE_FOLDERS:
        for path in sorted((state / name).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path


def is_ours(path: Path, raw: bytes) -> bool:
    """Whether a file of a data folder is a page or, however damaged, is named after one."""
    return bool(_NAMED_AFTER_A_PAGE.match(path.name)) or imprint.page_of(raw) is not None


def leftovers(data: Path, state: Path) -> Iterator[Path]:
    """What writers that were killed left behind; whoever removes it holds the lock."""
    folders = (data, data / MONTHS, state, *(state / name for name in STATE_FOLDERS))
    for folder in (*folders, *(state / BACKUPS).glob("*")):
        yield from folder.glob(".~*.tmp")
