"""Keeps columns aligned for characters whose width differs between terminals.

A joined emoji is between two and eight cells wide; `cells` says what differs in scripts.
"""

from __future__ import annotations

import re
from typing import Final

from winsboard.tui.terminal.cells import cell_len

AMBIGUOUS: Final = (
    ("\u0900", "\u1cff"),
    ("\u200d", "\u200d"),
    ("\u302e", "\u302f"),
    ("\ua800", "\uabff"),
    ("\ufe0f", "\ufe0f"),
    ("\U00011000", "\U00011fff"),
    ("\U00016f00", "\U00016fff"),
    ("\U0001f1e6", "\U0001f1ff"),
    ("\U0001f3fb", "\U0001f3ff"),
)
"""Scripts with spacing marks or joined letters, and code points that join or colour emoji."""

BETWEEN_TEXTS: Final = re.compile(
    "(\x1b\\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|\x1b.|[\x00-\x1f]+)"
)
"""Control sequences and control characters, which have no width."""


def pin_cursor(data: str) -> str:
    """Add cursor movements to output, so that text after an ambiguous one is in its column.

    The cursor position is saved before each ambiguous text and set after it. The cells are cleared
    first, because a terminal may draw the text narrower.
    """
    if data.isascii() or not _is_ambiguous(data):
        return data
    parts = BETWEEN_TEXTS.split(data)
    parts[::2] = map(_with_cursor_set, parts[::2])
    return "".join(parts)


def _with_cursor_set(text: str) -> str:
    if not _is_ambiguous(text):
        return text
    cells = cell_len(text)
    return f"\x1b[{cells}X\x1b7{text}\x1b8\x1b[{cells}C" if cells else text


def _is_ambiguous(text: str) -> bool:
    """Whether a character is in `AMBIGUOUS`. A pattern would have to be compiled at the start."""
    return any(
        any(first <= character <= last for first, last in AMBIGUOUS)
        for character in set(text)
        if character >= AMBIGUOUS[0][0]
    )
