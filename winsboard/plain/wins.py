"""The number of wins on one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.progress.summary import wins_on
from winsboard.words import format_phrase


def day_wins(board: Board, day: date, today: date) -> str:
    """The wins of a day: `3 wins today.` Empty if there are none."""
    wins = wins_on(board, day)
    return _counted("today" if day == today else "that_day", wins) if wins else ""


def span_wins(board: Board, days: Iterable[date], total_wins: int) -> str:
    """The wins of a range of days: `21 wins in these days. 412 in all.`; empty if none."""
    count = sum(wins_on(board, day) for day in days)
    wins = _counted("these_days", count) if count else ""
    if not total_wins:
        return wins
    if not wins:
        from winsboard.words.sentences.progress.views import all_wins_words

        return f"{all_wins_words(total_wins)}."
    return format_phrase("plain.wins.both", wins=wins, total=total_wins)


def _counted(when: str, wins: int) -> str:
    return format_phrase(f"plain.wins.{when}.one" if wins == 1 else f"plain.wins.{when}", wins=wins)
