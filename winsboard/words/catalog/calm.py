"""Shipped coping cards and breathing patterns, the hard-day card and the low-mood card."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, TypeAlias

from winsboard.domain.model.documents import Skill
from winsboard.domain.wellbeing.breathing import Pattern, Phase, half_length
from winsboard.domain.wellbeing.hard_days import ANSWERS, Answer
from winsboard.named_tuple import NamedTuple
from winsboard.words import content, format_phrase

Lead: TypeAlias = Literal["breathe", "old_win", "note", "people"]
"""What a coping card leads to on the board and on the command line."""
LEADS: Final[Mapping[str, Lead]] = {
    "cop.steady_breath": "breathe",
    "cop.look_back": "old_win",
    "cop.write_out": "note",
    "cop.tell_someone": "people",
}
"""The shipped cards that lead somewhere; the others name minutes for the quiet timer."""


class Safety(NamedTuple):
    """The safety notes of breathing exercises."""

    before: str
    stop: str
    holds: str
    """Shown once, before the first pattern that holds the breath."""
    never: str


class HardDayCard(NamedTuple):
    """The hard-day card: three lines, the last of them with choices."""

    title: str
    lines: tuple[str, ...]
    choices: tuple[tuple[Answer, str], ...]
    """Pairs of an answer and its label."""


class LowMoodCard(NamedTuple):
    """The card shown after a mood of 1."""

    text: str
    choices: tuple[str, ...]
    """The labels for: calm list, my people, breathe, nothing more."""


@cache
def shipped_skills() -> tuple[Skill, ...]:
    """The shipped coping cards."""
    return tuple(
        Skill(
            id=c["id"],
            name=c["name"],
            steps=tuple(c["steps"]),
            cautions=tuple(c["cautions"]),
            minutes=c["minutes"],
            of=c["id"],
        )
        for c in content("calm")["coping_skills"]
    )


@cache
def patterns() -> tuple[Pattern, ...]:
    """The breathing patterns, the default first, and a half-length version of the longest one."""
    found = sorted(content("calm")["breathing_patterns"], key=lambda p: not p["default"])
    shipped = [
        Pattern(
            id=p["id"],
            name=p["name"],
            plain=p["plain"],
            phases=tuple(Phase(word, seconds) for word, seconds in p["phases"]),
            minutes=p["default_minutes"],
            max_minutes=p["max_minutes"],
            holds=p["holds"],
            note=p["note"],
            max_rounds=p.get("max_cycles"),
        )
        for p in found
    ]
    longest = max(shipped, key=lambda p: max(phase.seconds for phase in p.phases))
    half = half_length(longest)
    return (
        *shipped,
        half._replace(name=format_phrase("calm.half", name=longest.name), plain=_plain(half)),
    )


def _plain(pattern: Pattern) -> str:
    said = ", ".join(f"{phase_word(p.word)} {p.seconds:g}" for p in pattern.phases)
    return said[:1].upper() + said[1:]


def breath_name(pattern: Pattern) -> str:
    """The name of a breathing pattern in a list of cards: `Breathing: Steady`."""
    return format_phrase("calm.breath.name", name=pattern.name)


def phase_word(word: str) -> str:
    """The label of a phase: in, out, hold, sip."""
    return format_phrase(f"calm.phase.{word}")


def safety() -> Safety:
    """The safety notes of breathing exercises."""
    words = content("calm")["breathing_safety"]
    return Safety(words["before"], words["stop"], words["holds"], words["never"])


def hard_day_card(*, plain: bool = False) -> HardDayCard:
    """The hard-day card; `plain` gives its lines in the short wording."""
    card = content("calm")["setback_card"]
    choices = next(s["choices"] for s in card["steps"] if "choices" in s)
    lines = tuple(s["plain" if plain else "text"] for s in card["steps"])
    return HardDayCard(card["title"], lines, tuple(zip(ANSWERS[1:], choices, strict=True)))


def low_mood_card() -> LowMoodCard:
    """The low-mood card."""
    words = content("people")["support"]
    return LowMoodCard(words["low_mood_card"], tuple(words["low_mood_choices"]))
