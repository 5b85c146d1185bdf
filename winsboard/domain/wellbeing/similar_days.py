"""What helped before: what was written, tried and felt on earlier hard days.

It counts and quotes, with the number of days behind each count. It computes no score, claims no
cause and makes no prediction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.wins import own_words
from winsboard.domain.text.calendar import LOOKS_BACK, ONE_DAY
from winsboard.domain.wellbeing import hard_days
from winsboard.domain.wellbeing.coping_cards import Ratings, ratings_by_card
from winsboard.named_tuple import NamedTuple

MAX_WINS: Final = 5
DAYS_AFTER: Final = timedelta(days=3)
"""How long after a hard day a mood still counts as the next one."""


class SimilarDays(NamedTuple):
    """What is known of earlier hard days."""

    days: tuple[date, ...]
    """The hard days, newest first."""
    looked: int
    """The number of days with an entry that were examined: the sample size."""
    wins: tuple[Entry, ...]
    """A few wins of those days, newest first."""
    tried: Mapping[str, Ratings]
    """Ratings of what was tried on those days, by the key of the card; the most helpful first."""
    names: Mapping[str, str]
    """The name of each card, as shown when it was last tried."""
    next_moods: tuple[tuple[int, int], ...]
    """Pairs of the mood that came next and the number of days it followed, lowest mood first."""


def similar_days(board: Board, today: date) -> SimilarDays:
    """Summarize the hard days of the year before today. Its pages must be loaded."""
    written = _by_day(board, today)
    days = [day for day in sorted(written, reverse=True) if hard_days.counts_as_hard(board, day)]
    entries = [entry for day in days for entry in reversed(written[day])]
    calm = [entry for entry in entries if entry.kind == "calm"]
    return SimilarDays(
        days=tuple(days),
        looked=len(written),
        wins=tuple(entry for entry in entries if own_words(entry))[:MAX_WINS],
        tried=dict(sorted(ratings_by_card(calm).items(), key=_most_helpful)),
        names={entry.about: entry.text.partition("\n")[0] for entry in reversed(calm)},
        next_moods=tuple(sorted(Counter(_next_moods(board, days, today)).items())),
    )


def _by_day(board: Board, today: date) -> dict[date, list[Entry]]:
    written: dict[date, list[Entry]] = {}
    for entry in board.entries_between(today - LOOKS_BACK, today - ONE_DAY):
        written.setdefault(entry.day, []).append(entry)
    return written


def _most_helpful(item: tuple[str, Ratings]) -> tuple[int, int]:
    return -item[1].helped, -item[1].little


def _next_moods(board: Board, days: Sequence[date], today: date) -> list[int]:
    """The first mood after each day, within `DAYS_AFTER`."""
    found = []
    for day in days:
        after = board.entries_between(day + ONE_DAY, min(day + DAYS_AFTER, today))
        later = (e.mood for e in after if e.kind == "mood" and e.mood is not None)
        mood = next(later, None)
        if mood is not None:
            found.append(mood)
    return found
