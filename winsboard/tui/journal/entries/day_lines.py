"""The lines of the entries of a day. Imports no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.journal.entries import ONLY_WORDS
from winsboard.domain.library.areas import NO_AREAS, Areas
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.wins import win_answers
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.text import KIND_MARKS, fit, rest_text, wrap
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name
from winsboard.words.catalog.forms import form_label
from winsboard.words.catalog.habits import empty_state, win_tags
from winsboard.words.sentences.journal.entries import entry_time

COLUMNS: Final = ("time", "mark", "text", "area")
"""The fields of a line that are painted, which are also the names of their styles."""
STYLES: Final = (*COLUMNS, "chosen")
"""The style names; each is a component class of the list."""
STYLE_SHEET: Final = """
EntryList {
    height: 1fr;
    padding: 0 0 0 1;
    overflow-x: hidden;
    scrollbar-size-vertical: 1;
    scrollbar-background: $background;
    scrollbar-background-hover: $background;
    scrollbar-background-active: $background;
    scrollbar-color: $line;
    & > .entry-list--time { color: $quiet; }
    & > .entry-list--mark { color: $done; }
    & > .entry-list--text { color: $foreground; }
    & > .entry-list--area { color: $quiet; }
    & > .entry-list--chosen { background: $lit; text-style: bold; }
}
"""
SCROLL_BAR: Final = 1
"""Width of the scroll bar in cells."""
TICK: Final = "✓ "
"""Before the habits that were ticked."""


class ListLine(NamedTuple):
    """One painted line."""

    entry: int
    """Index of the entry it belongs to; -1 in an empty list."""
    time: str
    mark: str
    text: str
    area: str


class DayEntries(NamedTuple):
    """What the list of a day shows."""

    entries: tuple[Entry, ...] = ()
    ticked: tuple[str, ...] = ()
    """The habits ticked on this day, in words."""
    hours: int = 24
    areas: Areas = NO_AREAS

    def laid_out(self, width: int, height: int) -> tuple[list[ListLine], int]:
        """Return the lines, and the width that they have: a longer list has a scroll bar."""
        lines = self._lines(width, height)
        if len(lines) > height:
            width -= SCROLL_BAR
            lines = self._lines(width, height)
        return lines, width

    def _lines(self, width: int, height: int) -> list[ListLine]:
        if not self.entries and not self.ticked:
            return [ListLine(-1, text, "", "", "") for text in _nothing_yet(width, height)]
        ticks = some_of(self.ticked, width - len(TICK))
        below = [ListLine(-1, "", TICK, ticks, "")] if self.ticked else []
        return [
            line
            for n, entry in enumerate(self.entries)
            for line in lines_of(n, entry, width, self.hours, self.areas)
        ] + below


def _nothing_yet(width: int, height: int) -> list[str]:
    """Return the text of an empty day, without its blank line if the list is low."""
    said = wrap(empty_state("emp.today"), width)
    return ["", *said] if len(said) < height else said


def top_for(lines: Sequence[ListLine], chosen: int, height: int, top: int) -> int:
    """Return the first line to show, so that the selected entry is in view.

    With the last entry, the ticked habits below it are in view, too.
    """
    own = [n for n, line in enumerate(lines) if line.entry == chosen]
    if not own or chosen < 0:
        return top
    if lines[-1].mark == TICK and own[-1] == len(lines) - 2:
        own.append(len(lines) - 1)
    if own[0] < top or len(own) >= height:
        return own[0]
    return own[-1] - height + 1 if own[-1] >= top + height else top


def some_of(names: Sequence[str], width: int) -> str:
    """Return as many names as fit on a line, and how many there are besides."""
    for shown in range(len(names), 0, -1):
        left = len(names) - shown
        more = format_phrase("today.journal.ticked.more", more=left) if left else ""
        if cell_len(said := f"{', '.join(names[:shown])}{more}") <= width:
            return said
    return fit(names[0], width).rstrip() if names else ""


def lines_of(
    n: int, entry: Entry, width: int, hours: int, areas: Areas, *, wins_only: bool = False
) -> list[ListLine]:
    """Return the lines of an entry; its kind and area are at the end of the last one.

    The wins of a look back are above its other answers, which `wins_only` leaves out.
    """
    time = 6 if hours == 24 else 9
    room = width - time - 2
    wins = wrap("\n".join(answers), room) if (answers := win_answers(entry)) else []
    others = [] if wins and wins_only else wrap(rest_text(entry), room)
    texts = [*wins, *others] if others != [""] or not wins else wins
    area = area_name(areas, entry.area) if entry.area else ""
    tags = [win_tags().get(tag, tag) for tag in entry.tags]
    tags += [form_label(entry.form)] if entry.form else []
    kind = "" if entry.kind in ONLY_WORDS else format_phrase(f"spoken.kind.{entry.kind}")
    kind = "" if kind == texts[0] else kind
    area = " · ".join(filter(None, (kind, area)))
    tagged = " · ".join(filter(None, (*tags, area)))
    # Tags are shown only if they fit beside the text; kind and area are always shown.
    said = tagged if cell_len(texts[-1]) + cell_len(tagged) + 2 <= room else area
    if said and cell_len(texts[-1]) + cell_len(said) + 2 > room:
        texts.append("")
    lines = [ListLine(n, " " * time, "  ", text, "") for text in texts]
    shown = fit(entry_time(entry, hours), time)
    mark = f"{KIND_MARKS.get(entry.kind, ' ')} "
    if wins:
        if len(texts) > len(wins) and texts[len(wins)]:
            lines[len(wins)] = lines[len(wins)]._replace(mark=mark)
        mark = f"{KIND_MARKS['win']} "
    lines[0] = lines[0]._replace(time=shown, mark=mark)
    gap = " " * (room - cell_len(texts[-1]) - cell_len(said))
    lines[-1] = lines[-1]._replace(area=f"{gap}{said}" if said else "")
    return lines
