"""The home of a family board and the phrases to say, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.notebook.views.family import FamilyHome
from winsboard.plain.today import notes_line
from winsboard.words import format_phrase
from winsboard.words.catalog.family import PhraseCard
from winsboard.words.sentences.family import family_line, source_words
from winsboard.words.text.dates import relative_day_words


def family_home_lines(board: Board, home: FamilyHome, today: date) -> list[str]:
    """The newest effort that was noticed, then the others by day; each with its number."""
    notes = notes_line(board)
    if not home.entries:
        return [*notes, format_phrase("plain.family.none"), format_phrase("plain.family.how")]
    numbered = list(enumerate(home.entries, start=1))
    lines: list[str] = [*notes, ""] if notes else []
    if home.has_noticed:
        day = relative_day_words(home.entries[0].day, today)
        lines += [format_phrase("plain.family.first", day=day), *_entry(board, *numbered[0])]
        numbered = numbered[1:]
    for day_of, those in groupby(numbered, key=lambda pair: pair[1].day):
        day = relative_day_words(day_of, today)
        lines += [*([""] if lines and lines[-1] else []), f"{day[:1].upper()}{day[1:]}"]
        lines += [line for number, entry in those for line in _entry(board, number, entry)]
    return lines


def _entry(board: Board, number: int, entry: Entry) -> Iterator[str]:
    line, source = family_line(board, entry), source_words(board, entry)
    said = format_phrase("plain.family.by", line=line, by=source) if source else line
    yield f" {number:>2} {said}"


def phrase_lines(cards: Sequence[tuple[int, PhraseCard]]) -> list[str]:
    """Numbered phrases under the heading of their group."""
    lines: list[str] = []
    for group, those in groupby(cards, key=lambda pair: pair[1].group):
        lines += [*([""] if lines else []), format_phrase(f"own.phrase.title.{group}")]
        lines += [f" {number:>2} {card.text}" for number, card in those]
    return lines
