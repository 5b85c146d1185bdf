"""The list of all entries, rendered line by line. A month is read when it comes into view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from winsboard.domain.journal.query import SearchResult
from winsboard.domain.library.areas import NO_AREAS, Areas
from winsboard.domain.model.documents import Entry
from winsboard.tui.components.messages import DataMessage, FlowRequested
from winsboard.tui.components.style_mixin import StyleMixin
from winsboard.tui.components.text import wrap
from winsboard.tui.journal.entries.months import Read
from winsboard.tui.journal.entries.row_paint import SIDES, STYLE_SHEET, STYLES, THUMB, segments
from winsboard.tui.journal.entries.rows import Frame
from winsboard.tui.journal.entries.window import JournalWindow
from winsboard.tui.keys.bindings import bindings_of

WHEEL: Final = 3
"""Rows per step of the mouse wheel."""
EMPTY_WIDTH: Final = 60
"""The longest line of the text for an empty list, in cells; longer ones are hard to read."""


class JournalList(StyleMixin, can_focus=True):
    """All entries, newest first and grouped by day; one is selected."""

    place = "pages"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("pages", first=True)]
    STYLE_PREFIX = "journal-list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"journal-list--{name}" for name in STYLES}
    DEFAULT_CSS = STYLE_SHEET

    hours: var[int] = var(24)
    areas: var[Areas] = var(NO_AREAS)
    people: var[Mapping[str, str]] = var({})
    today: var[date] = var(date.min)
    mood: var[bool] = var(False)
    """Whether feelings are shown."""
    empty_text: var[str] = var("")
    """Text to show if there are no entries."""

    class SelectionChanged(DataMessage):
        """Another entry was selected; None if the list is empty."""

        entry: Entry | None

    class Closed(Message):
        """The list was closed."""

    def __init__(self) -> None:
        super().__init__(id="all-entries")
        self._window = JournalWindow()
        self._words: tuple[str, ...] = ()
        self._pointed: Entry | None = None
        self._dragging = False

    @property
    def entry(self) -> Entry | None:
        """The selected entry."""
        return self._window.entry

    @property
    def names(self) -> tuple[str, ...]:
        """All months of the list, newest first."""
        return self._window.months.names

    @property
    def loaded_months(self) -> tuple[str, ...]:
        """The months held in memory."""
        return self._window.months.loaded

    @property
    def visible_months(self) -> tuple[str, ...]:
        """The months of the visible rows."""
        return tuple(dict.fromkeys(place.month for place, _ in self._window.shown))

    def cursor_cell(self) -> Offset | None:
        """Return the first visible line of the selected entry, for the terminal's cursor."""
        lines = self._window.lines_of(self._window.at)
        return Offset(0, lines[0]) if lines else None

    def show(self, read: Read, names: Iterable[str], words: tuple[str, ...] = ()) -> None:
        """Show other months, newest first. The folded search `words` are marked."""
        self._words = words
        self._change_window(lambda: self._window.show(read, names, self._frame))

    def extend(self, months: Sequence[tuple[str, tuple[SearchResult, ...]]]) -> None:
        """Append older months that have already been read."""
        for name, found in months:
            self._window.months.add_loaded(name, found)
        names = [name for name, _ in months]
        self._change_window(lambda: self._window.extend(names))

    def reload(self, changed: Iterable[str]) -> None:
        """Read changed months again. The selection keeps its place on the screen."""
        self._change_window(lambda: self._window.reload(changed))

    def set_month_offsets(self, before: Mapping[str, float]) -> None:
        """Set the share of the journal before each month, from 0 to 1, for the scroll bar."""
        self._window.set_month_offsets(before)
        self.refresh()

    def go_to(self, day: date) -> None:
        """Select the first entry of a day, or the nearest one before it."""
        self._change_window(lambda: self._window.go_to(self._window.months.nearest_to(day)))

    def go_to_entry(self, entry: Entry) -> bool:
        """Select an entry; returns False if it is not in the list."""
        found = self._window.months.find(entry)
        self._change_window(lambda: self._window.go_to(found))
        return found is not None

    @property
    def _frame(self) -> Frame:
        width = max(self.content_size.width - SIDES, 1)
        return Frame(width, self.hours, self.today, self._words, self.areas, self.mood, self.people)

    def _change_window(self, act: Callable[[], None]) -> None:
        """Change the window and repaint the rows that changed."""
        shown, at = self._window.shown, self._window.at
        act()
        if shown != self._window.shown or not shown:
            self.refresh()
        elif at != self._window.at:
            for moved in (at, self._window.at):
                self._repaint(self._window.lines_of(moved))
        if (entry := self._window.entry) != self._pointed:
            self._pointed = entry
            self.post_message(self.SelectionChanged(entry))

    def _repaint(self, lines: list[int]) -> None:
        if lines:
            self.refresh(Region(0, lines[0], self.size.width, len(lines)))

    def update_layout(self) -> None:
        """Lay out all rows again."""
        if self.size.width:
            self._change_window(
                lambda: self._window.update_layout(self._frame, self.content_size.height)
            )
            self.refresh()

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self.update_layout()

    def watch_hours(self) -> None:
        """Lay out with the new time format."""
        self.update_layout()

    def watch_areas(self) -> None:
        """Lay out with the new names of areas."""
        self.update_layout()

    def watch_people(self) -> None:
        """Lay out with the new names of people."""
        self.update_layout()

    def watch_mood(self) -> None:
        """Show feelings, or leave them out."""
        self.update_layout()

    def watch_today(self) -> None:
        """Lay out for the new day; dates of the current year are written without it."""
        self.update_layout()

    def watch_empty_text(self) -> None:
        """Repaint the text for an empty list."""
        self.refresh()

    def action_entry_above(self) -> None:
        """Select the entry above."""
        self._change_window(lambda: self._window.step(-1))

    def action_entry_below(self) -> None:
        """Select the entry below."""
        self._change_window(lambda: self._window.step(1))

    def action_leaf_back(self) -> None:
        """Go one page up."""
        self._change_window(lambda: self._window.page(-1))

    def action_leaf_on(self) -> None:
        """Go one page down."""
        self._change_window(lambda: self._window.page(1))

    def action_newest(self) -> None:
        """Select the newest entry."""
        self._change_window(lambda: self._window.select(self._window.months.first()))

    def action_oldest(self) -> None:
        """Select the oldest entry."""
        self._change_window(lambda: self._window.select(self._window.months.last()))

    def action_about(self, what: str) -> None:
        """Request a flow about the selected entry, unless it is scrolled out of view."""
        covered = self.screen.has_class("-thin") or self.screen.has_class("-flat")
        if (entry := self.entry) is not None and not covered:
            self.post_message(FlowRequested(what, entry))

    def action_leave_pages(self) -> None:
        """Close the list."""
        self.post_message(self.Closed())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without moving the selection."""
        event.stop()
        self._change_window(lambda: self._window.scroll(-WHEEL))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving the selection."""
        event.stop()
        self._change_window(lambda: self._window.scroll(WHEEL))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Start dragging the scroll bar's thumb."""
        if event.x >= self.content_size.width - 1:
            event.stop()
            self._dragging = True
            self.capture_mouse()
            self._change_window(lambda: self._window.drag(event.y))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll while the thumb is dragged."""
        if self._dragging:
            self._change_window(lambda: self._window.drag(event.y))

    def on_mouse_up(self) -> None:
        """Stop dragging."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Select the clicked entry; a click on the selected one opens it."""
        offset = event.get_content_offset(self)
        at = self._window.entry_on(offset.y) if offset else None
        if at is None or (offset and offset.x >= self.content_size.width - 1):
            return
        event.stop()
        if at == self._window.at and event.chain > 1:
            self.action_about("read_entry")
        self._change_window(lambda: self._window.select(at))

    def on_focus(self) -> None:
        """Repaint the selection, because it looks different with the focus."""
        self._repaint(self._window.lines_of(self._window.at))

    def on_blur(self) -> None:
        """Repaint the selection, because it looks different without the focus."""
        self._repaint(self._window.lines_of(self._window.at))

    def render_line(self, y: int) -> Strip:
        """Render one row."""
        width, window = self.content_size.width - 1, self._window
        under: tuple[str, ...] = ()
        if y < len(window.shown):
            _, row = window.shown[y]
            chosen = row.entry >= 0 and window.entry_on(y) == window.at
            under = ("chosen",) if chosen and self.has_focus else ()
            painted = segments(row, width, self.style_of, under, chosen=chosen)
        else:
            painted = iter([Segment(self._empty_line(y), self.style_of("aside"))])
        line = Segment.adjust_line_length(list(painted), width, self.style_of("text", *under))
        end = Segment(THUMB if y == window.thumb else " ", self.style_of("thumb"))
        return Strip([*line, end], width + 1)

    def _empty_line(self, y: int) -> str:
        """Return a line of the text for an empty list."""
        if self._window.shown or not self.empty_text:
            return ""
        lines = ["", *wrap(self.empty_text, min(self._frame.width, EMPTY_WIDTH))]
        return f"  {lines[y]}" if y < len(lines) else ""
