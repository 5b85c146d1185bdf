"""A scrollable page of text lines, some of which are items to select and open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.strip import Strip

from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.navigation import Opened, SelectionChanged, Step
from winsboard.tui.components.painted import Painted

FEW: Final = 3
"""Lines to scroll while the next item is too far away to select."""


class PageLine(NamedTuple):
    """One painted line of a page."""

    parts: tuple[tuple[str, str], ...]
    """Pieces of text, each with its style names."""
    item: int = -1
    """Index of the item the line belongs to; -1 for plain text."""


Make: TypeAlias = Callable[[int], Sequence[PageLine]]
"""Returns the lines of a page for a width in cells."""


class Page(Painted, can_focus=True):
    """A page that scrolls by line, or from item to item if it has items."""

    DEFAULT_CSS = "Page { overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; }"

    selected: var[int] = var(-1)
    """Index of the selected item; -1 if there is none."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.names: Sequence[str] = ()
        self._make: Make = lambda _: ()
        self._is_new = False
        """Whether the page was shown from the top and not moved in since."""
        self._lines: Sequence[PageLine] = ()

    def show(self, make: Make, names: Sequence[str] = (), *, from_top: bool = False) -> None:
        """Show a page. The selection stays on the item of the same name.

        `from_top` scrolls to the top and selects the first item.
        """
        before = self.names[self.selected] if 0 <= self.selected < len(self.names) else ""
        self._make, self.names = make, names
        last = len(names) - 1
        self._is_new = from_top or self._is_new
        if from_top:
            self.scroll_to(y=0, animate=False, force=True)
            at = min(0, last)
        else:
            at = list(names).index(before) if before in names else min(max(self.selected, 0), last)
        is_moved = at != self.selected
        self.set_reactive(Page.selected, at)
        self._lay_out(all_anew=is_moved)

    def _lay_out(self, *, all_anew: bool) -> None:
        """Lay out the lines and repaint those that changed, or all of them."""
        width = self.scrollable_content_region.width
        if not width:
            return
        before = self._lines
        # Leave one cell before the scroll bar.
        self._lines = self._make(max(width - 1, 1))
        # A change of the virtual size lays out the whole screen, so short pages share one size.
        height = self.scrollable_content_region.height
        self.virtual_size = Size(width, max(len(self._lines), height))
        if all_anew:
            self.refresh()
            return
        longest = max(len(before), len(self._lines))
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        for n in range(top, min(longest, bottom)):
            if before[n : n + 1] != self._lines[n : n + 1]:
                self.refresh(Region(0, n - top, width, 1))

    def on_resize(self) -> None:
        """Wrap the lines for the new width. A page that was just opened still begins at its top."""
        self._lay_out(all_anew=True)
        if not self._is_new:
            self._reveal()
        self.post_message(SelectionChanged())

    def watch_selected(self) -> None:
        """Scroll to the selected item."""
        self._is_new = False
        self._reveal()
        self.refresh()

    def _lines_of(self, item: int) -> list[int]:
        return [n for n, line in enumerate(self._lines) if line.item == item]

    def cursor_cell(self) -> Offset | None:
        """Return the first visible line of the selected item, for the terminal's cursor."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        lines = [n - top for n in self._lines_of(self.selected) if top <= n < top + height]
        return Offset(0, lines[0]) if self.selected >= 0 and lines else None

    def _reveal(self) -> None:
        lines = self._lines_of(self.selected)
        if self.selected < 0 or not lines:
            return
        height, top = max(self.scrollable_content_region.height, 1), self.scroll_offset.y
        if lines[0] < top or len(lines) >= height:
            self._scroll(lines[0])
        elif lines[-1] >= top + height:
            self._scroll(lines[-1] - height + 1)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def move(self, step: Step) -> None:
        """Scroll or move the selection for a key."""
        self._is_new = False
        height = max(self.scrollable_content_region.height, 1)
        if step in ("up", "down"):
            self._select_by(1 if step == "down" else -1)
        elif step in ("page_back", "page_on"):
            self._scroll_by((height - 1) * (1 if step == "page_on" else -1))
        elif step in ("first", "last"):
            self._scroll_by(len(self._lines) * (1 if step == "last" else -1))

    def _select_by(self, by: int) -> None:
        """Select the next or previous item; if it is far away, scroll a few lines instead."""
        lines = (
            self._lines_of(self.selected + by) if 0 <= self.selected + by < len(self.names) else []
        )
        height, top = max(self.scrollable_content_region.height, 1), self.scroll_offset.y
        if lines and top - FEW <= lines[0] < top + height + FEW:
            self.selected += by
        else:
            self._scroll(top + by * FEW)

    def _scroll_by(self, by: int) -> None:
        """Scroll by lines, and select an item that is visible then."""
        height = max(self.scrollable_content_region.height, 1)
        top = max(0, min(self.scroll_offset.y + by, len(self._lines) - height))
        self._scroll(top)
        shown = [line.item for line in self._lines[top : top + height] if line.item >= 0]
        if shown:
            ends = abs(by) >= len(self._lines)
            self.selected = shown[-1] if ends and by > 0 else shown[0]

    def on_click(self, event: events.Click) -> None:
        """Select the clicked item; open it if it is selected already."""
        offset = event.get_content_offset(self)
        at = offset.y + self.scroll_offset.y if offset else -1
        if not 0 <= at < len(self._lines) or self._lines[at].item < 0:
            return
        event.stop()
        if self._lines[at].item == self.selected:
            self.post_message(Opened())
        else:
            self.selected = self._lines[at].item
            self.post_message(SelectionChanged())

    def render_line(self, y: int) -> Strip:
        """Render one line."""
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return self.strip([])
        line = self._lines[at]
        if not (self.has_focus and line.item == self.selected >= 0):
            return self.strip(line.parts)
        return self.strip(line.parts, "lit")
