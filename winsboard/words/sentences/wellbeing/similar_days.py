"""What helped on earlier hard days, as text that always states the sample size."""

from __future__ import annotations

from datetime import date

from winsboard.domain.wellbeing.coping_cards import Ratings
from winsboard.domain.wellbeing.similar_days import SimilarDays
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import mood_word
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.text.dates import day_words


def similar_day_lines(found: SimilarDays, today: date) -> list[str]:
    """The wins of earlier hard days, what was tried, and which moods came next."""
    if not found.days:
        return [format_phrase("calm.before.none")]
    lines = [_counted("calm.before", len(found.days), looked=found.looked)]
    if found.wins:
        lines += ["", format_phrase("calm.before.wins")]
        lines += [f"  {day_words(e.day, today)}: {_first_line(win_words(e))}" for e in found.wins]
    if found.tried:
        lines += ["", format_phrase("calm.before.tried")]
        lines += [f"  {found.names[key]}: {ratings_words(t)}" for key, t in found.tried.items()]
    if found.next_moods:
        known = sum(days for _, days in found.next_moods)
        said = [
            format_phrase("calm.mood", mood=mood_word(m), times=days)
            for m, days in found.next_moods
        ]
        lines += ["", _counted("calm.before.next", known, moods=", ".join(said))]
    return [*lines, "", format_phrase("calm.before.sample")]


def ratings_words(tried: Ratings) -> str:
    """The ratings of a card: `helped 3 times, a little once`."""
    counts = tried._asdict().items()
    return ", ".join(_counted(f"calm.tried.{how}", times) for how, times in counts if times)


def _counted(key: str, times: int, **values: object) -> str:
    return format_phrase(f"{key}.one" if times == 1 else key, times=times, **values)


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
