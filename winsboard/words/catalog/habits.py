"""The shipped habits, areas and tags, with types."""

from __future__ import annotations

from functools import cache
from typing import Final

from winsboard.domain.journal.celebration import Line
from winsboard.domain.model.documents import Habit, Rhythm
from winsboard.named_tuple import NamedTuple
from winsboard.words import content, say


class Area(NamedTuple):
    """A part of life that habits and wins belong to."""

    id: str
    label: str
    plain: str
    glyph: str


class Starter(NamedTuple):
    """A habit that can be picked instead of written."""

    id: str
    habit: Habit
    plain: str
    audiences: frozenset[str]
    """`mh`, `rehab`, `family`."""


@cache
def areas() -> dict[str, Area]:
    """The areas by id, in their order."""
    return {
        a["id"]: Area(a["id"], a["label"], a["plain"], a["glyph"])
        for a in content("habits")["areas"]
    }


def area_label(area: str) -> str:
    """The name of an area, of its id where it is unknown, or of having none."""
    known = areas().get(area)
    return known.label if known else area or say("plain.no_area")


@cache
def win_tags() -> dict[str, str]:
    """The labels of the tags a win can have, by id."""
    return {t["id"]: t["label"] for t in content("habits")["win_tags"]}


@cache
def starters(*, food: bool = False) -> tuple[Starter, ...]:
    """The habits that can be picked; those that have to do with food where the person chose so."""
    return tuple(
        Starter(
            id=h["id"],
            habit=Habit(
                id="",
                label=h["label"],
                area=h["area"],
                tiny=h["tiny"],
                rhythm=Rhythm("weekly", h["suggested_per_week"]),
            ),
            plain=h["plain"],
            audiences=frozenset(h["audiences"]),
        )
        for h in content("habits")["habits"]
        if h["kind"] in ("habit", "both") and (food or "food" not in h["flags"])
    )


@cache
def celebration_lines() -> tuple[Line, ...]:
    """The lines that answer what a person did."""
    return tuple(
        Line(c["id"], c["text"], frozenset(c["when"]), c["tone"])
        for c in content("celebrations")["celebrations"]
    )


def steadiness_word(score: float) -> str:
    """The word for a steadiness score."""
    words = content("habits")["steadiness"]["words"]
    return [str(w["label"]) for w in words if score >= w["min"]][-1]


def empty_state(id: str) -> str:
    """What an empty place says."""
    return next(str(e["text"]) for e in content("board")["empty_states"] if e["id"] == id)


class Question(NamedTuple):
    """A question of the first start."""

    text: str
    choices: tuple[str, ...]


@cache
def setup_question(id: str) -> Question:
    """One of the questions of the first start."""
    found = next(q for q in content("board")["setup_questions"] if q["id"] == id)
    return Question(found["text"], tuple(found["choices"]))


FIRST_HABITS: Final = {
    "mh": ("make_bed", "dressed", "first_drink", "breathing_break", "step_outside", "reply_one"),
    "rehab": ("dressed", "arm_practice", "speech_practice", "practice_walk", "rest_on_purpose"),
    "family": ("noticed_aloud", "family_entry", "dishes", "say_hello", "carer_rest"),
}
"""The habits offered at the first start by who the board is for, most common first."""


def first_habits(audience: str) -> tuple[Habit, ...]:
    """A few habits to begin with, from which a person picks."""
    by_id = {f"hab.{name}": None for name in FIRST_HABITS[audience]}
    wanted = {s.id: s.habit for s in starters() if s.id in by_id}
    return tuple(wanted[id] for id in by_id)
