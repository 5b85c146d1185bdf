"""The check-ins, triggers, thoughts and coping entries of the demo data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from winsboard.demo.deck import Deck
from winsboard.demo.seasons import Day
from winsboard.domain.model.documents import Entry, EntryKind, Helped, Part
from winsboard.domain.wellbeing.rituals import CANDLE
from winsboard.words import content, format_phrase
from winsboard.words.catalog.calm import breath_name, patterns, shipped_skills
from winsboard.words.catalog.feelings import feeling_groups, thought_questions

CHECK_INS: Final = 0.6
"""The share of days with a check-in."""
CANDLES: Final = 0.25
"""The share of days on which the candle is lit."""
OWN_NUMBERS: Final = 1 << 20
"""A bit that no id of `Diary` has, so that ids are unique."""


class WellbeingEntries:
    """Generates check-ins, hard-day cards, triggers, thoughts, tried cards and candles.

    It has its own random generator, so that changes here do not change the diary.
    """

    def __init__(self, rng: Random, now: datetime) -> None:
        words = content("demo")
        self._rng = rng
        self._zone = now.tzinfo
        self._words = {k: Deck(rng, words[k]) for k in ("hard_day_words", "mood_words")}
        self._triggers = {k: Deck(rng, v) for k, v in words["trigger_words"].items()}
        self._help = Deck(rng, words["trigger_help"])
        self._thoughts = Deck(rng, words["thoughts"])
        self._calm = Deck(rng, words["calm"])
        self._feelings = {group.id: Deck(rng, group.words) for group in feeling_groups()}
        names = {c.id: c.name for c in shipped_skills()}
        self._names = {**names, **{p.id: breath_name(p) for p in patterns()}}
        self._last_id = 0

    def entries(self, day: Day) -> Iterator[Entry]:
        """The entries of a past day."""
        rng = self._rng
        if rng.random() < CHECK_INS:
            yield self._check_in(day)
        if day.hard and rng.random() < 0.35:
            text = self._words["hard_day_words"].draw()
            answer = rng.choice(("rest", "calm", "person", "tiny", ""))
            yield self._entry(day.day, "hard_day", 11, 19)._replace(text=text, about=answer)
        if rng.random() < (0.45 if day.hard else 0.05):
            yield self._trigger(day)
        if rng.random() < (0.3 if day.hard else 0.06):
            yield self._thought(day)
        if rng.random() < (0.6 if day.hard else 0.2):
            yield self._tried(day)
        if rng.random() < CANDLES:
            entry = self._entry(day.day, "ritual", 20, 23)
            yield entry._replace(text=format_phrase("history.ritual.lit"), about=CANDLE)

    def _check_in(self, day: Day) -> Entry:
        rng = self._rng
        mood = min(max(round(1 + 4 * day.energy + rng.gauss(0, 0.6)) - day.hard, 1), 5)
        energy = min(max(round(1 + 4 * day.energy + rng.gauss(0, 0.5)), 1), 5)
        pleasant = "pleasant" if mood >= 3 else "unpleasant"
        group = f"{'high' if energy >= 4 or mood == 2 else 'low'}_{pleasant}"
        feelings = [self._feelings[group].draw() for _ in range(rng.choice((0, 1, 1, 2)))]
        return self._entry(day.day, "mood", 9, 21)._replace(
            text=self._words["mood_words"].draw(),
            mood=mood,
            energy=energy if rng.random() < 0.6 else None,
            feelings=tuple(feelings),
        )

    def _trigger(self, day: Day) -> Entry:
        about = self._rng.choice(list(self._triggers))
        helped = self._help.draw() if self._rng.random() < 0.4 else ""
        return self._entry(day.day, "trigger", 8, 21)._replace(
            text=self._triggers[about].draw(),
            parts=(Part(format_phrase("inner.helped"), helped, "helped"),) if helped else (),
            about=about,
        )

    def _thought(self, day: Day) -> Entry:
        card = self._thoughts.draw()
        parts = (q._replace(answer=card[q.step]) for q in thought_questions())
        kept = tuple(part for part in parts if part.answer)
        return self._entry(day.day, "thought", 10, 22)._replace(parts=kept, about=card["trap"])

    def _tried(self, day: Day) -> Entry:
        about = self._calm.draw()
        outcomes: tuple[Helped, ...] = ("helped", "helped", "little", "not_today")
        entry = self._entry(day.day, "calm", 9, 22)
        return entry._replace(
            text=self._names[about], about=about, helped=self._rng.choice(outcomes)
        )

    def _entry(self, day: date, kind: EntryKind, first: int, last: int) -> Entry:
        """An entry at a random time between two hours."""
        minute = self._rng.randint(first * 60, last * 60 + 59)
        at = datetime.combine(day, time(0), self._zone) + timedelta(minutes=minute)
        stamp = (int(at.timestamp()) << 21) + OWN_NUMBERS + self._rng.getrandbits(19)
        self._last_id = max(stamp, self._last_id + 1)
        return Entry(id=str(self._last_id), day=day, at=at, kind=kind)
