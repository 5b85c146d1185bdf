"""The Textual app of the board. It only routes messages; features decide what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar, Final, TypeAlias

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from winsboard.compat.paint_at_once import paint_at_once
from winsboard.notebook.notebook import Notebook
from winsboard.tui.app.colours import ColouredApp
from winsboard.tui.app.live_updates import LiveUpdates
from winsboard.tui.app.safety_keys import SafetyKeys
from winsboard.tui.app.unsaved_guard import UnsavedGuard, keep_widgets_running
from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.habits import edits
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.habits.pane import HabitPane
from winsboard.tui.journal import edits as journal_edits
from winsboard.tui.journal.pane import JournalPane
from winsboard.tui.keys.bindings import bindings_of
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.tui.session.drafts import Drafts
from winsboard.tui.session.session import About, Session
from winsboard.tui.terminal.cells import count_marks_as_cells
from winsboard.tui.terminal.closing import ClosingApp
from winsboard.tui.terminal.cursor import CursorApp
from winsboard.tui.terminal.exit_guard import ExitGuard
from winsboard.tui.terminal.input.clicks import ClickingApp
from winsboard.tui.terminal.textual_compat import LeanApp, PrivateCrashReport, use_sure_timers
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import format_phrase

_Method: TypeAlias = Callable[[Any, Any], None]


def _save_look_back(session: Session, event: LookBackPane.Ended) -> None:
    from winsboard.tui.reflection.save import save_look_back

    save_look_back(session, event)


ROUTES: Final[Mapping[type[Message], Callable[[Session, Any], object]]] = {
    HabitGrid.Marked: edits.mark,
    HabitGrid.Counted: edits.count,
    HabitGrid.Moved: edits.move,
    HabitPane.ReadingRequested: edits.ask_reading,
    HabitGrid.VisibleDaysChanged: edits.show_days,
    JournalPane.Written: journal_edits.write_line,
    LookBackPane.Ended: _save_look_back,
}
"""The handler of each message that a widget of the board posts."""
IMMEDIATE_COMMANDS: Final[Mapping[str, Callable[[Session], None]]] = {
    "undo": lambda session: session.undo_or_redo(session.notebook.undo, "undone"),
    "redo": lambda session: session.undo_or_redo(session.notebook.redo, "redone"),
}
"""Commands that run immediately, without a flow."""


def on_each(kinds: Iterable[type[Message]]) -> Callable[[_Method], _Method]:
    """Register a method as the handler of several message types."""

    def decorate(method: _Method) -> _Method:
        for kind in kinds:
            method = on(kind)(method)
        return method

    return decorate


class WinsBoard(
    ColouredApp,
    CursorApp,
    ClickingApp,
    ClosingApp,
    LeanApp,
    UnsavedGuard,
    ExitGuard,
    PrivateCrashReport,
    SafetyKeys,
    LiveUpdates,
):
    """The Textual app of the full-screen board."""

    CSS_PATH = Path(__file__).parents[1] / "today" / "screen.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("board") if getattr(b, "action", "") == "leave"),
        Binding("ctrl+c,ctrl+q", "leave", show=False, priority=True),
    ]

    def __init__(
        self,
        notebook: Notebook,
        drafts: Drafts,
        *,
        text_location: str = "",
        folder_name: str = "",
        demo: Callable[[], list[str] | None] | None = None,
    ) -> None:
        count_marks_as_cells()
        keep_widgets_running()
        paint_at_once()
        use_sure_timers()
        super().__init__(notebook, drafts)
        if not Path(__file__).is_file():
            from winsboard.tui.components.zipped_styles import ZippedStylesheet

            self.stylesheet = ZippedStylesheet(variables=self.get_css_variables())
        self.text_location = text_location
        self.folder_name = folder_name
        self.written_on_demo = demo
        self.is_demo = demo is not None
        is_family = notebook.board.settings.board_for == "family"
        self.opens_home = is_family and not self.is_demo and not self._asks_first
        self._disable_tooltips = self._disable_notifications = True
        self.add_themes()
        self.board = notebook.board
        self.watch_board()

    def get_default_screen(self) -> Screen[None]:
        """Return the Today screen."""
        screen = TodayScreen(self.notebook.clock, self.size, self.folder_name)
        screen.set_class(self._asks_first, "-asking")
        return screen.data_bind(
            WinsBoard.board,
            WinsBoard.today,
            WinsBoard.total_wins,
            WinsBoard.saving,
            WinsBoard.weekly,
            WinsBoard.letter,
        )

    @property
    def _asks_first(self) -> bool:
        """Whether the first questions come next; until then there is no board to show."""
        return not self.is_demo and self.notebook.board.settings.started_on is None

    @property
    def today_screen(self) -> TodayScreen:
        """The Today screen, at the bottom of the screen stack."""
        screen = self.screen_stack[0]
        assert isinstance(screen, TodayScreen)
        return screen

    def on_mount(self) -> None:
        """Show the board, then start watching the clock and the files."""
        self.animation_level = "none"
        self.show_cursor(self.board.settings.cursor)
        self.follow_saving()
        self.show_now(arrived=False)
        self.start_checking()
        self.call_after_refresh(self._opened)

    def watch_board(self) -> None:
        """Apply the theme from the settings."""
        self.choose_theme(self.board.settings.theme)
        if self.is_running:
            self.show_cursor(self.board.settings.cursor)
            self._follow_week()
            if self.letters:
                self._follow_letters()

    def _opened(self) -> None:
        """Run once after the first paint: restore drafts, count wins, show the first dialog."""
        from winsboard.tui.app.restore_drafts import restore_drafts

        self.count_wins()
        self.read_lines()
        self.load_year()
        self._follow_week()
        self._find_letters()
        restore_drafts(self, self.today_screen)
        if gone := self.theme_words(self.board.settings.theme):
            self.show_message(gone)
        if self.is_demo:
            self.show_message(format_phrase("demo.try"))
        elif self._asks_first:
            self.ask("first")
        else:
            self.ask("arrive" if self.opens_home else "welcome")

    def _follow_week(self) -> None:
        if self.board.settings.weekly_line or self.week is not None:
            from winsboard.tui.app.weekly_win import follow_week

            follow_week(self)

    def _find_letters(self) -> None:
        from winsboard.tui.app.letters import find_letters

        find_letters(self)

    def _follow_letters(self) -> None:
        from winsboard.tui.app.letters import follow_letters

        follow_letters(self)

    def check_now(self) -> None:
        """Check for changes on disk, and draw the curtain if nobody is there."""
        super().check_now()
        self.curtain_when_idle()

    def handle_new_day(self) -> None:
        """Update the weekly win and the letter that came back, and run the greeting flow."""
        self._follow_week()
        self._find_letters()
        self.ask("welcome")

    async def on_event(self, event: events.Event) -> None:
        """Clear the previous message on a key press; drop keys that the Today screen swallows."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen_stack:
            await self.when_ready()
            if self.today_screen.ignores_key(event, opens_home=self.opens_home):
                return
            self.message_screen.clear_later()
        await super().on_event(event)

    async def begin(self, flow: str, about: About | None = None) -> None:
        """Run a flow by its name. Its module is imported now, because most days need no flow."""
        from winsboard.tui.app import flows

        await flows.run(self, flow, about)

    @work
    async def ask(self, flow: str, about: About | None = None) -> None:
        """Run a flow in a worker, after reading what other processes wrote."""
        await self.read_pending_changes()
        await self.begin(flow, about)

    @on(FlowRequested)
    def _flow_requested(self, event: FlowRequested) -> None:
        if event.flow in IMMEDIATE_COMMANDS:
            IMMEDIATE_COMMANDS[event.flow](self)
        else:
            self.ask(event.flow, event.about)

    @on_each(ROUTES)
    def _routed(self, event: Message) -> None:
        ROUTES[type(event)](self, event)
