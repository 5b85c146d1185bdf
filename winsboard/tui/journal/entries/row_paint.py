"""Renders the rows of the journal as segments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from rich.segment import Segment
from rich.style import Style

from winsboard.tui.journal.entries.rows import Row
from winsboard.tui.terminal.cells import cell_len

BAR: Final = "▌"
THUMB: Final = "▐"
SIDES: Final = 4
"""Cells beside a row: the bar of the selected entry, spaces and the scroll bar's thumb."""
STYLES: Final = (
    *("day", "rule", "time", "mark", "text", "heading", "strong", "soft", "code", "quote"),
    *("sign", "asked", "aside", "lit", "chosen", "bar", "thumb"),
)
STYLE_SHEET: Final = """
JournalList {
    height: 1fr;
    & > .journal-list--day { color: $quiet; text-style: bold; }
    & > .journal-list--rule { color: $line; }
    & > .journal-list--time { color: $quiet; }
    & > .journal-list--mark { color: $done; }
    & > .journal-list--text { color: $foreground; }
    & > .journal-list--heading { color: $foreground; text-style: bold underline; }
    & > .journal-list--strong { color: $foreground; text-style: bold; }
    & > .journal-list--soft { color: $foreground; text-style: italic; }
    & > .journal-list--code { color: $secondary; }
    & > .journal-list--quote { color: $quiet; text-style: italic; }
    & > .journal-list--sign { color: $quiet; }
    & > .journal-list--asked { color: $quiet; }
    & > .journal-list--aside { color: $quiet; }
    & > .journal-list--lit {
        color: $some;
        background: $lit;
        text-style: bold underline;
    }
    & > .journal-list--chosen { background: $lit; }
    & > .journal-list--bar { color: $primary; }
    & > .journal-list--thumb { color: $line; }
}
"""


def segments(
    row: Row, width: int, style: Callable[..., Style], under: tuple[str, ...], *, chosen: bool
) -> Iterator[Segment]:
    """Render a row in `width` cells; `under` is the background style.

    A selected entry has a bar on its left, with or without the focus.
    """
    if row.kind == "day":
        yield Segment("  ", style("text"))
        yield Segment(f"{row.head} ", style("day"))
        yield Segment("─" * (width - cell_len(row.head) - 4), style("rule"))
        return
    yield Segment(f"{BAR} " if chosen else "  ", style("bar", *under))
    yield Segment(row.head, style("time", *under))
    yield Segment(row.mark, style("mark", *under))
    for run in (*row.line, *row.details):
        yield Segment(run.text, style("lit") if run.is_match else style(run.style, *under))
