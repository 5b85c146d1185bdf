"""Writing a win or a note on another screen than the board."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.domain.journal import entries
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.journal.pane import JournalPane, LineKind, QuickLine
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


class Line(NamedTuple):
    """What was typed, and whether to save it."""

    text: str
    saves: bool


class WriteDialog(Dialog[Line]):
    """The input of the board on top of another screen. Returns what was typed.

    Until it is saved, the text also stands in the input of the board, which keeps it as a draft.
    """

    AUTO_FOCUS = "#quick"
    BINDINGS: ClassVar[list[BindingType]] = []
    line = getters.query_one("#quick", QuickLine)

    def __init__(self, kind: LineKind, board: JournalPane) -> None:
        """`board` is the pane whose input keeps the text."""
        super().__init__()
        self._kind: LineKind = kind
        self._board = board

    def compose(self) -> ComposeResult:
        """Compose the input and a hint."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(format_phrase(f"keys.line.{self._kind}"))
            yield QuickLine()
            yield Static(Content(format_phrase("keys.line.hint")), classes="hint")

    def on_mount(self) -> None:
        """Go on with the text that is waiting on the board."""
        self.line.write(self._kind)
        self.line.value = self._board.line.value
        self.line.cursor_position = len(self.line.value)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._board.restore_draft({"kind": self._kind, "text": event.value})

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(Line(event.value, bool(event.value.strip())))

    @on(QuickLine.Cancelled)
    def _left(self) -> None:
        self.dismiss(Line(self.line.value, False))


async def write_win(session: Session) -> None:
    """Ask for a win and save it; on a family board, whom it is about first."""
    if session.board.settings.board_for == "family":
        await session.begin("notice")
        return
    await _write(session, "win")


async def write_note(session: Session) -> None:
    """Ask for a note and save it."""
    await _write(session, "note")


async def _write(session: Session, kind: LineKind) -> None:
    board = session.screen_stack[0].query_one(JournalPane)
    line = await session.push_screen_wait(WriteDialog(kind, board))
    if not line.saves:
        if line.text.strip():
            session.show_message(format_phrase("keys.line.stays"))
        return
    if session.perform(
        lambda context: entries.write(kind, line.text, session.today, context),
        event="win" if kind == "win" else "",
    ):
        board.clear_saved(line.text)
