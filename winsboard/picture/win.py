"""A win as an SVG image: its text and its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final
from unicodedata import combining, east_asian_width

from winsboard.domain.model.documents import Entry
from winsboard.picture import svg
from winsboard.picture.colours import Colours
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.text.dates import day_words

WIDTH: Final = 640
EDGE: Final = 48
LINE: Final = 34
CELLS: Final = 42
"""The width of a line, in cells."""


def win_picture(entry: Entry, colours: Colours) -> str:
    """Draw a win as SVG. Tags, people and other details of the entry are left out on purpose."""
    lines = win_lines(entry)
    day = day_words(entry.day, date.min)
    title = format_phrase("progress.picture.win", day=day)
    height = EDGE * 2 + len(lines) * LINE + 40
    said = [
        svg.text_element((EDGE + 24, EDGE + 24 + n * LINE), line, colours.foreground, 22)
        for n, line in enumerate(lines)
    ]
    stripe = (
        f'<rect x="{EDGE}" y="{EDGE}" width="4" height="{len(lines) * LINE}"'
        f' fill="{colours.done}"/>'
    )
    return svg.document(
        (WIDTH, height),
        colours.background,
        title,
        " ".join(lines),
        stripe,
        *said,
        svg.text_element((EDGE + 24, height - EDGE), day, colours.quiet, 14),
    )


def win_text(entry: Entry) -> list[str]:
    """The win as text: its day, and its text indented."""
    day = format_phrase("progress.look_back", day=day_words(entry.day, date.min))
    return [day, *(f"  {line}" for line in win_words(entry).split("\n"))]


def win_lines(entry: Entry) -> list[str]:
    """The text of a win, wrapped for the image."""
    return [line for written in win_words(entry).split("\n") for line in _wrapped(written)]


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        for piece in _pieces(word):
            if line and _cells(f"{line} {piece}") > CELLS:
                yield line
                line = piece
            else:
                line = f"{line} {piece}" if line else piece
    yield line


def _pieces(word: str) -> Iterator[str]:
    """A word, split if it is longer than a line."""
    piece = ""
    for letter in word:
        if _cells(piece + letter) > CELLS:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _cells(text: str) -> int:
    return sum(
        0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text
    )
