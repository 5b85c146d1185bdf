"""Documents as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from winsboard.domain.text.sanitize import printable
from winsboard.report.blocks import Block, Chart, Heading, Items, Paragraph, Report, Table

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>#|~&]")
_LINE_START: Final = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def markdown(report: Report) -> str:
    """A document as Markdown. No typed character acts as markup."""
    parts = [f"# {_line(report.title)}", *map(_block, report.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Escape every character that could act as Markdown or as HTML."""
    return re.sub(_LINE_START, _plain_start, re.sub(_SPECIAL, r"\\\g<0>", printable(text)))


def _plain_start(match: re.Match[str]) -> str:
    # Spaces at the start could make a block of code.
    mark = match[2]
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _lines(text: str, indent: str = "") -> str:
    # A backslash at the end of a line keeps its line break.
    kept = (line.strip() for line in printable(text).split("\n"))
    return f"\\\n{indent}".join(escaped(line) for line in kept if line)


def _block(block: Block) -> str:
    match block:
        case Heading(text, level, large):
            return f"{'#' if large else '#' * level} {_line(text)}"
        case Paragraph(text):
            return _lines(text)
        case Items(items):
            return "\n".join(f"- {_lines(item, '  ')}" for item in items)
        case Table(heads, rows):
            rule = "|" + " --- |" * len(heads)
            return "\n".join((_row(heads), rule, *map(_row, rows)))
        case Chart(lines=lines):
            return "\n".join(("```", *map(printable, lines), "```")) if lines else ""


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(_line, cells)) + " |"
