"""The Support page: the number to call, people and crisis lines, always in the same order."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from winsboard.domain.model.board import Board
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.keys.bindings import bindings_of
from winsboard.tui.keys.commands import global_commands
from winsboard.tui.support.lines import Line, PageLines, SupportAnswer, What
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.support import contacts, page_lines, support_page


class SupportLine(Horizontal):
    """A line that can be chosen by its number or by a click."""

    DEFAULT_CSS = """
    SupportLine {
        height: auto;
        padding: 0 1 0 0;
        .number { width: 3; }
        .text { width: 1fr; }
    }
    """

    class Chosen(DataMessage):
        """The line was clicked."""

        number: int

    def __init__(self, line: Line, number: int) -> None:
        """`number` is the number key of the line; 0 for none."""
        super().__init__()
        self._line = line
        self._number = number

    def compose(self) -> ComposeResult:
        """Compose the number, if there is one, and the text."""
        if self._number:
            yield Static(Content.styled(str(self._number), "bold $primary"), classes="number")
        yield Static(self._line.content, classes="text")

    def on_click(self, event: events.Click) -> None:
        """Choose the line."""
        if self._number:
            event.stop()
            self.post_message(self.Chosen(self._number))


class SupportDialog(Dialog[SupportAnswer | None]):
    """Returns what to do next, or None if it was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("escape,q", "leave"),
        ("c", "go('calm')"),
        ("b", "go('breathe')"),
        ("up", "move(-1)"),
        ("down", "move(1)"),
        ("pageup", "turn(-1)"),
        ("pagedown", "turn(1)"),
    ]
    tells = tuple(way for way in global_commands() if way.id != "support")
    pages = getters.query_one("#pages", VerticalScroll)

    def __init__(self, board: Board, today: date, *, alone: bool = False) -> None:
        """`alone` shows the page over the curtain, where nothing else may be opened."""
        super().__init__()
        self._alone = alone
        if alone:
            self.tells = ()
        self._page = support_page(board, today)
        built = PageLines(self._page, contacts(board), today, alone=alone)
        self._lines = tuple(built.lines())
        self._answers = [line.answer for line in self._lines if line.answer is not None]

    def compose(self) -> ComposeResult:
        """Compose the text, with a number before each line that can be chosen."""
        number = 0
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._page.title)
            with VerticalScroll(id="pages", can_focus=False):
                for line in self._lines:
                    number += line.answer is not None
                    yield SupportLine(line, number if line.answer is not None else 0)
            hint = "shelter.support.alone" if self._alone else "shelter.support.hint"
            yield Static(Content(format_phrase(hint)), classes="hint")

    def on_support_line_chosen(self, event: SupportLine.Chosen) -> None:
        """Choose the clicked line."""
        self.action_choose(event.number)

    def action_choose(self, number: int) -> None:
        """Choose a line by its number."""
        if number > len(self._answers):
            return
        answer = self._answers[number - 1]
        if answer.what == "copy":
            self.app.copy_to_clipboard("\n".join(page_lines(self._page)))
            self.query_one(".hint", Static).update(Content(format_phrase("shelter.copied")))
        else:
            self.dismiss(answer)

    def action_go(self, what: What) -> None:
        """Close to open the calm list or breathing."""
        if not self._alone:
            self.dismiss(SupportAnswer(what))

    def action_move(self, by: int) -> None:
        """Scroll by lines."""
        self.pages.scroll_relative(y=by, animate=False)

    def action_turn(self, by: int) -> None:
        """Scroll by pages."""
        self.pages.scroll_relative(y=by * max(self.pages.size.height - 1, 1), animate=False)

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
