"""The headings of the list of small wins."""

from __future__ import annotations

from winsboard.domain.journal.win_list import WinChoice
from winsboard.domain.library.areas import Areas
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name


def heading_of(win: WinChoice, areas: Areas) -> str:
    """What a win is listed under: `Your own`, `To begin with`, or the name of its area."""
    if win.heading:
        return format_phrase(f"journal.pick.{win.heading}")
    return area_name(areas, win.area)
