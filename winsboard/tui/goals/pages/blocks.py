"""The pieces of a page of goals, laid out for a width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, TypeAlias

from winsboard.domain.model.documents import Document
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import wrap
from winsboard.tui.terminal.cells import cell_len

RowKind: TypeAlias = Literal[
    "treat", "goal", "all", "head", "wait", "step", "steps", "measure", "reward", "event"
]
"""What a row of the list or of a goal's page is about."""
GAP: Final = 2
"""Cells between a text and what stands at the right of it."""
DIGITS: Final = 9
"""Rows that have a number key."""


class Row(NamedTuple):
    """A row that can be marked, and what it is about."""

    kind: RowKind
    name: str
    """Unique on its page; the mark stays on it when the page changes."""
    about: Document | None = None
    number: int = 0
    """The key that does the thing of the row; 0 if it has none."""


class Block(NamedTuple):
    """A row, or a text between the rows."""

    text: str
    style: str = "text"
    before: str = ""
    """What stands before the first line; the other lines are indented by its width."""
    right: str = ""
    """What stands at the right end if there is room, and below if not."""
    row: Row | None = None
    below: Sequence[str] = ()
    """Quiet lines below the text."""


def numbered(blocks: Iterable[Block], *, without: frozenset[str] = frozenset()) -> list[Block]:
    """Give the rows their number keys, from the top; those of some kinds have none."""
    made: list[Block] = []
    number = 0
    for block in blocks:
        row = block.row
        if row is None or row.kind in without:
            made.append(block)
            continue
        number += 1
        shown = number if number <= DIGITS else 0
        before = f"{shown or ' '} {block.before}"
        made.append(block._replace(row=row._replace(number=shown), before=before))
    return made


def rows_of(blocks: Iterable[Block]) -> tuple[Row, ...]:
    """Return the rows that can be marked, from the top."""
    return tuple(block.row for block in blocks if block.row is not None)


def lay_out(blocks: Sequence[Block], width: int) -> list[PageLine]:
    """Return the painted lines for a width in cells."""
    lines: list[PageLine] = []
    item = -1
    for block in blocks:
        if block.row is not None:
            item += 1
        lines += _lines(block, width, item if block.row is not None else -1)
    return lines


def _lines(block: Block, width: int, item: int) -> list[PageLine]:
    indent = " " * cell_len(block.before)
    room = max(width - len(indent), 1)
    texts = wrap(block.text, room)
    fits = bool(block.right) and cell_len(texts[-1]) + GAP + cell_len(block.right) <= room
    below = [*([block.right] if block.right and not fits else []), *block.below]
    painted: list[tuple[tuple[str, str], ...]] = []
    for n, text in enumerate(texts):
        first = (block.before, "number") if n == 0 else (indent, "text")
        painted.append((first, (text, block.style)))
    if fits:
        gap = " " * (room - cell_len(texts[-1]) - cell_len(block.right))
        painted[-1] = (*painted[-1], (f"{gap}{block.right}", "quiet"))
    for text in below:
        painted += [((f"{indent}  {line}", "quiet"),) for line in wrap(text, max(room - 2, 1))]
    return [PageLine(parts, item) for parts in painted]
