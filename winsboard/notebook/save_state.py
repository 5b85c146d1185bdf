"""The state of saving: saved, waiting, or failing."""

from __future__ import annotations

from typing import Literal

from winsboard.named_tuple import NamedTuple


class SaveState(NamedTuple):
    """What the status line says about saving."""

    state: Literal["saved", "saving", "held"]
    """`held` is kept beside the pages, or in memory where that fails too, and tried again."""
    why: str = ""
    """The sentence that says why, when it is held."""
    cause: str = ""
    """The cause alone, such as `the disk is full`, where it is a plain one."""
