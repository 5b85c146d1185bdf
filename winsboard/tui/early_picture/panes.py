"""The rows of each part of the Today screen, before anything was pressed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from winsboard.domain.habits.routines import on_top
from winsboard.domain.habits.year_scores import YearScores
from winsboard.domain.model.board import Board
from winsboard.domain.reflection.look_back_state import is_evening
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.footer_text import Footer
from winsboard.tui.components.pieces import Piece
from winsboard.tui.components.text import GridCell, cell_status, fit, wrap
from winsboard.tui.early_picture.escape_codes import Row
from winsboard.tui.early_picture.looks import Look, Sheet, look_of
from winsboard.tui.early_picture.palettes import Palette
from winsboard.tui.early_picture.rows import edge, padded, scroll_bar, to_width
from winsboard.tui.habits import grid_paint
from winsboard.tui.habits.border_text import lower_border
from winsboard.tui.habits.grid_layout import laid_out, nearest_row, showing
from winsboard.tui.habits.grid_window import GridWindow
from winsboard.tui.journal.entries import day_lines
from winsboard.tui.reflection.face_lines import face_lines
from winsboard.tui.reflection.idle_text import idle_content
from winsboard.tui.today.header_text import header_pieces
from winsboard.tui.today.notice_lines import day_lines as notices_of
from winsboard.tui.today.notice_text import notice_pieces, shown_of
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.habits.habit_label import ticked_words

BORDER: Final = 2
"""Cells of two borders, left and right or above and below."""
STATUS: Final = 1
"""Lines below the grid, and below the entries of the day."""


class Panes(NamedTuple):
    """What the parts of the screen show, and in which colours."""

    board: Board
    now: datetime
    today: date
    folder_name: str
    colours: Palette

    @property
    def usual(self) -> Look:
        """How text looks that has no style."""
        return Look(self.colours["foreground"], self.colours["background"])

    @property
    def quiet(self) -> Look:
        """How quiet text looks."""
        return self.usual._replace(colour=self.colours["quiet"])

    def header(self, width: int) -> Row:
        """Return the header."""
        said = header_pieces(self.board, self.today, 0, self.folder_name, width - 2)
        return self._padded(said, width, self.usual)

    def notice(self, width: int) -> Row:
        """Return the notice below the header."""
        line = shown_of(notices_of(self.board, self.now, self.today), 0)
        return self._padded(notice_pieces(line, width - 2), width, self.usual)

    def footer(self, width: int) -> Row:
        """Return the keys."""
        left_out = frozenset() if self.board.settings.mood else frozenset({"mood"})
        footer = Footer("habits", "saved", is_empty=not self.board.habits, left_out=left_out)
        return self._padded(footer.pieces(width - 2)[0], width, self.quiet)

    def blank(self, width: int) -> Row:
        """Return an empty row."""
        return [(" " * width, self.usual)]

    def grid(self, width: int, height: int) -> GridWindow:
        """Return the layout of the habits for the size of their pane."""
        size = width - BORDER, height - BORDER - STATUS
        newest = GridWindow(last=self.today - ONE_DAY)
        window = laid_out(newest, self.board, self.today, on_top(self.board, self.now), size)
        return showing(window, nearest_row(window, 0), self.today, self.today)

    def habits(self, width: int, height: int) -> list[Row]:
        """Return the pane with the habits; it has the focus."""
        window = self.grid(width, height)
        row = nearest_row(window, 0)
        cursor = grid_paint.Cursor(row, self.today, True)
        grid = grid_paint.GridPaint(self.board, window, self.today, cursor)
        sheet = Sheet("habit-grid", grid_paint.STYLE_SHEET, self.colours, self.usual)
        label = sheet.look(("label",))
        rows = [
            to_width(
                [(text, sheet.look(names)) for text, names in grid.line(y)], window.width, label
            )
            for y in range(window.height)
        ]
        rows.append(padded([(self._status(window, row), self.usual)], window.width, self.usual))
        line = self.usual._replace(colour=self.colours["focus"])
        title = Look(self.colours["background"], self.colours["primary"], is_bold=True)
        below = lower_border(self.board, self.today, window, width)
        return self._framed(rows, width, line, (format_phrase("today.habits.title"), title), below)

    def _status(self, window: GridWindow, row: int) -> str:
        """Return what is said about today's box of a habit."""
        shown = window.rows[row : row + 1]
        habit = shown[0].habit if shown else None
        spot = GridCell(habit, self.today, self.today) if habit else None
        said = cell_status(self.board, YearScores(), spot) if spot else ""
        return fit(said, max(window.width - 2, 0))

    def journal(self, width: int, height: int) -> list[Row]:
        """Return the pane with the entries of the day."""
        entries, ticked = self.board.entries(self.today), ticked_words(self.board, self.today)
        hours, areas = self.board.settings.clock_hours, areas_of(self.board)
        day = day_lines.DayEntries(entries, tuple(ticked), hours, areas)
        room = height - BORDER - STATUS
        lines, used = day.laid_out(width - BORDER - 2 - 1, room)
        top = day_lines.top_for(lines, len(entries) - 1, room, 0)
        sheet = Sheet("entry-list", day_lines.STYLE_SHEET, self.colours, self.usual)
        rows: list[Row] = []
        for line in lines[top : top + room]:
            parts = zip(line[1:], day_lines.COLUMNS, strict=True)
            rows.append([(text, sheet.look((name,))) for text, name in parts])
        rows += [[]] * (room - len(rows))
        rows = [[(" ", self.usual), *to_width(row, used, self.usual)] for row in rows]
        if len(lines) > room:
            bar = self.usual._replace(colour=self.colours["line"])
            cells = scroll_bar(room, len(lines), top, bar)
            rows = [[*row, cell] for row, cell in zip(rows, cells, strict=True)]
        rows = [to_width(row, width - BORDER, self.usual) for row in rows]
        hint = format_phrase("today.journal.placeholder")
        rows.append(padded([(hint, self.quiet)], width - BORDER, self.usual))
        key = "today.journal.title.today" if entries else "today.journal.title"
        title = format_phrase(key, entries=len(entries)), self.quiet
        return self._framed(rows, width, self._line, title)

    def has_evening(self) -> bool:
        """Return whether the evening has begun, and with it the time to look back."""
        return is_evening(self.now, self.today)

    def look_back_line(self, width: int) -> Row:
        """Return the look back on one line."""
        shown = idle_content(self.board, self.today, is_line=True)
        said = self._looks(face_lines(shown)[0], self.usual)
        return padded(said, width, self.usual, sides=2)

    def look_back(self, width: int, height: int) -> list[Row]:
        """Return the pane of the evening: the first question and the key to begin."""
        inner, room = width - BORDER, height - BORDER
        said: list[Row] = []
        for pieces in face_lines(idle_content(self.board, self.today)):
            said += self._wrapped(pieces, inner - 4)
        above = max((room - len(said)) // 2, 0)
        rows = [*[[]] * above, *said, *[[]] * room][:room]
        rows = [padded(row, inner, self.usual, sides=2) for row in rows]
        title = format_phrase("today.look_back.title"), self.quiet
        return self._framed(rows, width, self._line, title)

    def _wrapped(self, pieces: list[Piece], width: int) -> list[Row]:
        """Return a line of pieces as rows; one that is a single text is wrapped."""
        if len(pieces) != 1:
            return [self._looks(pieces, self.usual)]
        text, style = pieces[0]
        return [self._looks([(part, style)], self.usual) for part in wrap(text, width)]

    @property
    def _line(self) -> Look:
        """How the border of a pane without the focus looks."""
        return self.usual._replace(colour=self.colours["line"])

    def _framed(
        self, rows: list[Row], width: int, line: Look, title: tuple[str, Look], below: str = ""
    ) -> list[Row]:
        side = "│", line
        return [
            edge("╭╮", width, line, *title),
            *([side, *row, side] for row in rows),
            edge("╰╯", width, line, below, self.quiet, right=True),
        ]

    def _looks(self, pieces: list[Piece], usual: Look) -> Row:
        return [(text, look_of(style, self.colours, usual)) for text, style in pieces]

    def _padded(self, pieces: list[Piece], width: int, usual: Look) -> Row:
        return padded(self._looks(pieces, usual), width, usual)
