"""The journal entries of the demo data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from winsboard.demo.deck import TAIL, Deck, Filler
from winsboard.demo.seasons import Day
from winsboard.domain.model.documents import Entry, EntryKind, Part
from winsboard.domain.reflection.flows import EVENING
from winsboard.named_tuple import NamedTuple
from winsboard.words import content
from winsboard.words.catalog.reflection import shipped_flows

HOURS = {"morning": (7, 10), "day": (11, 17), "evening": (18, 22), "any": (9, 21)}
"""The first and last hour of each part of the day."""

STARRED = 37
"""One in so many wins is starred."""
BEGIN = 4 * 60
"""Minutes after midnight before which nothing is written today."""
REFLECTIONS = 0.42
"""The share of days with a look back."""


class Draft(NamedTuple):
    """An entry without an id."""

    minute: int
    """Minutes after midnight of its day; 24 hours or more for the night after it."""
    kind: EntryKind
    text: str = ""
    parts: tuple[Part, ...] = ()
    area: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    about: str = ""


class Diary:
    """Generates the entries of one person, day by day.

    `now` sets the time zone and the latest time of today's entries.
    """

    def __init__(self, rng: Random, now: datetime) -> None:
        words = content("demo")
        self._rng = rng
        self._now = now
        self._filler = Filler(rng)
        self._wins = Deck(rng, words["wins"])
        self._hard_wins = Deck(rng, words["hard_wins"])
        self._notes = Deck(rng, words["notes"])
        self._low_notes = Deck(rng, words["low_notes"])
        self._answers = {k: Deck(rng, v) for k, v in words["reflections"].items()}
        self._last_id = 0

    def entries(self, day: Day) -> Iterator[Entry]:
        """The entries of a past day, oldest first."""
        drafts = list(self._hard_day() if day.hard else self._usual_day(day.energy))
        if self._rng.random() < REFLECTIONS * (0.5 if day.hard else 1):
            drafts.append(self._look_back())
        for draft in sorted(drafts):
            yield self._entry(day.day, draft)

    def entries_so_far(self, today: date) -> Iterator[Entry]:
        """The entries of today up to now."""
        passed = self._now - datetime.combine(today, time(0), self._now.tzinfo)
        so_far = int(passed / timedelta(minutes=1))
        written = content("demo")["today"]
        before = BEGIN
        for left, w in zip(range(len(written), 0, -1), written, strict=True):
            hour, minute = map(int, w["at"].split(":"))
            at = hour * 60 + minute
            if at > so_far:
                at = before + (so_far - before) // (left + 1)
            before = at
            tags = tuple(w["tags"])
            yield self._entry(today, Draft(at, w["kind"], w["text"], area=w["area"], tags=tags))

    def _usual_day(self, energy: float) -> Iterator[Draft]:
        for _ in range(self._rng.choice((1, 2, 2, 2, 3) if energy > 0.55 else (0, 1, 1, 2))):
            yield self._win(self._wins)
        if self._rng.random() < 0.55:
            yield self._note(self._notes)

    def _hard_day(self) -> Iterator[Draft]:
        if self._rng.random() < 0.8:
            yield self._win(self._hard_wins)
        if self._rng.random() < 0.5:
            low = self._filler.fill(self._low_notes.draw())
            yield Draft(self._minute("any"), "note", low.text, people=low.people)

    def _win(self, deck: Deck[dict[str, str]]) -> Draft:
        card = deck.draw()
        said = self._filler.fill(card["text"], TAIL)
        return Draft(
            self._minute(card["part"]),
            "win",
            said.text,
            area=card["area"],
            tags=tuple(card["tags"]),
            people=said.people,
        )

    def _note(self, deck: Deck[dict[str, str]]) -> Draft:
        card = deck.draw()
        said = self._filler.fill(card["text"])
        return Draft(self._minute(card["part"]), "note", said.text, people=said.people)

    def _look_back(self) -> Draft:
        parts = tuple(
            Part(step.text, self._filler.fill(self._answers[step.id].draw()).text, step.id)
            for step in shipped_flows()[0].steps
            if step.id in self._answers and self._rng.random() < 0.85
        )
        hour = self._rng.choice((20, 21, 21, 22, 22, 23, 24))
        minute = hour * 60 + self._rng.randrange(60)
        if not parts:
            return self._note(self._notes)._replace(minute=minute)
        return Draft(minute, "reflection", parts=parts, about=EVENING)

    def _minute(self, part: str) -> int:
        first, last = HOURS[part]
        return self._rng.randint(first * 60, last * 60 + 59)

    def _entry(self, day: date, draft: Draft) -> Entry:
        at = datetime.combine(day, time(0), self._now.tzinfo) + timedelta(minutes=draft.minute)
        stamp = (int(at.timestamp()) << 21) + self._rng.getrandbits(20)
        self._last_id = max(stamp, self._last_id + 1)
        entry = Entry(str(self._last_id), day, at, *draft[1:])
        # Derived from the id, so that it does not shift the sequence of random numbers.
        return entry._replace(starred=draft.kind == "win" and self._last_id % STARRED == 0)
