"""The names in the inbox of a board."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from winsboard.store.page_paths import INBOX

RECEIPTS: Final = "receipts"
ASIDE: Final = "aside"
LOCK: Final = "lock"

FOLDERS: Final = ("", RECEIPTS, ASIDE)
"""The folders of the inbox: itself and those in it."""
_ID_LENGTH: Final = 32


def is_message_id(name: str) -> bool:
    """Whether a text is a random id of a message: 32 hexadecimal digits."""
    return len(name) == _ID_LENGTH and set(name) <= set("0123456789abcdef")


def is_inbox_file(name: str) -> bool:
    """Whether a file in the inbox has a name that winsboard gave it."""
    return name == LOCK or (name.endswith(".json") and is_message_id(name[:-5]))


def waiting_names(state: Path) -> frozenset[str]:
    """The names of the files that wait in the inbox; only the folder is read."""
    try:
        names = os.listdir(state / INBOX)  # noqa: PTH208 - a third of the time of pathlib
    except OSError:
        return frozenset()
    return frozenset(n for n in names if n[0] != "." and n not in (RECEIPTS, ASIDE, LOCK))
