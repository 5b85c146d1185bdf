"""The input for one line of text that may be longer than the screen is wide."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.strip import Strip
from textual.widgets.input import Selection

from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.terminal.cells import cell_len

TALLEST: Final = 3
"""Most rows of the field; a longer text scrolls."""
SPARE: Final = 2
"""Cells at the end of each row for a space and for the cursor."""


class WrappedLine(LineInput):
    """An input that wraps its text over up to three rows instead of scrolling sideways."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk_rows(-1)", show=False),
        Binding("down", "walk_rows(1)", show=False),
    ]
    _clicked_row = 0

    @property
    def lead(self) -> str:
        """The words before the text; empty for none."""
        return ""

    @property
    def rows(self) -> list[tuple[int, int]]:
        """Start and end of each row of the text."""
        return rows_of(self.value, self.size.width - cell_len(self.lead) - SPARE)

    @property
    def _cursor_row(self) -> int:
        rows = self.rows
        later = (n for n, (_, end) in enumerate(rows) if self.cursor_position < end)
        return next(later, len(rows) - 1)

    @property
    def _top(self) -> int:
        """The first row that is shown."""
        return max(self._cursor_row - TALLEST + 1, 0) if self.has_focus else 0

    @property
    def _cursor_offset(self) -> int:
        start, _ = self.rows[self._cursor_row]
        return cell_len(self.lead) + cell_len(self.value[start : self.cursor_position])

    @property
    def cursor_screen_offset(self) -> Offset:
        """The place of the cursor on the screen."""
        return self.content_region.offset + self.cursor_cell()

    def cursor_cell(self) -> Offset:
        """Return the place of the cursor in the field, for the terminal's cursor."""
        return Offset(self._cursor_offset, self._cursor_row - self._top)

    @property
    def content_width(self) -> int:
        """The width of the text; it never scrolls sideways."""
        return max(self.size.width, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows that are shown."""
        del container, viewport, width
        return min(len(self.rows), TALLEST)

    def watch_value(self) -> None:
        """Grow or shrink with the text."""
        self.fit()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self.fit()

    def fit(self) -> None:
        """Take as many rows as the text needs. Does no layout if the number stays."""
        height = min(len(self.rows), TALLEST)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def action_walk_rows(self, by: int) -> None:
        """Move the cursor to the row above or below."""
        rows, row = self.rows, self._cursor_row + by
        if 0 <= row < len(rows):
            start, _ = rows[self._cursor_row]
            column, (first, end) = self.cursor_position - start, rows[row]
            last = end if row == len(rows) - 1 else end - 1
            self.selection = Selection.cursor(min(first + column, last))

    def _on_mouse_down(self, event: events.MouseDown) -> None:  # type: ignore[override]
        self._clicked_row = event.get_content_offset_capture(self).y

    def _on_mouse_move(self, event: events.MouseMove) -> None:  # type: ignore[override]
        self._clicked_row = event.get_content_offset_capture(self).y

    def _cell_offset_to_index(self, offset: int) -> int:
        rows = self.rows
        row = min(max(self._clicked_row + self._top, 0), len(rows) - 1)
        start, end = rows[row]
        used = cell_len(self.lead)
        for index in range(start, end):
            used += cell_len(self.value[index])
            if offset < used:
                return index
        return end if row == len(rows) - 1 else max(end - 1, start)

    def render_line(self, y: int) -> Strip:
        """Render one row; the placeholder while there is no text."""
        if not self.value:
            return super().render_line(y)
        rows, row = self.rows, y + self._top
        if row >= len(rows):
            return Strip.blank(self.size.width, self.rich_style)
        start, end = rows[row]
        text = self._painted()[start : end + (row == len(rows) - 1)]
        lead = self.lead if y == 0 else " " * cell_len(self.lead)
        line = Text.assemble((lead, self.get_component_rich_style("input--placeholder")), text)
        line.no_wrap, line.end = True, ""
        width = self.scrollable_content_region.width
        options = self.app.console_options.update_width(max(width, 1) + 1)
        strip = Strip(list(self.app.console.render(line, options)))
        return strip.crop(0, width).extend_cell_length(width).apply_style(self.rich_style)

    def _painted(self) -> Text:
        """Return the text with the selection and the cursor, and a cell after its end."""
        text = self._value
        text.pad_right(1)
        if self.has_focus:
            if not self.selection.is_empty:
                style = self.get_component_rich_style("input--selection")
                text.stylize_before(style, *sorted(self.selection))
            if self._cursor_visible:
                cursor = self.cursor_position
                text.stylize(self.get_component_rich_style("input--cursor"), cursor, cursor + 1)
        return text


def rows_of(text: str, width: int) -> list[tuple[int, int]]:
    """Return start and end of each row of at most `width` cells; together they are the whole text.

    A row ends after a space if there is one; that space may stand one cell further right.
    """
    rows: list[tuple[int, int]] = []
    start = used = cut = 0
    for at, character in enumerate(text):
        cells = cell_len(character)
        hangs = character == " " and used <= width
        if used + cells > max(width, 1) and at > start and not hangs:
            cut = cut if cut > start else at
            rows.append((start, cut))
            start, used = cut, cell_len(text[cut:at])
        used += cells
        if character == " ":
            cut = at + 1
    return [*rows, (start, len(text))]
