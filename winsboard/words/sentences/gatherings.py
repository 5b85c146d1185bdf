"""Sentences about gatherings and notes: the invitation, lists, and who wrote something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.family import suggestions
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Gathering, Suggestion
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_words


def gathering_line(gathering: Gathering, today: date) -> str:
    """A gathering in a list: its name, and the day if there is one."""
    if gathering.day is None:
        return gathering.title
    return f"{gathering.title} · {day_words(gathering.day, today)}"


def invitation(gathering: Gathering, today: date) -> str:
    """The words to ask somebody with: the person's own, or else a few that leave room for no."""
    if gathering.words.strip():
        return gathering.words
    when = day_words(gathering.day, today) if gathering.day else ""
    there = ", ".join(filter(None, [gathering.title, when, gathering.place]))
    return format_phrase("own.gathering.invitation", what=there)


def gathering_page(gathering: Gathering, names: Sequence[str], wins: int, today: date) -> list[str]:
    """The lines of a gathering: the invitation, who is asked, and how much is chosen."""
    lines = [invitation(gathering, today)]
    if names:
        lines.append(format_phrase("own.gathering.asked", names=", ".join(names)))
    key = {0: "own.gathering.no_wins", 1: "own.gathering.one_win"}.get(wins, "own.gathering.wins")
    return [*lines, format_phrase(key, count=wins)]


def suggestion_line(board: Board, suggestion: Suggestion, today: date) -> str:
    """A suggestion in a list: who wrote it, when, and for whom. Its words are not shown."""
    by = suggestion.by or format_phrase("own.suggestion.somebody")
    line = format_phrase("own.suggestion.line", by=by, day=day_words(suggestion.day, today))
    whom = suggestions.whom(board, suggestion)
    return line if whom is None else format_phrase("own.suggestion.for", name=whom.name, what=line)
