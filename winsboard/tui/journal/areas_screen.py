"""The wins of a month by the part of life they belong to, on a full screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Static

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import month_of
from winsboard.domain.text.calendar import month_bounds
from winsboard.tui.components.footer import KeyLine
from winsboard.tui.components.page import Page, PageLine
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.keys.bindings import also, bindings_of
from winsboard.tui.session.session import Session
from winsboard.words import say
from winsboard.words.catalog.habits import area_label
from winsboard.words.text.dates import month_words


class AreasScreen(StatusScreen):
    """Counts the wins of one month, and turns the months."""

    CSS_PATH = "areas_screen.tcss"
    AUTO_FOCUS = "#areas"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("areas", at_once=True),
        *also("support", "curtain", "help", "undo", "redo"),
    ]
    board: var[Board] = var(Board())
    page = getters.query_one(Page)

    def __init__(self, load: Callable[[date, date], object], day: date, size: Size) -> None:
        """`load` reads the pages of a span of days into the board."""
        super().__init__(size)
        self._load = load
        self._day = day

    def compose(self) -> ComposeResult:
        """The page, the message line, and the keys."""
        yield Page("areas")
        yield Static("", id="message")
        yield KeyLine().data_bind(AreasScreen.saving)

    def on_mount(self) -> None:
        """Show this month."""
        self.query_one(KeyLine).place = "areas"
        self._show()

    def watch_board(self) -> None:
        """Show what is changed while the screen is open."""
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        self.page.border_title = Content(month_words(self._day))
        self.page.show(lambda _: _lines(self.board, self._day))

    def action_areas_month_back(self) -> None:
        """Show the month before."""
        self._turn(month_bounds(self._day)[0] - timedelta(days=1))

    def action_areas_month_on(self) -> None:
        """Show the next month."""
        self._turn(month_bounds(self._day)[1] + timedelta(days=1))

    def _turn(self, day: date) -> None:
        self._day = day
        self._load(*month_bounds(day))
        self._show()

    def action_leave_areas(self) -> None:
        """Back to the board."""
        self.dismiss()


def _lines(board: Board, day: date) -> list[PageLine]:
    entries = board.month_entries(month_of(day))
    counts = Counter(area_label(entry.area) for entry in entries if entry.kind == "win")
    lines = [
        PageLine(((f"{n:>3}  ", "number"), (area, "text"))) for area, n in counts.most_common()
    ]
    return lines or [PageLine(((say("keys.areas.none"), "quiet"),))]


async def show_areas(session: Session) -> None:
    """Show the screen until it is left."""
    screen = AreasScreen(session.load_days, session.today, session.size)
    await session.push_screen_wait(screen.data_bind(Session.board, Session.saving))
