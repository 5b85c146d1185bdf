"""Paints a card as lines of text pieces with style names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, TypeAlias

from winsboard.domain.model.goals import VisionCard
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.pictures import Colour, Pixels
from winsboard.tui.components.text import fit, wrap
from winsboard.tui.terminal.cells import cell_len

Part: TypeAlias = tuple[str, str]
"""A text and its style names."""
PIXEL: Final = "pixel:"
"""What the style name of two pixels above each other begins with."""
COLOURS: Final = ("line", "number", "title", "done", "some", "rest", "level-4", "strong")
"""The style of the frame of each colour a card can have."""
AROUND: Final = 4
"""Cells of a card's width that its frame and the space inside it need."""
SHORT: Final = 5
"""The most lines of a text on the board; an opened card shows all of it."""
_ROUND: Final = "╭─╮│╰╯"
_HEAVY: Final = "┏━┓┃┗┛"


class CardView(NamedTuple):
    """What is painted of a card."""

    card: VisionCard
    number: int
    """Its number on the board, from 1."""
    label: str
    """The name of its kind."""
    more: tuple[str, ...]
    """What it says beside its words."""
    pixels: Pixels | None = None
    """Its picture, if it can be shown."""


def body_lines(view: CardView, width: int, *, is_whole: bool) -> list[list[Part]]:
    """The inside of a card: the picture, the words, and what it says beside them."""
    lines = [_centred(row, width) for row in pixel_rows(view.pixels or ())]
    lines += [[(fit(text, width), "strong")] for text in _cut(view.card.text, width, is_whole)]
    for said in view.more:
        lines += [[(fit(text, width), "text")] for text in _cut(said, width, is_whole)]
    return lines


def _cut(text: str, width: int, is_whole: bool) -> Iterator[str]:
    lines = wrap(text, width)
    if is_whole or len(lines) <= SHORT:
        yield from lines
        return
    yield from lines[: SHORT - 1]
    yield fit(" ".join(lines[SHORT - 1 :]), width)


def framed(
    view: CardView, body: Sequence[list[Part]], width: int, *, lit: bool
) -> list[list[Part]]:
    """A card with its frame, which is heavy around the lit one: that is seen without colour."""
    top_left, across, top_right, down, low_left, low_right = _HEAVY if lit else _ROUND
    style = "number" if lit else COLOURS[view.card.colour % len(COLOURS)]
    inner = width - AROUND
    title = fit(f" {view.number} {view.label} ", inner).rstrip() + " "
    rest = across * (width - 3 - cell_len(title))
    head = [(f"{top_left}{across}", style), (title, "lit strong" if lit else "quiet")]
    return [
        [*head, (f"{rest}{top_right}", style)],
        *([(f"{down} ", style), *line, (f" {down}", style)] for line in body),
        [(f"{low_left}{across * (width - 2)}{low_right}", style)],
    ]


def pixel_rows(pixels: Pixels) -> Iterator[list[Part]]:
    """A picture as half blocks: each cell has the colours of two pixels above each other."""
    for upper, lower in zip_longest(pixels[::2], pixels[1::2]):
        below = lower or (None,) * len(upper)
        yield [
            ("▀", f"{PIXEL}{_hex(over)}:{_hex(under)}")
            for over, under in zip(upper, below, strict=True)
        ]


def _centred(row: list[Part], width: int) -> list[Part]:
    left = max(width - len(row), 0) // 2
    right = max(width - len(row) - left, 0)
    return [(" " * left, "text"), *row, (" " * right, "text")]


def _hex(colour: Colour | None) -> str:
    return "" if colour is None else "#{:02x}{:02x}{:02x}".format(*colour)
