"""The widget with the cards. They wrap to its width, and are moved by keys or with the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.strip import Strip

from winsboard.domain.model.goals import VisionCard
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.messages import DataMessage
from winsboard.tui.components.navigation import Opened, SelectionChanged, Step
from winsboard.tui.components.painted import Painted
from winsboard.tui.vision.card_paint import AROUND, PIXEL, CardView, Part, body_lines, framed

NARROWEST: Final = 28
"""Cells of the narrowest card."""
LOW: Final = 24
"""With fewer lines, pictures on the board are smaller."""


class Placed(NamedTuple):
    """Where a card is painted."""

    view: CardView
    region: Region


class CardBoard(Painted, can_focus=True):
    """The cards of the vision board, or one of them opened. One card is lit."""

    DEFAULT_CSS = "CardBoard { overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; }"

    lit: var[int] = var(0)
    """The index of the lit card."""
    is_open: var[bool] = var(False)
    """Whether the lit card alone is shown, as large as there is room."""

    class Dropped(DataMessage):
        """A card was dragged with the mouse to the place of another one."""

        card: VisionCard
        place: int

    def __init__(self) -> None:
        super().__init__("cards")
        self._views: Sequence[CardView] = ()
        self._empty: Sequence[str] = ()
        self._lines: list[list[Part]] = []
        self._placed: list[Placed] = []
        self._columns = 1
        self._is_shown = False
        self._held: int | None = None
        self.view_of: Callable[[VisionCard, int, int, int], CardView] | None = None
        """Makes the view of a card from its number and the size of its picture."""
        self._cards: Sequence[VisionCard] = ()

    def show(self, cards: Sequence[VisionCard], empty: Sequence[str]) -> None:
        """Show cards. A new one is lit, else the lit one stays lit.

        Without cards the lines `empty` are shown.
        """
        before, known = self.card, {card.id for card in self._cards}
        new = [n for n, card in enumerate(cards) if card.id not in known]
        is_first = not self._is_shown
        self._cards, self._empty, self._is_shown = cards, empty, True
        ids = [card.id for card in cards]
        kept = ids.index(before.id) if before is not None and before.id in ids else self.lit
        if len(new) == 1 and not is_first:
            kept = new[0]
        self.set_reactive(CardBoard.lit, max(min(kept, len(cards) - 1), 0))
        if not cards:
            self.set_reactive(CardBoard.is_open, False)
        self.lay_out()

    @property
    def card(self) -> VisionCard | None:
        """The lit card; None on an empty board."""
        return self._cards[self.lit] if 0 <= self.lit < len(self._cards) else None

    def lay_out(self) -> None:
        """Lay the cards out for the width, and repaint."""
        width = max(self.scrollable_content_region.width - 1, 1)
        height = self.scrollable_content_region.height
        self._placed, self._lines = [], []
        if not self._cards:
            self._lines = [[(line, "text")] for line in self._empty]
        elif self.is_open:
            self._add_row([self.lit], width, max(height - 8, 4))
        else:
            self._columns = max(1, min(width // NARROWEST, len(self._cards)))
            each = width // self._columns
            tall = 6 if height >= LOW else 4
            for first in range(0, len(self._cards), self._columns):
                row = range(first, min(first + self._columns, len(self._cards)))
                self._add_row(row, each, tall)
        self.virtual_size = Size(width, max(len(self._lines), height))
        self._reveal()
        self.refresh()

    def _add_row(self, row: Sequence[int], width: int, down: int) -> None:
        """Add the lines of cards that stand beside each other; all are as tall as the tallest.

        `down` is how many lines a picture may take.
        """
        assert self.view_of is not None
        views = [self.view_of(self._cards[n], n + 1, width - AROUND, down) for n in row]
        bodies = [body_lines(view, width - AROUND, is_whole=self.is_open) for view in views]
        tallest = max(map(len, bodies))
        blank: list[Part] = [(" " * (width - AROUND), "text")]
        cards = []
        for n, view, body in zip(row, views, bodies, strict=True):
            filled = [*body, *[blank] * (tallest - len(body))]
            cards.append(framed(view, filled, width, lit=n == self.lit))
            column = n - row[0]
            region = Region(column * width, len(self._lines), width, tallest + 2)
            self._placed.append(Placed(view, region))
        self._lines += [
            [part for card in cards for part in card[line]] for line in range(tallest + 2)
        ]

    def watch_lit(self) -> None:
        """Paint the frame of the lit card."""
        self.lay_out()
        self.post_message(SelectionChanged())

    def watch_is_open(self) -> None:
        """Show one card, or all."""
        self.lay_out()
        self.post_message(SelectionChanged())

    def on_resize(self) -> None:
        """Wrap the cards to the new width."""
        self.lay_out()

    def move(self, step: Step) -> None:
        """Light another card for a key; an opened card scrolls up and down."""
        if step in ("page_back", "page_on") or (self.is_open and step in ("up", "down")):
            page = max(self.scrollable_content_region.height - 2, 1)
            by = {"up": -1, "down": 1, "page_back": -page, "page_on": page}[step]
            self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)
            return
        last = len(self._cards) - 1
        by = {"left": -1, "right": 1, "up": -self._columns, "down": self._columns}.get(step, 0)
        place = {"first": 0, "last": last}.get(step, self.lit + by)
        if step == "down" and place > last and self.lit // self._columns < last // self._columns:
            place = last
        if 0 <= place <= last:
            self.lit = place

    def _region(self) -> Region | None:
        """Where the lit card is painted."""
        found = (p.region for p in self._placed if p.view.number == self.lit + 1)
        return next(found, None)

    def cursor_cell(self) -> Offset | None:
        """The first cell of the lit card's words, for the terminal's cursor."""
        region = self._region()
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if region is None or not top <= region.y < top + height:
            return None
        return Offset(region.x + 3, region.y - top)

    def _reveal(self) -> None:
        region = self._region()
        height, top = max(self.scrollable_content_region.height, 1), self.scroll_offset.y
        if region is None:
            return
        if region.y < top or region.height >= height:
            self.scroll_to(y=region.y, animate=False, force=True)
        elif region.bottom > top + height:
            self.scroll_to(y=region.bottom - height, animate=False, force=True)

    def _at(self, event: events.MouseEvent) -> int | None:
        """The index of the card under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        spot = offset + Offset(0, self.scroll_offset.y)
        found = (p.view.number - 1 for p in self._placed if p.region.contains_point(spot))
        return next(found, None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the card that may be dragged."""
        self._held = self._at(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Light the card, open the lit one, or move the dragged one."""
        held, self._held = self._held, None
        place = self._at(event)
        if held is None or place is None or held >= len(self._cards):
            return
        event.stop()
        if place != held:
            self.post_message(self.Dropped(self._cards[held], place))
        elif place == self.lit:
            self.post_message(Opened())
        else:
            self.lit = place

    def style_of(self, *names: str) -> Style:
        """The style of two pixels, or the one that several names blend into."""
        if names[-1].startswith(PIXEL):
            over, _, under = names[-1].removeprefix(PIXEL).partition(":")
            return Style(color=over, bgcolor=under or None)
        return super().style_of(*names)

    def render_line(self, y: int) -> Strip:
        """Render one line."""
        at = y + self.scroll_offset.y
        return self.strip(self._lines[at] if at < len(self._lines) else [])
