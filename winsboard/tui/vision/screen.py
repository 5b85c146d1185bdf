"""The screen of the vision board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Static

from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import VisionCard
from winsboard.domain.vision import cards
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.pictures import Pictures, Pixels
from winsboard.tui.components.footer import KeyLine
from winsboard.tui.components.navigation import Opened, SelectionChanged, Step
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.components.text import fit, wrap
from winsboard.tui.keys.bindings import bindings_elsewhere, bindings_of
from winsboard.tui.vision.card_board import CardBoard
from winsboard.tui.vision.card_paint import CardView
from winsboard.words import format_phrase
from winsboard.words.catalog.vision import card_prompts
from winsboard.words.sentences.vision import kind_words, more_lines

ALSO: Final = (
    *("support", "curtain", "help", "undo", "redo", "search", "palette", "breathe"),
    *("calm_list", "hard_day", "history", "old_win", "settings"),
)
"""Commands of the board that also work on this screen."""
STEPS: Final[dict[str, Step]] = {
    "card_left": "left",
    "card_right": "right",
    "card_above": "up",
    "card_below": "down",
    "cards_back": "page_back",
    "cards_on": "page_on",
    "first_card": "first",
    "last_card": "last",
}
"""The navigation step of each command."""
_FEW: Final = frozenset({"standard", "windows", None})
"""Terminals with so few colours that a picture could not be recognised."""


class VisionCallbacks(NamedTuple):
    """What the screen needs from the app."""

    pictures: Pictures
    act: Callable[[str, VisionCard | None], object]
    """Starts one of the flows about a card, by its name."""
    move: Callable[[VisionCard, int], object]
    """Moves a card to a place, counted from 0."""


def _bindings() -> list[BindingType]:
    here = [
        replace(b, action=f"walk('{STEPS[b.action]}')") if b.action in STEPS else b
        for b in bindings_of("vision", first=True)
    ]
    return [*here, *bindings_elsewhere(*ALSO)]


class VisionScreen(StatusScreen):
    """The cards of the vision board, and one of them opened."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#cards"
    BINDINGS: ClassVar[list[BindingType]] = [*_bindings()]

    places = ("vision",)
    board: var[Board] = var(Board())
    cards = getters.query_one(CardBoard)
    sentence = getters.query_one("#sentence", Static)

    def __init__(self, callbacks: VisionCallbacks, board: Board, size: Size) -> None:
        super().__init__(size)
        self._doors = callbacks
        # Bindings set it only after the first paint.
        self.set_reactive(VisionScreen.board, board)
        self._pixels: dict[tuple[str, int, int], Pixels | None] = {}
        self._wanted: set[tuple[str, int, int]] = set()

    def compose(self) -> ComposeResult:
        """Compose the title, the cards, a line about the lit one, the message and the keys."""
        yield Static(Content(format_phrase("own.vision.title")), id="title")
        yield CardBoard()
        yield Static("", id="sentence")
        yield Static("", id="message")
        yield KeyLine().data_bind(VisionScreen.saving)
        yield Static(Content(format_phrase("today.too_small")), id="too-small")

    def on_mount(self) -> None:
        """Show the cards."""
        self.query_one(KeyLine).place = "vision"
        self.cards.view_of = self._view_of
        super().on_mount()
        self.call_after_refresh(self.watch_board)

    def watch_board(self) -> None:
        """Show the cards as they are now."""
        if self.is_mounted and self.cards.view_of is not None:
            self.cards.show(cards.listed(self.board), self._empty_lines())
            self._describe()

    def _empty_lines(self) -> list[str]:
        """What an empty board says: what can be on it, in the words of the shipped prompts."""
        width = max(self.size.width - 4, 20)
        # The key comes first: on a small screen the rest may be cut.
        lines = wrap(format_phrase("own.vision.empty"), width)
        lines += wrap(format_phrase("own.vision.empty.keys"), width)
        for prompt in card_prompts().values():
            asked = wrap(prompt.ask(self.board), width - 2)
            lines += ["", prompt.label, *(f"  {line}" for line in asked)]
        return lines

    def _view_of(self, card: VisionCard, number: int, across: int, down: int) -> CardView:
        pixels = self._picture(card, across, down * 2)
        more = [*more_lines(self.board, card)]
        if pixels is not None and not card.caption:
            # The picture is there to be seen, so that nothing has to say so.
            more.remove(format_phrase("own.vision.has_picture"))
        if self._pixels.get((card.picture, across, down * 2), ()) is None:
            more.append(format_phrase("own.vision.picture_gone"))
        return CardView(card, number, kind_words(card), tuple(more), pixels)

    def _can_be_seen(self) -> bool:
        """Whether this terminal can show a picture at all; else its caption has to be enough."""
        few = self.app.no_color or self.app.console.color_system in _FEW
        return not few and self._doors.pictures.can_show

    def _picture(self, card: VisionCard, across: int, down: int) -> Pixels | None:
        """The picture of a card, if it has been read; else it is read and painted later."""
        if not card.picture or not self._can_be_seen():
            return None
        key = card.picture, across, down
        if key not in self._pixels:
            self._wanted.add(key)
            self._read_pictures()
        return self._pixels.get(key)

    @work(thread=True, exclusive=True, group="pictures", exit_on_error=False)
    def _read_pictures(self) -> None:
        """Read the pictures in a thread, so that no key waits for them."""
        for key in list(self._wanted):
            found = self._doors.pictures.pixels(*key)
            self.app.call_from_thread(self._show_picture, key, found)

    def _show_picture(self, key: tuple[str, int, int], found: Pixels | None) -> None:
        self._pixels[key] = found
        self._wanted.discard(key)
        if not self._wanted and self.is_mounted:
            self.cards.lay_out()

    @on(SelectionChanged)
    def _describe(self) -> None:
        """Say which card is lit, so that it is read in one place."""
        card = self.cards.card
        said = ""
        if card is not None:
            number, count = self.cards.lit + 1, len(cards.listed(self.board))
            values = {"number": number, "count": count, "kind": kind_words(card)}
            said = format_phrase("own.vision.place", **values, text=card.text)
        self.sentence.update(Content(fit(said, max(self.size.width - 2, 0))), layout=False)

    def action_show_card(self, number: int) -> None:
        """Open a card by its number."""
        if number <= len(cards.listed(self.board)):
            self.cards.lit = number - 1
            self.cards.is_open = True

    @on(Opened)
    def action_open_card(self) -> None:
        """Open the lit card, or go back to all of them."""
        if self.cards.card is not None:
            self.cards.is_open = not self.cards.is_open

    def action_walk(self, step: Step) -> None:
        """Light another card for a key."""
        self.cards.move(step)

    def action_add_card(self) -> None:
        """Ask for a new card."""
        self._doors.act("add", None)

    def _about(self, act: str) -> None:
        if self.cards.card is not None:
            self._doors.act(act, self.cards.card)

    def action_about_card(self) -> None:
        """Show all one can do with the lit card."""
        self._about("about")

    def action_edit_card(self) -> None:
        """Change the lit card."""
        self._about("edit")

    def action_remove_card(self) -> None:
        """Delete the lit card, after a question."""
        self._about("remove")

    def action_card_earlier(self) -> None:
        """Move the lit card one place to the front."""
        self._move_by(-1)

    def action_card_later(self) -> None:
        """Move the lit card one place to the back."""
        self._move_by(1)

    def _move_by(self, by: int) -> None:
        if self.cards.card is not None:
            self._doors.move(self.cards.card, self.cards.lit + by)

    @on(CardBoard.Dropped)
    def _dropped(self, event: CardBoard.Dropped) -> None:
        self._doors.move(event.card, event.place)

    def action_leave_vision(self) -> None:
        """Go from an opened card back to all of them, or close the screen."""
        if self.cards.is_open:
            self.cards.is_open = False
        else:
            self.dismiss()
