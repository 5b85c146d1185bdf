"""The dialog with the page of a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import ClassVar, Final, Literal, TypeAlias

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Prompt
from winsboard.domain.progress.week import WeekPage
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.components.navigation import Opened, Step
from winsboard.tui.components.page import Page
from winsboard.tui.keys.bindings import bindings_of, on_pages
from winsboard.tui.progress.pages.week import week_page_lines
from winsboard.words import format_phrase

WEEK: Final = timedelta(days=7)
Asked: TypeAlias = Literal["answer"]


class Week(NamedTuple):
    """The contents of the dialog."""

    page: WeekPage
    question: Prompt | None
    """None if the question is switched off or answered."""
    board: Board
    today: date
    named: date
    """The first day to name: not before the first record, unless the whole week is."""


class WeekDialog(Dialog[Asked | None]):
    """Shows a week at a time. Returns "answer" to answer the question, or None if it was closed."""

    AUTO_FOCUS = "#week"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("week", first=True),
        *on_pages(),
        *((key, f"walk('{step}')") for key, step in (("up", "up"), ("down", "down"))),
        ("pageup", "walk('page_back')"),
        ("pagedown", "walk('page_on')"),
        ("home", "walk('first')"),
        ("end", "walk('last')"),
        ("enter", "open_lit"),
    ]
    places = ("week",)
    page = getters.query_one(Page)
    board: var[Board] = var(Board())

    def __init__(self, week_of: Callable[[date], Week], day: date) -> None:
        """`week_of` returns the week that contains a day, with its current data."""
        super().__init__()
        self._week_of = week_of
        self.day = day
        """Any day of the week shown."""
        self._week: Week | None = None

    def compose(self) -> ComposeResult:
        """Compose the page and a hint with the keys."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(format_phrase("progress.week.title"))
            yield Page("week")
            yield Static("", classes="hint")

    def on_mount(self) -> None:
        """Show the week."""
        super().on_mount()
        self._show(anew=True)

    def watch_board(self) -> None:
        """Show the changes made while the dialog is open."""
        if self._week is not None:
            self._show(anew=False)

    def _show(self, *, anew: bool) -> None:
        week = self._week = self._week_of(self.day)
        answer = format_phrase("keys.week.answer") if week.question else ""
        hint = Content(answer + format_phrase("progress.week.hint"))
        self.query_one(".hint", Static).update(hint)
        names = [entry.id for entry in week.page.words]
        self.page.show(partial(week_page_lines, *week), names, from_top=anew)

    def action_week_back(self) -> None:
        """Show the week before."""
        self._turn_to(-WEEK)

    def action_week_on(self) -> None:
        """Show the next week, unless it is in the future."""
        self._turn_to(WEEK)

    def _turn_to(self, by: timedelta) -> None:
        assert self._week is not None
        if self._week.page.first + by <= self._week.today:
            self.day += by
            self._show(anew=True)

    def action_walk(self, step: Step) -> None:
        """Scroll or move the selection for a key."""
        self.page.move(step)

    @on(Opened)
    def action_open_lit(self) -> None:
        """Open the selected entry."""
        words = self._week.page.words if self._week else ()
        if 0 <= self.page.selected < len(words):
            self.post_message(FlowRequested("open_entry", words[self.page.selected]))

    def action_answer_question(self) -> None:
        """Close to answer the question, if there is one."""
        if self._week is not None and self._week.question is not None:
            self.dismiss("answer")

    def action_leave_week(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
