"""The save state: saved, saving, or held because writing fails."""

from __future__ import annotations

from typing import Literal

from winsboard.named_tuple import NamedTuple


class SaveState(NamedTuple):
    """The save state shown in the status line."""

    state: Literal["saved", "saving", "held"]
    """`held` means saved next to the pages, or in memory if that fails too, and retried."""
    why: str = ""
    """The message about why it is held."""
    cause: str = ""
    """The cause alone, such as `the disk is full`; may be empty."""
