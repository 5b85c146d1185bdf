"""Keeps the terminal's own cursor on the chosen cell, row or answer.

Screen readers, braille displays and magnifiers follow that cursor; they cannot see a drawn one. A
widget with a selection of its own has a method `cursor_cell`, which returns the chosen cell in its
content, or None while it is out of view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.control import Control
from textual import events
from textual._compositor import CompositorUpdate
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from winsboard.tui.terminal.late_widgets import as_option_list, as_text_area, option_lists

if TYPE_CHECKING:
    from textual.widgets import OptionList

from winsboard.compat.paint_at_once import PaintAtOnce

LIST_KEYS: Final = frozenset({"up", "down", "pageup", "pagedown"})
"""Keys that move the selection of a list below a field, while the field keeps the focus."""
SHOW: Final = "\x1b[?25h"
HIDE: Final = "\x1b[?25l"
UNDERLINE: Final = "\x1b[4 q"
"""A steady line: a block would invert a drawn cursor, and so hide it."""
USUAL_SHAPE: Final = "\x1b[0 q"


def cursor_on(screen: Screen[object], *, in_list: bool) -> Offset:
    """Return the chosen cell of a screen.

    `in_list` prefers the list below a focused field.
    """
    focused = screen.focused
    if focused is None:
        first = next(iter(screen.query(".frame, #notes")), None)
        return Offset(0, 0) if first is None else first.content_region.offset
    if in_list and isinstance(focused, Input):
        below = next(filter(_is_walked, option_lists(screen)), None)
        focused = below or focused
    return cell_of(focused)


def cell_of(widget: Widget) -> Offset:
    """Return the chosen cell of a widget, on the screen."""
    if area := as_text_area(widget):
        # Textual's own answer is out of date after the text was wrapped anew.
        at = area.wrapped_document.location_to_offset(area.cursor_location)
        at += Offset(area.gutter_width, 0)
        return area.content_region.offset + at - area.scroll_offset
    own = getattr(widget, "cursor_cell", None)
    if isinstance(widget, Input) and own is None:
        # Textual's own answer is one too far at the end of the text.
        at = Offset(widget._position_to_cell(widget.cursor_position), 0)
        return widget.content_region.offset + at - widget.scroll_offset
    options = as_option_list(widget)
    found = _option_cell(options) if options else own() if own else None
    return widget.content_region.offset + (found or Offset(0, 0))


def _is_walked(found: OptionList) -> bool:
    """Return whether a list is moved through from a field, because it takes no focus itself."""
    return not found.can_focus and bool(found.display) and found.highlighted is not None


def _option_cell(options: OptionList) -> Offset | None:
    if options.highlighted is None:
        return None
    line = options._index_to_line.get(options.highlighted, 0) - options.scroll_offset.y
    return Offset(0, line) if 0 <= line < options.content_size.height else None


class CursorApp(PaintAtOnce):
    """Sets the cursor with every picture, and after a key or click that changes none."""

    _in_list = False
    _is_cursor_due = False

    async def on_event(self, event: events.Event) -> None:
        """Remember whether the last key moved through a list, and set the cursor after it."""
        is_act = isinstance(event, (events.Key, events.MouseUp)) and not event.is_forwarded
        if isinstance(event, events.Key) and is_act:
            self._in_list = event.key in LIST_KEYS
        await super().on_event(event)
        self._is_cursor_due = self._is_cursor_due or is_act

    def message_handled(self, *, is_painted: bool) -> None:
        """Set the cursor after a key or click, once its picture is there."""
        super().message_handled(is_painted=is_painted)
        if not self._is_cursor_due:
            return
        self._is_cursor_due = False
        if is_painted:
            self._set_cursor()
        else:
            self.call_after_refresh(self._set_cursor)

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and self.screen_stack:
            self.cursor_position = cursor_on(self.screen, in_list=self._in_list)
        super()._display(screen, renderable)

    def _set_cursor(self) -> None:
        """Move the cursor if the last picture left it elsewhere."""
        if not self.screen_stack or not self._running:
            return
        self.cursor_position = cursor_on(self.screen, in_list=self._in_list)
        if self._driver is None or self.cursor_position == self._previous_cursor_position:
            return
        self._previous_cursor_position = self.cursor_position
        self._driver.write(Control.move_to(*self.cursor_position).segment.text)
        self._driver.flush()

    def show_cursor(self, visible: bool) -> None:
        """Show or hide the cursor; it is set in either case."""
        if (show := getattr(self._driver, "show_cursor", None)) is not None:
            show(visible)
