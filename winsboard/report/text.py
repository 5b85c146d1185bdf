"""Documents as plain text, wrapped to the width of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from winsboard.domain.text.sanitize import printable
from winsboard.report.blocks import Block, Chart, Heading, Items, Paragraph, Report, Table
from winsboard.words.text.cells import padded, width

WIDTH: Final = 78
"""The width of a page, in cells."""
_GAP: Final = "  "
_SENTENCE: Final = r"([.!?]) +"


def text(report: Report) -> str:
    """A document as plain text."""
    lines = [*_underlined(report.title, "=")]
    for block in report.blocks:
        made = [*_block(block)]
        lines += ["", *made] if made else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def wrapped(words: str, room: int = WIDTH) -> Iterator[str]:
    """The lines of a text, each at most `room` cells wide. A long word or address is not cut."""
    for line in printable(words).split("\n"):
        kept = ""
        for word in line.split():
            if kept and width(kept) + 1 + width(word) > room:
                yield kept
                kept = word
            else:
                kept = f"{kept} {word}" if kept else word
        if kept:
            yield kept


def _underlined(words: str, mark: str) -> Iterator[str]:
    lines = [*wrapped(words)]
    yield from lines
    yield mark * max(map(width, lines), default=0)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(words, level, large):
            mark = "=" if large else "-"
            yield from _underlined(words, mark) if level <= 2 else wrapped(words)
        case Paragraph(words, small):
            # A sentence that is said beside the content can be found on one line.
            is_long = small and width(words) > WIDTH
            yield from wrapped(re.sub(_SENTENCE, r"\1\n", words) if is_long else words)
        case Items(items):
            for item in items:
                for n, line in enumerate(wrapped(item, WIDTH - 2)):
                    yield f"  {line}" if n else f"- {line}"
        case Table(heads, rows):
            yield from _table(heads, rows)
        case Chart(lines=lines):
            yield from map(printable, lines)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows in columns; below each other where columns do not fit."""
    cells = [[" ".join(printable(cell).split()) for cell in row] for row in (heads, *rows)]
    columns = [max(map(width, column)) for column in zip_longest(*cells, fillvalue="")]
    if sum(columns) + len(_GAP) * (len(columns) - 1) <= WIDTH:
        for row in cells:
            yield _GAP.join(padded(cell, room) for cell, room in zip(row, columns, strict=False))
        return
    for name, *values in cells[1:]:
        yield from wrapped(name)
        for head, value in zip(cells[0][1:], values, strict=False):
            if value:
                yield from (f"  {line}" for line in wrapped(f"{head}: {value}", WIDTH - 2))
