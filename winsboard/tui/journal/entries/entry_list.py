"""The entries of one day, rendered line by line: time, kind, text and area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from winsboard.domain.journal.entries import ONLY_WORDS
from winsboard.domain.library.areas import NO_AREAS, Areas
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.wins import win_answers
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.messages import DataMessage, FlowRequested
from winsboard.tui.components.style_mixin import StyleMixin
from winsboard.tui.components.text import KIND_MARKS, fit, rest_text, wrap
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name
from winsboard.words.catalog.forms import form_label
from winsboard.words.catalog.habits import empty_state, win_tags
from winsboard.words.sentences.journal.entries import entry_time

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


class EntryList(ScrollView, StyleMixin, can_focus=True):
    """The entries of a day, newest last; one is selected."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("journal", first=True)]
    STYLE_PREFIX = "entry-list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "entry-list--time",
        "entry-list--mark",
        "entry-list--text",
        "entry-list--area",
        "entry-list--chosen",
    }
    DEFAULT_CSS = """
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

    place = "journal"
    entries: var[tuple[Entry, ...]] = var(())
    ticked: var[tuple[str, ...]] = var(())
    """The habits ticked on this day, in words. They are wins, and listed below the entries."""
    hours: var[int] = var(24)
    areas: var[Areas] = var(NO_AREAS)
    chosen: var[int] = var(-1)

    class Closed(Message):
        """The list was closed."""

    class TitleSelected(DataMessage):
        """The title above the entries was selected or unselected."""

        chosen: bool

    def __init__(self) -> None:
        super().__init__(id="entries")
        self._lines: list[ListLine] = []
        self._titled = False

    def watch_entries(self, old: tuple[Entry, ...], new: tuple[Entry, ...]) -> None:
        """Select a new entry, unless the list has the focus; otherwise keep the selection."""
        ids = [e.id for e in new]
        before = old[self.chosen].id if 0 <= self.chosen < len(old) else ""
        if before in ids and (self.has_focus or len(new) <= len(old)):
            at = ids.index(before)
        else:
            at = len(new) - 1 if len(new) > len(old) else min(self.chosen, len(new) - 1)
        self.set_reactive(EntryList.chosen, at)
        self._highlight_title()
        self._lay_out()

    def watch_ticked(self) -> None:
        """Repaint the line of ticked habits; lay out only if there was none, or is none now."""
        last = self._lines[-1] if self._lines else None
        if last is None or last.mark != TICK or not self.ticked or self.max_scroll_y:
            self._lay_out()
            return
        width = self.virtual_size.width
        self._lines[-1] = last._replace(text=some_of(self.ticked, width - len(TICK)))
        self.refresh(Region(0, len(self._lines) - 1, width, 1))

    def watch_hours(self) -> None:
        """Lay out with the new time format."""
        self._lay_out()

    def watch_areas(self) -> None:
        """Lay out with the new names of areas."""
        self._lay_out()

    def watch_chosen(self) -> None:
        """Scroll to the selected entry; above the first entry the title is selected."""
        self._highlight_title()
        self._reveal()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap the lines for the new width."""
        self._lay_out()

    def on_focus(self) -> None:
        """Repaint the selection, because it looks different with the focus."""
        self._highlight_title()
        self.refresh()

    def on_blur(self) -> None:
        """Repaint the selection, because it looks different without the focus."""
        self._highlight_title()
        self.refresh()

    def _lay_out(self) -> None:
        if not self.size.width:
            return
        room = self.scrollable_content_region
        width = room.width + self.scrollbar_size_vertical
        self._lines = self._lines_in(width)
        if len(self._lines) > room.height:
            width -= self.styles.scrollbar_size_vertical
            self._lines = self._lines_in(width)
        # A change of the virtual size lays out the whole screen, so short lists share one size.
        self.virtual_size = Size(width, max(len(self._lines), room.height))
        self._reveal()
        self.refresh()

    def _lines_in(self, width: int) -> list[ListLine]:
        """Return all lines for a width in cells."""
        if not self.entries and not self.ticked:
            return [ListLine(-1, text, "", "", "") for text in self._nothing_yet(width)]
        ticks = some_of(self.ticked, width - len(TICK))
        below = [ListLine(-1, "", TICK, ticks, "")] if self.ticked else []
        return [
            line
            for n, entry in enumerate(self.entries)
            for line in lines_of(n, entry, width, self.hours, self.areas)
        ] + below

    def _nothing_yet(self, width: int) -> list[str]:
        """Return the text of an empty day, without its blank line if the list is low."""
        said = wrap(empty_state("emp.today"), width)
        return ["", *said] if len(said) < self.scrollable_content_region.height else said

    def _highlight_title(self) -> None:
        titled = self.has_focus and self.chosen < 0
        if titled != self._titled:
            self._titled = titled
            self.post_message(self.TitleSelected(titled))

    def cursor_cell(self) -> Offset | None:
        """Return the selected entry, or the title above the list, for the terminal's cursor."""
        if self.chosen < 0:
            return Offset(1, -1)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        shown = self._lines[top : top + height]
        lines = [n for n, line in enumerate(shown) if line.entry == self.chosen]
        return Offset(0, lines[0]) if lines else None

    def _reveal(self) -> None:
        lines = [n for n, line in enumerate(self._lines) if line.entry == self.chosen]
        if not lines or self.chosen < 0:
            return
        if self.ticked and self.chosen == len(self.entries) - 1:
            lines.append(len(self._lines) - 1)
        height = max(self.scrollable_content_region.height, 1)
        top = self.scroll_offset.y
        if lines[0] < top or len(lines) >= height:
            self.scroll_to(y=lines[0], animate=False, force=True)
        elif lines[-1] >= top + height:
            self.scroll_to(y=lines[-1] - height + 1, animate=False, force=True)

    def action_previous_entry(self) -> None:
        """Select the entry above; above the first one, the title."""
        self.chosen = max(self.chosen - 1, -1)

    def action_next_entry(self) -> None:
        """Select the entry below."""
        self.chosen = min(self.chosen + 1, len(self.entries) - 1)

    async def action_open_entry(self) -> None:
        """Open the selected entry, or the journal if the title is selected."""
        if 0 <= self.chosen < len(self.entries):
            self.post_message(FlowRequested("open_entry", self.entries[self.chosen]))
        else:
            await self.action_open_journal()

    def action_take_back(self) -> None:
        """Remove the selected entry."""
        if 0 <= self.chosen < len(self.entries):
            self.post_message(FlowRequested("take_back", self.entries[self.chosen]))

    def action_talk_today(self) -> None:
        """Put the selected entry on the list of what to talk about, or take it off."""
        if 0 <= self.chosen < len(self.entries):
            self.post_message(FlowRequested("talk_today", self.entries[self.chosen]))

    async def action_open_journal(self) -> None:
        """Open the journal of all years."""
        await self.run_action("screen.wish('all_entries')")

    def action_leave_journal(self) -> None:
        """Close the list."""
        self.post_message(self.Closed())

    async def on_click(self, event: events.Click) -> None:
        """Select the clicked entry; a double click on the selected one opens it."""
        offset = event.get_content_offset(self)
        at = offset.y + self.scroll_offset.y if offset else -1
        if not 0 <= at < len(self._lines) or self._lines[at].entry < 0:
            return
        event.stop()
        if self._lines[at].entry == self.chosen and event.chain > 1:
            await self.action_open_entry()
        self.chosen = self._lines[at].entry

    def render_line(self, y: int) -> Strip:
        """Render one line."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self._lines):
            return Strip.blank(width, self.style_of("text"))
        line = self._lines[at]
        ground = ("chosen",) if self.has_focus and line.entry == self.chosen >= 0 else ()
        strip = Strip(
            [
                Segment(line.time, self.style_of("time", *ground)),
                Segment(line.mark, self.style_of("mark", *ground)),
                Segment(line.text, self.style_of("text", *ground)),
                Segment(line.area, self.style_of("area", *ground)),
            ]
        )
        return strip.adjust_cell_length(width, self.style_of("text", *ground))


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
