"""What the lines of the habit grid are made of. Imports no Textual."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.habits.rests import days_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.pieces import Part
from winsboard.tui.components.text import BAND, GLYPHS, box, fit, mark_text
from winsboard.tui.habits.grid_window import BOX, BOX_AT, HEAD, NAME_AT, GridWindow
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.text.dates import month_words, short_month, weekday

KEYS: Final = 9
"""A habit further down has no number key, so its row shows no number."""
STYLES: Final = (
    *("head", "today", "row", "weekend", "area", "number", "label", "chosen", "line"),
    *("done", "some", "rest", "open", "band", "cursor", "shadow"),
    *("box-done", "box-some", "box-rest", "box-open", "key"),
)
"""The style names; each is a component class of the grid. Today's box has its own ones."""

STYLE_SHEET: Final = """
HabitGrid {
    height: 1fr;
    & > .habit-grid--head { color: $quiet; }
    & > .habit-grid--today { color: $accent; text-style: bold; }
    & > .habit-grid--row { background: $lit; }
    & > .habit-grid--weekend { background: $weekend; }
    & > .habit-grid--area { color: $quiet; }
    & > .habit-grid--number { color: $primary; }
    & > .habit-grid--label { color: $foreground; }
    & > .habit-grid--chosen { color: $foreground; text-style: bold; }
    & > .habit-grid--line { color: $line; }
    & > .habit-grid--done { color: $done; }
    & > .habit-grid--some { color: $some; }
    & > .habit-grid--rest { color: $rest; }
    & > .habit-grid--band { background: $band; }
    & > .habit-grid--open { color: $open; }
    & > .habit-grid--box-done { color: $done; text-style: bold; }
    & > .habit-grid--box-some { color: $some; text-style: bold; }
    & > .habit-grid--box-rest { color: $rest; text-style: bold; }
    & > .habit-grid--box-open { color: $accent; text-style: bold; }
    & > .habit-grid--key { color: $primary; text-style: bold; }
    & > .habit-grid--cursor {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    & > .habit-grid--shadow { text-style: underline; }
}
"""


class Cursor(NamedTuple):
    """The cell under the cursor."""

    row: int
    day: date
    active: bool
    """Whether the grid has the focus."""


class GridPaint:
    """The state of the grid to paint, and one method per kind of line.

    One paints all lines of a picture: what is the same on each is worked out once.
    """

    def __init__(self, board: Board, window: GridWindow, today: date, cursor: Cursor) -> None:
        self.board = board
        self.window = window
        self.today = today
        self.cursor = cursor
        self._label, self._first = window.label, window.first
        self._has_habits = bool(window.habit_rows())
        self._days = [window.last - timedelta(days=n) for n in range(window.days)]
        """The days of the columns, newest first."""
        self._rests = [
            rest
            for rest in board.rests
            if rest.first <= window.last and (rest.last is None or rest.last >= self._first)
        ]
        self._rests_today = [rest for rest in board.rests if rests.covers(rest, rest.habit, today)]
        self._blank: list[Part] | None = None

    def is_of(self, board: Board, window: GridWindow, today: date, cursor: Cursor) -> bool:
        """Return whether it paints this state."""
        return (
            self.board is board
            and self.window is window
            and self.today == today
            and self.cursor == cursor
        )

    def line(self, y: int) -> list[Part]:
        """Return the parts of one line of the widget, which may be shorter than it is wide."""
        row = y - HEAD + self.window.top
        if not self._has_habits:
            return self._empty(y)
        if y < HEAD:
            return self._heading(y)
        if row >= len(self.window.rows):
            return [(" " * self.window.width, ("label",))]
        if self.window.rows[row].habit is None:
            return self._area(self.window.rows[row].text)
        return self._habit(row)

    def _empty(self, y: int) -> list[Part]:
        """Return a line of an empty board: one sentence and two keys, in the middle."""
        rows, width = self.window.rows, self.window.width
        row = y - max((self.window.height - len(rows)) // 2, 0)
        text = rows[row].text if 0 <= row < len(rows) else ""
        style = "key" if 0 <= row == len(rows) - 1 else "label"
        before = max((width - cell_len(text)) // 2, 0)
        return [(fit(" " * before + text, width), (style,))]

    def _heading(self, y: int) -> list[Part]:
        """Return the weekdays, or the days of the month.

        The month stands before the newest column; where an older one begins, in place of a weekday.
        """
        window, newest = self.window, self.window.last
        name = format_phrase("spoken.today") if y == 0 else str(self.today.day)
        room = max(self._label - NAME_AT - 1, 0)
        month = month_words(newest) if y == 0 else ""
        month = month if len(month) <= room else short_month(newest)
        parts: list[Part] = [
            (" " * BOX_AT, ("head",)),
            (f"{name:^{BOX}}", ("today",)),
            (f" {month:>{room}} ", ("area",)),
        ]
        for day in self._days:
            turns = day != newest and (day + ONE_DAY).day == 1
            written = str(day.day) if y else short_month(day) if turns else weekday(day)[0]
            here = "today" if day == self.today else "head"
            ground = self._ground(day)
            parts.append((f"{written:>{window.cell - 1}} ", (*ground, here)))
        return parts

    def _area(self, name: str) -> list[Part]:
        if self._blank is None:
            resting = self._resting("")
            self._blank = [
                part for day in self._days for part in self._cell(day, "", "label", resting=resting)
            ]
        return [(fit(" " * NAME_AT + name, self._label), ("area",)), *self._blank]

    def _habit(self, line: int) -> list[Part]:
        row = self.window.rows[line]
        assert row.habit is not None
        chosen = line == self.cursor.row
        under = ("row",) if chosen and self.cursor.active else ()
        parts: list[Part] = [
            (
                f"{row.number:>2} " if row.number <= KEYS else "   ",
                (*under, "number"),
            ),
            *self._box_and_name(row.habit, row.text, chosen=chosen, under=under),
        ]
        resting = self._resting(row.habit.id)
        for day in self._days:
            text, state = self._shown(row.habit, day, resting)
            at_cursor = chosen and day == self.cursor.day != self.today
            parts += self._cell(day, text, state, at_cursor=at_cursor, resting=resting, under=under)
        return parts

    def _box_and_name(
        self, habit: Habit, text: str, *, chosen: bool, under: tuple[str, ...]
    ) -> list[Part]:
        """Return today's box and the name; a number that the box is too small for is beside it."""
        inner, state, number = box(self.board.mark(habit.id, self.today))
        if not inner.strip() and any(r.habit in ("", habit.id) for r in self._rests_today):
            inner, state = BAND.center(BOX - 2, BAND[0]), "rest"
        names: tuple[str, ...] = (*under, f"box-{state}")
        if chosen and self.cursor.day == self.today:
            names = ("cursor",) if self.cursor.active else (*names, "shadow")
        room = max(self._label - NAME_AT - 1, 0)
        beside = f" · {number}" if number else ""
        name = fit(text, max(room - cell_len(beside), 0)).rstrip() + beside
        return [
            (f"[{inner}]", names),
            (f" {fit(name, room)} ", (*under, "chosen" if chosen else "label")),
        ]

    def _shown(self, habit: Habit, day: date, resting: Collection[date]) -> tuple[str, str]:
        """Return the text of a day and its style; a future day without a mark is blank."""
        mark = self.board.mark(habit.id, day)
        if mark is None and day in resting:
            return BAND, "rest"
        if mark is None and day > self.today:
            return "", "open"
        text, state = mark_text(mark)
        if mark is not None and cell_len(text) >= self.window.cell:
            # A number of a habit that is not counted any more.
            return GLYPHS[mark.state], state
        return text, state

    def _cell(
        self,
        day: date,
        text: str,
        name: str,
        *,
        at_cursor: bool = False,
        resting: Collection[date] = (),
        under: tuple[str, ...] = (),
    ) -> list[Part]:
        """Return the cells of a day and one after them.

        The last cell is a thin line where an older month begins, or joins two days of a rest.
        """
        ground = ("band",) if day in resting else under or self._ground(day)
        joins = text == BAND and day - ONE_DAY in resting
        text = text.rjust(self.window.cell - 1, text[0] if text == BAND else " ")
        if at_cursor and self.cursor.active:
            return [(f"{text} ", ("cursor",))]
        shadow = ("shadow",) if at_cursor else ()
        turn = "│" if day.day == 1 and day != self._first else "─" if joins else " "
        return [
            (text, (*ground, name, *shadow)),
            (turn, (*ground, "rest" if joins else "line")),
        ]

    def _ground(self, day: date) -> tuple[str, ...]:
        return ("weekend",) if day.weekday() >= 5 else ()

    def _resting(self, habit: str) -> Collection[date]:
        """Return the days among the columns on which a habit rests."""
        return days_of(self._rests, habit, self._first, self.window.last) if self._rests else ()
