"""The documents of the demo data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from winsboard.demo.diary import Diary
from winsboard.demo.library import library_documents, rests_of
from winsboard.demo.routine import marks, marks_so_far, practices, stamp_of
from winsboard.demo.seasons import Day, generate_days
from winsboard.demo.wellbeing import WellbeingEntries
from winsboard.domain.model.documents import Document, Settings
from winsboard.words import content


def generate_documents(now: datetime, today: date, years: int, seed: int) -> Iterator[Document]:
    """Generate the documents of a number of years up to now.

    Deterministic: the same `today`, UTC offset, `years` and `seed` give the same documents, except
    that today's entries are moved to before `now`.
    """
    rng = Random(seed)  # noqa: S311 - a made-up life holds no secret
    first = today - timedelta(days=365 * years - 1)
    stamp = stamp_of(first, now)
    practised = practices(content("demo")["habits"], first, today, stamp)
    own = Random(f"inner life {seed}")  # noqa: S311 - as above
    diary, inner = Diary(rng, now), WellbeingEntries(own, now)
    yield Settings(started_on=first, mood=True)
    yield from (practice.habit for practice in practised)
    yield from library_documents(stamp, today)
    days: list[Day] = []
    for day in generate_days(rng, first, today):
        days.append(day)
        if day.day == today:
            yield from marks_so_far(practised, today)
            yield from diary.entries_so_far(today)
        elif not day.away:
            yield from marks(rng, practised, day)
            yield from diary.entries(day)
            yield from inner.entries(day)
    yield from rests_of(own, days, stamp)
