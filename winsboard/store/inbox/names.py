"""The names in the inbox of a board. Every command asks for them, so little is loaded."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

INBOX: Final = "inbox"
RECEIPTS: Final = "receipts"
ASIDE: Final = "aside"
LOCK: Final = "lock"


def waiting_names(state: Path) -> frozenset[str]:
    """The names of the files that wait in the inbox; only the folder is read."""
    try:
        names = os.listdir(state / INBOX)  # noqa: PTH208 - a third of the time of pathlib
    except OSError:
        return frozenset()
    return frozenset(n for n in names if n[0] != "." and n not in (RECEIPTS, ASIDE, LOCK))
