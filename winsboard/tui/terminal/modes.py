"""Escape codes that switch the modes of a terminal. Imports no Textual."""

from __future__ import annotations

import contextlib
import os
from typing import Final

TERMINAL_RESET: Final = (
    "\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2048l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Disables every mode that Textual enables."""
OTHER_SCREEN: Final = "\x1b[?1049h"
"""Shows the other screen, which is empty; a program leaves the usual one as it was."""


def write_if_room(file: int, data: bytes) -> None:
    """Write as much to a terminal as it takes at once. Raises OSError if it is gone.

    A terminal that is reported as ready may take a few bytes only, and then block the rest.
    """
    was_blocking = os.get_blocking(file)
    os.set_blocking(file, False)
    try:
        with contextlib.suppress(BlockingIOError):
            os.write(file, data)
    finally:
        os.set_blocking(file, was_blocking)
