"""What is given to somebody, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from winsboard.domain.library.names import names_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.library import ROLES
from winsboard.domain.sharing import aliases, hints
from winsboard.domain.sharing.names import Names
from winsboard.domain.sharing.packet import Detail, Packet
from winsboard.domain.sharing.pieces import Group, Piece
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.catalog.feelings import energy_word, mood_word
from winsboard.words.parse.search_names import tag_label
from winsboard.words.sentences.measures.readings import help_words
from winsboard.words.text.dates import number_words, short_day

SOUTH: Final = frozenset({"AU", "NZ"})
"""Regions where spring is in September."""
SEASONS: Final = ("winter", "spring", "summer", "autumn")


def names_for(board: Board) -> Names:
    """What stands for every name that the board knows."""
    keys = (*(r for r in ROLES if r not in aliases.NOBODY), aliases.ME, aliases.SOMEBODY)
    return aliases.names_of(board, {key: format_phrase(f"packet.alias.{key}") for key in keys})


def group_label(group: Group) -> str:
    """The name of a group of pieces, such as `look backs`."""
    return format_phrase(f"packet.group.{group}")


def detail_label(detail: Detail) -> str:
    """What the box of a detail adds, such as `the day`."""
    return format_phrase(f"packet.detail.{detail}")


def piece_line(piece: Piece) -> str:
    """A piece on one line with its day, to be ticked."""
    words = " ".join(piece_words(piece).split())
    key = f"packet.line.{piece.facet}" if piece.facet in ("note", "answer") else "packet.line"
    return format_phrase(key, day=short_day(piece.day), words=words)


def piece_words(piece: Piece, typed: Callable[[str], str] = str) -> str:
    """A piece in words. `typed` is asked for everything that the person typed."""
    if piece.facet in ("mood", "energy"):
        level = int(piece.value or 0)
        word = mood_word(level) if piece.facet == "mood" else energy_word(level)
        return format_phrase(f"packet.piece.{piece.facet}", word=word.lower())
    if piece.facet == "feelings":
        return format_phrase("packet.piece.feelings", words=typed(piece.text))
    if piece.facet == "value":
        return format_phrase(
            "packet.piece.value", name=typed(piece.text), value=_value(piece, typed)
        )
    return typed(piece.text)


def _value(piece: Piece, typed: Callable[[str], str]) -> str:
    if piece.value is None:
        return ""
    if piece.is_help:
        return help_words(piece.value)
    number = number_words(piece.value)
    if piece.out_of is not None:
        return format_phrase("spoken.measure.of", number=number, total=number_words(piece.out_of))
    return format_phrase("spoken.number.unit", number=number, unit=typed(piece.unit)).strip()


def detail_words(board: Board, packet: Packet, piece: Piece, typed: Callable[[str], str]) -> str:
    """The ticked details of a piece on one line; empty if there are none."""
    return ", ".join(filter(None, _details(board, packet, piece, typed)))


def _details(
    board: Board, packet: Packet, piece: Piece, typed: Callable[[str], str]
) -> Iterator[str]:
    if "day" in packet.details:
        yield given_day(piece.day)
    elif "season" in packet.details:
        yield season_words(piece.day, board.settings.region)
    if "area" in packet.details and piece.area:
        yield typed(areas_of(board).name(piece.area))
    if "tags" in packet.details:
        yield from (typed(tag_label(tag)) for tag in piece.tags)
    if "people" in packet.details and (people := names_of(board, piece.people)):
        # Said as one, so that no name stands where a sentence begins.
        yield typed(format_phrase("packet.with", names=", ".join(people)))


def given_day(day: date) -> str:
    """A day with its year: it is the same whenever it is read."""
    month = format_phrase(f"spoken.month.{day.month}")
    return format_phrase("packet.day", day=day.day, month=month, year=day.year)


def season_words(day: date, region: str) -> str:
    """The time of year of a day: `in spring`."""
    number = day.month % 12 // 3 + (2 if region in SOUTH else 0)
    return format_phrase(f"packet.season.{SEASONS[number % 4]}")


def left_in(board: Board, packet: Packet, names: Names | None) -> tuple[str, ...]:
    """Places, days and doubtful names that are left in what was typed."""
    typed = list(dict.fromkeys(_typed_in(board, packet)))
    if names is None:
        return hints.places_and_days(typed)
    doubtful = (word for text in typed for word in names.left_in(text))
    return tuple(dict.fromkeys([*hints.places_and_days(map(names.replaced, typed)), *doubtful]))


def _typed_in(board: Board, packet: Packet) -> Iterator[str]:
    """Everything in a packet that the person typed."""
    for piece in packet.pieces:
        yield piece.text
        if "question" in packet.details:
            yield piece.question
        if "area" in packet.details:
            yield areas_of(board).name(piece.area)
        if "tags" in packet.details:
            yield from map(tag_label, piece.tags)


def left_in_words(left: Sequence[str]) -> str:
    """The sentence about what is left in; empty if nothing was found."""
    return format_phrase("packet.left_in", words=", ".join(left)) if left else ""
