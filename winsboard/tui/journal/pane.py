"""The journal pane: today's entries, and an input for a new one."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, cast

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input

from winsboard.domain.model.board import Board
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.wrapped_line import WrappedLine
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.journal.entries.entry_list import EntryList
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.habits.habit_label import ticked_words

DRAFT = "line"
LineKind = Literal["win", "note"]


class QuickLine(WrappedLine):
    """The input for a new win or note. What is not saved yet says so when it is left."""

    place = "line"

    BINDINGS: ClassVar[list[BindingType]] = [
        b for b in bindings_of("line", first=True) if getattr(b, "key", "") != "enter"
    ]

    class Cancelled(Message):
        """The input was left without submitting."""

    def __init__(self) -> None:
        super().__init__(
            id="quick",
            compact=True,
            placeholder=format_phrase("today.journal.placeholder"),
            select_on_focus=False,
        )
        self.kind: LineKind = "win"

    @property
    def lead(self) -> str:
        """What is being written; and that it is not saved, once the input was left."""
        if not self.value:
            return ""
        return format_phrase(f"keys.line.{'writing' if self.has_focus else 'waiting'}.{self.kind}")

    def write(self, kind: LineKind) -> None:
        """Take a win or a note from now on, and say so."""
        self.kind = kind
        key = "today.journal.placeholder" + ("" if kind == "win" else ".note")
        self.placeholder = format_phrase(key)
        self.refresh()

    def on_focus(self) -> None:
        """Show what is being written."""
        self.fit()

    def on_blur(self) -> None:
        """Show that the text is not saved; without text, the next one is a win again."""
        if not self.value and self.app.app_focus:
            self.write("win")
        self.call_after_refresh(self.fit)

    def action_leave_line(self) -> None:
        """Leave the input; the text stays in it."""
        self.post_message(self.Cancelled())


class JournalPane(DraftMixin):
    """Today's entries, newest last, and the input below them."""

    DEFAULT_CSS = """
    JournalPane {
        layout: vertical;
        height: 1fr;
        QuickLine { margin: 0 1; height: 1; background: $background; }
        QuickLine:focus { background: $panel; }
        QuickLine > .input--placeholder { color: $quiet; }
    }
    """

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    entries = getters.query_one(EntryList)
    line = getters.query_one(QuickLine)

    class Written(DataMessage):
        """A line was submitted; it is to be saved as an entry."""

        def __init__(self, pane: JournalPane, kind: LineKind, text: str) -> None:
            super().__init__()
            self.pane = pane
            self.kind = kind
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="journal")
        self._titles = format_phrase("today.journal.title"), ""
        """The title, and its style."""
        self.border_title = Content(self._titles[0])

    def compose(self) -> ComposeResult:
        """Compose the list and the input."""
        yield EntryList()
        yield QuickLine()

    def watch_board(self) -> None:
        """Show the entries of the changed board."""
        self.show_entries()

    def watch_today(self) -> None:
        """Show the entries of the new day."""
        self.show_entries()

    def show_entries(self) -> None:
        """Pass the day's entries to the list."""
        if self.is_mounted and self.today != FIRST_DAY:
            self.entries.hours = self.board.settings.clock_hours
            self.entries.areas = areas_of(self.board)
            self.entries.ticked = tuple(ticked_words(self.board, self.today))
            self.entries.entries = entries = self.board.entries(self.today)
            key = "today.journal.title.today" if entries else "today.journal.title"
            self._show_title(format_phrase(key, entries=len(entries)), self._titles[1])

    def on_mount(self) -> None:
        """Show the entries of the first day."""
        self.show_entries()

    def start_writing(self, kind: LineKind) -> None:
        """Focus the input to write a win or a note."""
        self.line.write(kind)
        self.line.focus()

    def restore_draft(self, fields: dict[str, str]) -> None:
        """Restore the draft of a line from an earlier session."""
        self.line.write(cast(LineKind, fields.get("kind", "win")))
        self.line.value = fields.get("text", "")

    def draft(self) -> Draft | None:
        """Return the line as a draft."""
        text = self.line.value
        return DRAFT, {"kind": self.line.kind, "text": text} if text.strip() else None

    @on(EntryList.TitleSelected)
    def _titled(self, event: EntryList.TitleSelected) -> None:
        self._show_title(self._titles[0], "bold underline" if event.chosen else "")

    def _show_title(self, title: str, style: str) -> None:
        if (title, style) != self._titles:
            self._titles = title, style
            self.border_title = Content.styled(title, style)

    async def on_click(self, event: events.Click) -> None:
        """Open the journal when the title is clicked."""
        if event.get_content_offset(self) is None and event.y == 0:
            event.stop()
            await self.entries.action_open_journal()

    @on(Input.Changed, "#quick")
    def _changed(self) -> None:
        self.draft_changed()

    @on(Input.Submitted, "#quick")
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.post_message(self.Written(self, self.line.kind, event.value))
        else:
            self.line.post_message(QuickLine.Cancelled())

    def clear_saved(self, saved: str) -> None:
        """Remove the saved text from the input, and move the focus if nothing was typed since."""
        self.line.value = self.line.value.removeprefix(saved)
        self.post_draft()
        if not self.line.value:
            self.line.post_message(QuickLine.Cancelled())
