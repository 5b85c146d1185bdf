"""A map of the days of a year, one column per week; several years are shown above each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from textual.geometry import Offset, Region
from textual.strip import Strip

from winsboard.domain.progress.year import YearCell, YearView
from winsboard.domain.text.calendar import FIRST_DAY, week_of
from winsboard.tui.components.day_cursor import DayCursor
from winsboard.tui.components.text import GLYPHS
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import level_words
from winsboard.words.text.dates import weekday_number

LABEL: Final = 5
"""Width of the labels before the first week."""
MAX_WEEKS: Final = 54
BLOCK: Final = 8
"""Height of a year: the names of the months, and a line per weekday."""
LEVELS: Final = (GLYPHS["open"], "▂", "▄", "▆", "█")
"""Characters from no wins to many. The height differs as well as the colour."""
CURSOR: Final = "◆"
"""A character of its own, because without colours a full day looks like the cursor."""

Part = tuple[str, str]


class YearMap(DayCursor):
    """The maps of several years, with a cursor that moves across them."""

    DAYS = {"left": -7, "right": 7, "up": -1, "down": 1}  # noqa: RUF012
    DEFAULT_CSS = "YearMap { overflow: hidden; }"

    def __init__(self) -> None:
        super().__init__("year")
        self.views: Mapping[int, YearView] = {}
        self._unread: Mapping[int, YearView] = {}
        """Years without data, which are shown while they are being loaded."""
        self._legend_lines: list[list[Part]] = []
        self._first = 0
        """The first year that has any data; 0 if it is not known."""
        self.began = FIRST_DAY
        """The first day with data, if it is known. The days before it are blank."""
        self._last = 0
        """The lowest year that is visible."""

    def show(self, views: Sequence[YearView], began: date) -> None:
        """Show these years; the cursor cannot move before the year of the first day with data."""
        self._first, self.began = began.year, began
        self.views = {view.year: view for view in views}
        self._unread = {}
        self._legend_lines = self._legend()
        self.refresh()

    def show_unread(self, views: Sequence[YearView]) -> None:
        """Show the bare days of these years until they are loaded."""
        self._unread = {view.year: view for view in views}
        if views:
            self.refresh()

    def _visible_view(self, year: int) -> YearView | None:
        return self.views.get(year) or self._unread.get(year)

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._legend_lines = self._legend()
        super().on_resize()

    @property
    def view(self) -> YearView | None:
        """The year of the day under the mouse or the cursor."""
        return self.views.get(self.described_day.year)

    @property
    def step(self) -> int:
        """Width of a week in cells."""
        return 2 if self.content_size.width >= LABEL + 2 * MAX_WEEKS else 1

    @property
    def room(self) -> int:
        """Number of years that fit."""
        lines = self.content_size.height - len(self._legend_lines)
        return max(1, (lines + 1) // (BLOCK + 1))

    def years_shown(self) -> tuple[int, ...]:
        """Return the visible years, moved as little as possible to include the cursor."""
        last = self._last or self.today.year
        last = max(min(last, self.day.year + self.room - 1), self.day.year)
        self._last = min(last, self.today.year)
        first = max(self._last - self.room + 1, min(self._first, self.day.year), 1)
        return tuple(range(first, self._last + 1))

    def same_day_in_month(self, by: int) -> date:
        """Return the same day of another year; 28 February for 29 February."""
        year = max(self.day.year + by, self.earliest().year)
        day = 28 if (self.day.month, self.day.day) == (2, 29) else self.day.day
        return self.day.replace(year=year, day=day)

    def first_day_shown(self) -> date:
        """The target of Home: the first day of the year."""
        return date(self.day.year, 1, 1)

    def earliest(self) -> date:
        """Return the first day of the first year with data, if it is known."""
        return date(self._first, 1, 1) if self._first else FIRST_DAY

    def go_to(self, day: date) -> None:
        """Move the cursor to a day, but not before the first year."""
        super().go_to(max(day, self.earliest()))

    def latest(self) -> date:
        """The last day the cursor can reach: today, or a later day of the year with data."""
        view = self.views.get(self.today.year)
        weeks = view.weeks if view else ()
        return max([self.today, *(c.day for week in weeks for c in week if c and c.recorded)])

    def region_of(self, day: date) -> Region | None:
        """Return the cell of a day."""
        view, years = self._visible_view(day.year), self.years_shown()
        if view is None or day.year not in years:
            return None
        column, row = _place(view, day)
        top = years.index(day.year) * (BLOCK + 1) + 1
        return Region(LABEL + column * self.step, top + row, 1, 1)

    def day_at(self, offset: Offset) -> date | None:
        """Return the day at an offset."""
        block, line = divmod(offset.y, BLOCK + 1)
        column = (offset.x - LABEL) // self.step
        years = self.years_shown()
        view = self._visible_view(years[block]) if block < len(years) else None
        if view is None or not 1 <= line < BLOCK or not 0 <= column < len(view.weeks):
            return None
        cell = view.weeks[column][line - 1]
        return cell.day if cell else None

    def render_line(self, y: int) -> Strip:
        """Render the months of a year, a weekday of it, or the legend."""
        years, legend = self.years_shown(), self._legend_lines
        block, line = divmod(y, BLOCK + 1)
        if block < len(years) and (line < BLOCK or block < len(years) - 1):
            view = self._visible_view(years[block])
            if line == BLOCK:
                return self.strip([])
            return self.strip(
                self._months(years[block], view)
                if line == 0
                else self._weekday(view, line - 1)
                if view
                else []
            )
        # The legend has a blank line above it if there is room for one.
        below = y - min(len(years) * (BLOCK + 1), self.content_size.height - len(legend))
        return self.strip(legend[below] if 0 <= below < len(legend) else [])

    def _months(self, year: int, view: YearView | None) -> list[Part]:
        line = ""
        for month, column in enumerate(view.month_columns if view else (), 1):
            line = line.ljust(column * self.step) + format_phrase(f"spoken.month.{month}")[:3]
        name = "title" if year == self.today.year else "strong"
        return [(f"{year:<{LABEL}}", name), (line, "quiet")]

    def _weekday(self, view: YearView, row: int) -> list[Part]:
        parts: list[Part] = [(f"{weekday_number(view.weekdays[row]):<{LABEL}}", "quiet")]
        air = " " * (self.step - 1)
        for week in view.weeks:
            cell = week[row]
            glyph, name = _glyph(cell)
            if cell is not None and cell.day == self.day:
                glyph, name = (CURSOR, "cursor") if self.has_focus else (glyph, f"lit {name}")
            if air and name != "cursor":
                glyph += air
            parts.append((glyph, name))
            if air and name == "cursor":
                parts.append((air, "text"))
        return parts

    def _legend(self) -> list[list[Part]]:
        """Return the lines of the legend."""
        view = next(iter(self.views.values()), None)
        if view is None:
            return []
        lines: list[list[Part]] = [[(" " * LABEL, "text")]]
        for (glyph, name), word in _meanings(view):
            part = [(glyph, name), (f" {word}   ", "quiet")]
            used = sum(cell_len(text) for text, _ in lines[-1])
            if used + 2 + cell_len(word) > self.content_size.width:
                lines.append([(" " * LABEL, "text")])
            lines[-1] += part
        return lines


def _place(view: YearView, day: date) -> tuple[int, int]:
    """Return the column and row of a day."""
    first, _ = week_of(date(view.year, 1, 1), view.weekdays[0])
    return divmod((day - first).days, 7)


def _glyph(cell: YearCell | None) -> Part:
    """Return the character of a day and its style; both show the level."""
    if cell is None or cell.ahead or cell.before:
        return " ", "text"
    if cell.state is not None:
        return GLYPHS[cell.state], cell.state
    if cell.level:
        return LEVELS[cell.level], f"level-{cell.level}"
    return (GLYPHS["rest"], "rest") if cell.resting else (LEVELS[0], "open")


def _meanings(view: YearView) -> list[tuple[Part, str]]:
    rest = (GLYPHS["rest"], "rest"), format_phrase("progress.legend.rest")
    if view.habit is not None:
        states = [((GLYPHS[s], s), format_phrase(f"progress.legend.{s}")) for s in ("done", "some")]
        return [*states, rest, ((LEVELS[0], "open"), format_phrase("progress.legend.open"))]
    levels = [
        ((LEVELS[level], f"level-{level}"), word)
        for level, word in enumerate(level_words(view.scale), 1)
    ]
    return [*levels, rest, ((LEVELS[0], "open"), format_phrase("progress.legend.none"))]
