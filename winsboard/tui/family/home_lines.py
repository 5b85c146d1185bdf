"""The lines of the home of a family board."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.notebook.views.family import FamilyHome
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import KIND_MARKS, wrap
from winsboard.words import format_phrase
from winsboard.words.sentences.family import about_line, family_line, family_words, who_words
from winsboard.words.text.dates import relative_day_words

BLANK = PageLine(())


def home_lines(board: Board, home: FamilyHome, today: date, width: int) -> list[PageLine]:
    """Return the newest effort that was noticed, large; then the other entries by day."""
    if not home.entries:
        return _text(format_phrase("own.family.empty"), width)
    lines: list[PageLine] = []
    others = list(enumerate(home.entries))
    if home.has_noticed:
        lines += _first(board, home.entries[0], today, width)
        others = others[1:]
    for day, those in groupby(others, key=lambda pair: pair[1].day):
        said = relative_day_words(day, today)
        lines += [*([BLANK] if lines else []), *_text(said[:1].upper() + said[1:], width, "quiet")]
        for item, entry in those:
            lines += _entry(board, item, entry, width)
    return lines


def _first(board: Board, entry: Entry, today: date, width: int) -> list[PageLine]:
    """Return the newest effort: whose it was, the words, and who noticed it when."""
    lines = [BLANK]
    if who := who_words(board, entry):
        lines += _text(who, width, "title", item=0, indent=2)
    lines += _text(family_words(entry), width, "strong", item=0, indent=2)
    return [*lines, *_text(about_line(board, entry, today), width, "quiet", item=0, indent=2)]


def _entry(board: Board, item: int, entry: Entry, width: int) -> list[PageLine]:
    mark = f" {KIND_MARKS.get(entry.kind, '·')} "
    said = wrap(family_line(board, entry), max(width - len(mark), 1))
    return [
        PageLine(((mark if n == 0 else " " * len(mark), "accent"), (line, "text")), item)
        for n, line in enumerate(said)
    ]


def _text(
    text: str, width: int, style: str = "text", *, item: int = -1, indent: int = 0
) -> list[PageLine]:
    lines = (line for part in text.split("\n") for line in wrap(part, max(width - indent, 1)))
    return [PageLine(((" " * indent + line, style),), item) for line in lines]
