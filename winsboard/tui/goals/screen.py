"""The screen of goals: the list, and the page of one goal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar, Final, TypeAlias

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Static

from winsboard.domain.goals.evidence import story
from winsboard.domain.model.board import Board
from winsboard.domain.model.board import Page as MonthPage
from winsboard.domain.model.goals import Goal
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.footer import KeyLine
from winsboard.tui.components.navigation import Opened, Step
from winsboard.tui.components.page import Page
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.goals.pages.blocks import Row, lay_out, rows_of
from winsboard.tui.goals.pages.goal_list import list_blocks
from winsboard.tui.goals.pages.goal_page import page_blocks
from winsboard.tui.keys.bindings import bindings_elsewhere, bindings_of
from winsboard.words import format_phrase

ALSO: Final = (
    *("support", "curtain", "help", "undo", "redo", "search", "palette", "breathe", "calm_list"),
    *("hard_day", "history", "old_win", "settings", "progress"),
)
"""Commands of the board that also work on this screen."""

Pages: TypeAlias = Mapping[str, MonthPage]
Act: TypeAlias = Callable[[str, Row | None, Goal | None], object]
"""Does what a key means for a row, on the page of a goal or in the list."""
ReadOlder: TypeAlias = Callable[[Goal], Awaitable[Pages]]
"""Reads what the months that are not in memory say of a goal."""
STEPS: Final[dict[str, Step]] = {
    "goal_above": "up",
    "goal_below": "down",
    "goals_back": "page_back",
    "goals_on": "page_on",
    "first_goal": "first",
    "last_goal": "last",
}
"""The navigation step of each command."""


def _bindings() -> list[BindingType]:
    here = [
        replace(b, action=f"walk('{STEPS[b.action]}')") if b.action in STEPS else b
        for b in bindings_of("goals", first=True)
    ]
    return [*here, *bindings_elsewhere(*ALSO)]


class GoalsScreen(StatusScreen):
    """The list of goals. The page of a goal is shown in its place, and closed by Esc."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#goals"
    BINDINGS: ClassVar[list[BindingType]] = [*_bindings()]

    places = ("goals",)
    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    page = getters.query_one("#goals", Page)

    def __init__(self, size: Size, act: Act, read_older: ReadOlder, goal: str = "") -> None:
        """`goal` is the id of the goal whose page is shown first; empty for the list."""
        super().__init__(size)
        self._act = act
        self._read_older = read_older
        self._older: Pages = {}
        """What the months that are not in memory say of the open goal."""
        self._goal = goal
        self._is_whole = False
        """Whether everything is listed, and not the first three goals or steps alone."""
        self._rows: tuple[Row, ...] = ()
        self._from = ""
        """The name of the row that was marked in the list when a goal was opened."""
        self._wanted = ""
        """The name of a row to mark as soon as it is there."""

    def compose(self) -> ComposeResult:
        """Compose the page, the message line and the footer."""
        yield Page("goals")
        yield Static("", id="message")
        yield KeyLine().data_bind(GoalsScreen.saving)
        yield Static(Content(format_phrase("today.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Show the list, or the page of a goal."""
        super().on_mount()
        self.query_one(KeyLine).place = "goals"
        self._open(self._goal)

    @property
    def goal(self) -> Goal | None:
        """The goal whose page is shown, as it is now; None in the list, or if it was deleted."""
        return self.board.find(Goal(self._goal, "")) if self._goal else None

    @property
    def known(self) -> Board:
        """The board, with what the months that are not in memory say of the open goal."""
        return Board({**self._older, **self.board.pages})

    @property
    def lit(self) -> Row | None:
        """The marked row."""
        at = self.page.selected
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def watch_board(self) -> None:
        """Show the changed board."""
        self._follow()

    def watch_today(self) -> None:
        """Show the new day."""
        self._follow()

    def _follow(self) -> None:
        if self.is_mounted:
            if self._goal and self.goal is None:
                self.show_list()
            else:
                self._show()

    def _open(self, goal: str) -> None:
        """Show the page of a goal, or the list if `goal` is empty, from its top."""
        self._goal, self._is_whole, self._older = goal, False, {}
        if (found := self.goal) is not None:
            self.run_worker(self._find_older(found), group="story")
        self._show(from_top=True)

    async def _find_older(self, goal: Goal) -> None:
        """Read what the months that are not in memory say of a goal."""
        try:
            older = await self._read_older(goal)
        except StoreError as error:
            self.show_message(format_phrase(f"store.{error.reason}", **error.values))
            return
        if older and goal.id == self._goal and self.is_running:
            self._older = older
            self._show()

    def _show(self, *, from_top: bool = False) -> None:
        goal = self.goal
        if goal is None:
            blocks = list_blocks(self.board, whole=self._is_whole)
        else:
            told = story(self.known, goal)
            blocks = page_blocks(self.board, goal, self.today, told, whole=self._is_whole)
        self._rows = rows_of(blocks)
        title = f"goals.page.title.{goal.kind}" if goal else "goals.title"
        self.page.border_title = Content(format_phrase(title))
        names = [row.name for row in self._rows]
        self.page.show(partial(lay_out, blocks), names, from_top=from_top)
        if self._wanted in names:
            self.page.selected, self._wanted = names.index(self._wanted), ""

    def show_list(self) -> None:
        """Go back to the list, with the goal marked that was open."""
        self._wanted = self._from
        self._open("")

    def show_goal(self, goal: str) -> None:
        """Show the page of a goal, with its milestone marked if that waits."""
        self._from = f"goal {goal}"
        found = self.board.find(Goal(goal, ""))
        if found is not None and found.pause_from is not None:
            self._wanted = "wait"
        self._open(goal)

    def show_all(self) -> None:
        """List everything, and not the first three goals or steps alone."""
        self._is_whole = True
        self._show()

    def mark(self, name: str) -> None:
        """Mark a row, now or as soon as it is there."""
        self._wanted = name
        self._show()

    def action_walk(self, step: Step) -> None:
        """Move the mark, or scroll."""
        self.page.move(step)

    def action_goal_row(self, number: int) -> None:
        """Do the thing of the row with this number."""
        row = next((row for row in self._rows if row.number == number), None)
        if row is None:
            self.show_message(format_phrase("goals.no_row", number=number))
            return
        self.page.selected = self._rows.index(row)
        self._do("row", row)

    @on(Opened)
    def action_goal_enter(self) -> None:
        """Open the marked row."""
        self._do("enter", self.lit)

    def _do(self, key: str, row: Row | None) -> None:
        """Do what a key means for a row; what only changes the view is done at once."""
        if row is not None and key in ("row", "enter") and row.kind in ("goal", "all", "steps"):
            if isinstance(row.about, Goal):
                self.show_goal(row.about.id)
            else:
                self.show_all()
            return
        self._act(key, row, self.goal)

    def action_goal_level(self) -> None:
        """Choose the level of the goal."""
        self._do("level", self.lit)

    def action_goal_more(self) -> None:
        """Show all that can be done with the marked row."""
        self._do("more", self.lit)

    def action_add_goal(self) -> None:
        """Add a goal to the list, or a step to the page."""
        self._do("add", self.lit)

    def action_change_goal(self) -> None:
        """Change the marked row."""
        self._do("edit", self.lit)

    def action_remove_goal(self) -> None:
        """Delete the marked row."""
        self._do("remove", self.lit)

    def action_goal_up(self) -> None:
        """Move the marked row up the list."""
        self._do("up", self.lit)

    def action_goal_down(self) -> None:
        """Move the marked row down the list."""
        self._do("down", self.lit)

    def action_leave_goals(self) -> None:
        """Go back to fewer rows, to the list, or to the board."""
        if self._is_whole:
            self._is_whole = False
            self._show(from_top=True)
        elif self._goal:
            self.show_list()
        else:
            self.dismiss()
