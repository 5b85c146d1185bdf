"""How words are laid out so that they can be read from across a room."""

from __future__ import annotations

from typing import Final

from winsboard.domain.text.sanitize import one_line
from winsboard.tui.components.big_letters import big_lines
from winsboard.tui.components.text import wrap
from winsboard.tui.terminal.cells import cell_len

SIDE: Final = 2
"""Cells left free at each side."""
LONGEST_LINE: Final = 60
"""Cells of a line of usual letters; a wider one is hard to follow."""


def large_pages(text: str, width: int, height: int, *, plain: bool = False) -> list[list[str]]:
    """Return the lines of a text, page by page, for a room of this size.

    The letters are large if the whole text fits so; otherwise, or with `plain`, they have the usual
    size, with a free line between two lines.
    """
    room = max(width - 2 * SIDE, 1)
    drawn = None if plain else big_lines(one_line(text), room)
    if drawn is not None and len(drawn) <= height:
        return [[f"{' ' * SIDE}{line}".rstrip() for line in drawn]]
    lines = [line for part in text.splitlines() for line in wrap(part, min(room, LONGEST_LINE))]
    each = max((height + 1) // 2, 1)
    pages = [lines[n : n + each] for n in range(0, len(lines), each)] or [[]]
    return [_spaced([_centred(line, width) for line in page]) for page in pages]


def _centred(line: str, width: int) -> str:
    return " " * max((width - cell_len(line)) // 2, 0) + line


def _spaced(lines: list[str]) -> list[str]:
    """Put a free line between two lines."""
    return [part for line in lines for part in (line, "")][:-1]
