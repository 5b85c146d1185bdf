"""The parts of a document, without a format.

Their texts are what a person typed or what winsboard says, unescaped: each format escapes them.
"""

from __future__ import annotations

from typing import TypeAlias

from winsboard.named_tuple import NamedTuple


class Heading(NamedTuple):
    """A heading. The title of a document is level 1, so headings start at level 2."""

    text: str
    level: int = 2
    large: bool = False
    """Whether it is the largest heading, for what is to be read first."""


class Paragraph(NamedTuple):
    """A paragraph. Its line breaks are kept."""

    text: str
    small: bool = False
    """For what is said beside the content, such as a footer."""


class Items(NamedTuple):
    """A list. A line break inside an item is kept."""

    items: tuple[str, ...]
    large: bool = False
    """Whether it is in larger letters, for what is to be read first."""


class Table(NamedTuple):
    """A table whose first column names its rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Chart(NamedTuple):
    """A drawing. `lines` stand for it where only text can stand, and may be empty."""

    svg: str
    """An `<svg>` element from `winsboard.report.charts`, already escaped."""
    lines: tuple[str, ...] = ()
    caption: str = ""
    """What stands above the drawing; where only `lines` stand, it is left out."""


Block: TypeAlias = Heading | Paragraph | Items | Table | Chart


class Report(NamedTuple):
    """A document: its title and its parts, in order."""

    title: str
    blocks: tuple[Block, ...]
