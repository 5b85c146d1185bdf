"""Helpers to build the lines of a page."""

from __future__ import annotations

from winsboard.domain.library.areas import Areas
from winsboard.domain.model.documents import Entry
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import wrap
from winsboard.tui.journal.entries.day_lines import lines_of

BLANK = PageLine(())


def text_lines(text: str, width: int, style: str = "text", *, indent: int = 0) -> list[PageLine]:
    """Wrap a text into lines of one style."""
    room = max(width - indent, 1)
    return [PageLine(((" " * indent + line, style),)) for line in wrap(text, room)]


def win_lines(item: int, entry: Entry, width: int, hours: int, areas: Areas) -> list[PageLine]:
    """Return the lines of a win; of a look back only the answers that are wins."""
    return entry_lines(item, entry, width, hours, areas, wins_only=True)


def entry_lines(
    item: int, entry: Entry, width: int, hours: int, areas: Areas, *, wins_only: bool = False
) -> list[PageLine]:
    """Return the lines of an entry as in the journal pane."""
    return [
        PageLine(
            (
                (line.time, "quiet"),
                (line.mark, "accent"),
                (line.text, "text"),
                (line.area, "quiet"),
            ),
            item,
        )
        for line in lines_of(item, entry, width, hours, areas, wins_only=wins_only)
    ]
