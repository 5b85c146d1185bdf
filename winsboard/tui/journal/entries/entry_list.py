"""The entries of one day, rendered line by line: time, kind, text and area."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from winsboard.domain.library.areas import NO_AREAS, Areas
from winsboard.domain.model.documents import Entry
from winsboard.tui.components.messages import DataMessage, FlowRequested
from winsboard.tui.components.style_mixin import StyleMixin
from winsboard.tui.journal.entries.day_lines import (
    COLUMNS,
    STYLE_SHEET,
    STYLES,
    TICK,
    DayEntries,
    ListLine,
    some_of,
    top_for,
)
from winsboard.tui.keys.bindings import bindings_of


class EntryList(ScrollView, StyleMixin, can_focus=True):
    """The entries of a day, newest last; one is selected."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("journal", first=True)]
    STYLE_PREFIX = "entry-list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"entry-list--{name}" for name in STYLES}
    DEFAULT_CSS = STYLE_SHEET

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
        day = DayEntries(self.entries, self.ticked, self.hours, self.areas)
        self._lines, width = day.laid_out(width, room.height)
        # A change of the virtual size lays out the whole screen, so short lists share one size.
        self.virtual_size = Size(width, max(len(self._lines), room.height))
        self._reveal()
        self.refresh()

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
        height = max(self.scrollable_content_region.height, 1)
        top = self.scroll_offset.y
        wished = top_for(self._lines, self.chosen, height, top)
        if wished != top:
            self.scroll_to(y=wished, animate=False, force=True)

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
                Segment(text, self.style_of(name, *ground))
                for text, name in zip(line[1:], COLUMNS, strict=True)
            ]
        )
        return strip.adjust_cell_length(width, self.style_of("text", *ground))
