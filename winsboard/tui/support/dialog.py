"""The Support page: people and crisis lines, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar, Final, Literal, TypeAlias

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from winsboard.domain.library import people
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Person
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.big_digits import big
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.keys.bindings import bindings_of
from winsboard.tui.keys.commands import ways_out
from winsboard.words import say
from winsboard.words.sentences.support import (
    Page,
    Section,
    page_lines,
    person_line,
    region_lines,
    support_page,
)

What: TypeAlias = Literal["person", "calm", "breathe", "change"]

NUMBERED: Final = 6
"""How many people and lines have a number key; the list of people shows all of them."""
CALM, COPY, CHANGE = 7, 8, 9


class Wish(NamedTuple):
    """What to do after the dialog, and for whom."""

    what: What
    person: Person | None = None


class Line(NamedTuple):
    """One line of the page."""

    text: str
    style: str = "$foreground"
    number: int = 0
    """The number key of the line; 0 for none."""


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

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        """Compose the number, if there is one, and the text."""
        if self._line.number:
            yield Static(Content.styled(str(self._line.number), "bold $primary"), classes="number")
        yield Static(Content.styled(self._line.text, self._line.style), classes="text")

    def on_click(self, event: events.Click) -> None:
        """Choose the line."""
        if self._line.number:
            event.stop()
            self.post_message(self.Chosen(self._line.number))


class SupportDialog(Dialog[Wish | None]):
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
    tells = tuple(way for way in ways_out() if way.id != "support")
    pages = getters.query_one("#pages", VerticalScroll)

    def __init__(self, board: Board, today: date, *, alone: bool = False) -> None:
        """`alone` shows the page over the curtain, where nothing else may be opened."""
        super().__init__()
        self._alone = alone
        if alone:
            self.tells = ()
        self._page = in_board_words(support_page(board, today))
        self._there = people.support(board, region_lines(board.settings.region))
        self._reachable = everybody(self._there)[:NUMBERED]

    def compose(self) -> ComposeResult:
        """Compose the text, with a number before each line that can be chosen."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._page.title)
            with VerticalScroll(id="pages", can_focus=False):
                for line in self._lines():
                    yield SupportLine(line)
            hint = "shelter.support.alone" if self._alone else "shelter.support.hint"
            yield Static(Content(say(hint)), classes="hint")

    def _lines(self) -> Iterator[Line]:
        page = self._page
        if page.stroke:
            yield Line(page.stroke, "bold $accent")
            for line in big_number(self._there.emergency):
                yield Line(line, "$primary")
            yield Line("")
        yield Line(page.urgent)
        for section in page.sections:
            yield Line("")
            yield Line(section.title, "$quiet")
            yield from self._section(section)
        yield Line("")
        for text in page.about:
            yield Line(text, "$quiet")
        yield Line("")
        yield Line(say("shelter.support.copy"), number=COPY)
        if not self._alone:
            yield Line(say("shelter.support.change"), number=CHANGE)

    def _section(self, section: Section) -> Iterator[Line]:
        if section.id == "calm":
            yield Line(", ".join(section.lines), number=0 if self._alone else CALM)
            return
        reachable = () if self._alone else self._reachable
        numbers = {person_line(p): n for n, p in enumerate(reachable, start=1)}
        for text in section.lines:
            yield Line(text, number=numbers.get(text, 0))

    def on_support_line_chosen(self, event: SupportLine.Chosen) -> None:
        """Choose the clicked line."""
        self.action_choose(event.number)

    def action_choose(self, number: int) -> None:
        """Choose a line by its number."""
        if number != COPY and self._alone:
            return
        if number <= len(self._reachable):
            self.dismiss(Wish("person", self._reachable[number - 1]))
        elif number in (CALM, CHANGE):
            self.action_go("calm" if number == CALM else "change")
        elif number == COPY:
            self.app.copy_to_clipboard("\n".join(page_lines(self._page)))
            self.query_one(".hint", Static).update(Content(say("shelter.copied")))

    def action_go(self, what: What) -> None:
        """Close to open the calm list, breathing or the list of people."""
        if not self._alone:
            self.dismiss(Wish(what))

    def action_move(self, by: int) -> None:
        """Scroll by lines."""
        self.pages.scroll_relative(y=by, animate=False)

    def action_turn(self, by: int) -> None:
        """Scroll by pages."""
        self.pages.scroll_relative(y=by * max(self.pages.size.height - 1, 1), animate=False)

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)


def everybody(there: people.Support) -> tuple[Person, ...]:
    """Return everybody on the page in order."""
    return (*there.people, *there.care_team, *there.lines, *there.emergency)


def in_board_words(page: Page) -> Page:
    """Return the page with the board's own texts for empty sections."""
    nobody = {say("support.no_people"), say("support.no_care")}
    sections = (
        s._replace(lines=(say("shelter.support.nobody"),)) if nobody.issuperset(s.lines) else s
        for s in page.sections
    )
    return page._replace(sections=tuple(sections))


def big_number(emergency: Sequence[Person]) -> tuple[str, ...]:
    """Return the emergency number in large digits; empty if none is known."""
    words = emergency[0].reach.split() if emergency else []
    digits = next((word for word in words if word.isascii() and word.isdecimal()), "")
    return big(digits) if 0 < len(digits) <= NUMBERED else ()
