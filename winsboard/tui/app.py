"""The board: where its parts meet. It routes; what things mean is decided elsewhere."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen

from winsboard.domain import habits, journal
from winsboard.domain.documents import Entry, Habit, MarkState
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.tui import evening
from winsboard.tui.compat import NoLocals, SparingApp
from winsboard.tui.desk import sentence
from winsboard.tui.exit_guard import ExitGuard
from winsboard.tui.keys import bindings_of
from winsboard.tui.launch import Drafts
from winsboard.tui.messages import EntryWished
from winsboard.tui.palette import BoardCommands
from winsboard.tui.screens.today import TodayScreen
from winsboard.tui.shelter import Shelter
from winsboard.tui.spacing import give_marks_a_cell
from winsboard.tui.staying import StaysOpen, let_parts_go_on
from winsboard.tui.terminal.clicks import ClickingApp
from winsboard.tui.themes import THEMES, with_our_names
from winsboard.tui.weekly import follow_week
from winsboard.tui.widgets.entry_list import EntryList
from winsboard.tui.widgets.grid_window import EARLIEST
from winsboard.tui.widgets.habit_grid import HabitGrid
from winsboard.tui.widgets.journal_pane import JournalPane
from winsboard.tui.widgets.look_back_pane import LookBackPane
from winsboard.words import say

LOOKS = 1.8  # seconds between two looks at the clock and at what others wrote: seen within 2
EVENTS: dict[MarkState | None, str] = {"done": "habit", "some": "habit", "rest": "rest"}
MOVES = {"up": -1, "down": 1}


class WinsBoard(ClickingApp, SparingApp, StaysOpen, ExitGuard, NoLocals, Shelter):
    """The full-screen program."""

    CSS_PATH = "screens/today.tcss"
    COMMANDS: ClassVar[set[type[Provider]]] = {BoardCommands}  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("board") if getattr(b, "action", "") == "leave"),
        Binding("ctrl+c,ctrl+q", "leave", show=False, priority=True),
    ]

    def __init__(
        self,
        notebook: Notebook,
        drafts: Drafts,
        *,
        words_kept_in: str = "",
        demo: bool = False,
    ) -> None:
        give_marks_a_cell()
        let_parts_go_on()
        super().__init__(notebook, drafts)
        if not Path(__file__).is_file():
            from winsboard.tui.styles import ZippedStylesheet

            self.stylesheet = ZippedStylesheet(variables=self.get_css_variables())
        self.words_kept_in = words_kept_in
        self._demo = demo
        self._trouble = ""
        self._disable_tooltips = self._disable_notifications = True
        for theme in THEMES:
            self.register_theme(theme)
        self.board = notebook.board
        self.watch_board()

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, also for the names of our own."""
        return with_our_names(super().get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """Today."""
        return TodayScreen(self.notebook.clock, self.size).data_bind(
            WinsBoard.board, WinsBoard.today, WinsBoard.kept, WinsBoard.saving, WinsBoard.weekly
        )

    def on_mount(self) -> None:
        """Show what is kept, then begin to look around."""
        self.animation_level = "none"
        self.follow_saving()
        self._look_again(arrived=False)
        self._keep_looking()
        self.call_after_refresh(self._opened)

    def watch_board(self) -> None:
        """The colours are the person's choice."""
        wished = self.board.settings.theme
        if wished in self.available_themes and self.theme != wished:
            self.theme = wished
        if self.is_running:
            follow_week(self)

    def _opened(self) -> None:
        """After the first picture: what was left unfinished, the numbers, the first questions."""
        self.count_wins()
        self.read_on()
        follow_week(self)
        evening.take_up_drafts(self, self.today_screen)
        if self._demo:
            self.tell(say("today.demo"))
        elif self.board.settings.started_on is None:
            self.ask("first")
        else:
            self.ask("welcome")

    def _keep_looking(self) -> None:
        """A bare callback of the loop, since a timer of Textual's costs twenty times as much."""
        if self.is_running:
            asyncio.get_running_loop().call_later(LOOKS, self._keep_looking)
            self.look()

    def look(self) -> None:
        """Notice what another process wrote, a file that can no longer be read, and a new day."""
        arrived = self._takes_in()
        for news in self.notebook.news():
            self.tell(news)
        if arrived or self.notebook.today != self.today:
            self.call_next(self._look_again, arrived)
        self.draw_when_still()

    def _takes_in(self) -> bool:
        """Whether another process wrote; a file that can no longer be read is told of once."""
        arrived, trouble = False, ""
        try:
            arrived = self.notebook.refresh()
        except StoreError as no:
            trouble = sentence(no)
        except Exception as error:
            # A look that fails is no reason to leave; the next one may not.
            trouble = say("today.look_failed", kind=type(error).__name__)
        if trouble and trouble != self._trouble:
            self.tell(trouble)
        self._trouble = trouble
        return arrived

    def _look_again(self, arrived: bool) -> None:
        today = self.notebook.today
        self.show_days(today, today)
        turned, self.today = self.today not in (EARLIEST, today), today
        if turned:
            follow_week(self)
            self.ask("welcome")
        if arrived:
            self.tell(say("today.arrived"))
            self.count_wins()

    @on(events.AppFocus)
    def _came_back(self) -> None:
        self.look()

    async def on_event(self, event: events.Event) -> None:
        """A key lets go of the line that was said before it; one for what cannot be seen waits."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen_stack:
            if self.today_screen.hides(event) or self.today_screen.lights(event):
                return
            self.answering.fade()
        await super().on_event(event)

    @on(HabitGrid.Marked)
    def _marked(self, event: HabitGrid.Marked) -> None:
        self.act(
            lambda moment: habits.mark(self.board, event.habit, event.day, event.state, moment),
            event=EVENTS.get(event.state, ""),
            area=event.habit.area,
        )

    @on(HabitGrid.Counted)
    def _counted(self, event: HabitGrid.Counted) -> None:
        self.act(
            lambda moment: habits.count(self.board, event.habit, event.day, event.value, moment),
            event="habit" if event.value > event.before else "",
            area=event.habit.area,
        )

    @on(HabitGrid.Pointed)
    def _pointed(self, event: HabitGrid.Pointed) -> None:
        self.show_days(event.first, event.last)

    @on(HabitGrid.Wished)
    def _habit_wished(self, event: HabitGrid.Wished) -> None:
        habit, by = event.habit, MOVES.get(event.what)
        if habit is not None and by is not None:
            self.act(lambda moment: habits.move(self.board, habit, by, moment))
        else:
            self.ask(event.what, habit)

    @work
    async def ask(self, what: str, about: Habit | Entry | None = None) -> None:
        """Begin a flow on the board as it is on disk now.

        They are loaded now, because most days need none of their dialogs.
        """
        from winsboard.tui.flows.door import begin

        if self._takes_in():
            self._look_again(arrived=True)
        await begin(self, what, about)

    @on(JournalPane.Written)
    def _written(self, event: JournalPane.Written) -> None:
        wish = lambda moment: journal.write(event.kind, event.text, self.today, moment)  # noqa: E731
        if self.act(wish, event="win" if event.kind == "win" else ""):
            self.today_screen.journal.leave_line(event.text)
            if event.kind == "win":
                self.today_screen.offer_candle()

    @on(EntryList.Opened)
    def _opened_entry(self, event: EntryList.Opened) -> None:
        self.ask("look_back" if event.entry.kind == "reflection" else "open", event.entry)

    @on(EntryList.TakenBack)
    def _taken_back(self, event: EntryList.TakenBack) -> None:
        self.ask("take_back", event.entry)

    @on(EntryWished)
    def _entry_wished(self, event: EntryWished) -> None:
        self.ask(event.what, event.entry)

    @on(TodayScreen.Wished)
    def _wished(self, event: TodayScreen.Wished) -> None:
        if event.what == "undo":
            self.take_back(self.notebook.undo, "undone")
        elif event.what == "redo":
            self.take_back(self.notebook.redo, "redone")
        else:
            self.ask(event.what)

    @on(LookBackPane.Ended)
    def _look_back_ended(self, event: LookBackPane.Ended) -> None:
        evening.keep(self, event)
