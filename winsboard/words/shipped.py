"""The shipped lists, with types."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from winsboard.domain.celebration import Line
from winsboard.domain.documents import Habit, Rhythm
from winsboard.words import content


class Area(NamedTuple):
    """A part of life that habits and wins belong to."""

    id: str
    label: str
    plain: str
    glyph: str


class Starter(NamedTuple):
    """A habit that can be picked instead of written."""

    habit: Habit
    plain: str
    audiences: frozenset[str]
    """`mh`, `rehab`, `family`."""


class Step(NamedTuple):
    """One step of a look back."""

    id: str
    text: str
    plain: str
    seconds: int
    takes_text: bool


class Steadiness(NamedTuple):
    """A word for a score."""

    least: float
    label: str


@cache
def areas() -> dict[str, Area]:
    """The areas by id, in their order."""
    return {
        a["id"]: Area(a["id"], a["label"], a["plain"], a["glyph"])
        for a in content("habits")["areas"]
    }


@cache
def win_tags() -> dict[str, str]:
    """The labels of the tags a win can have, by id."""
    return {t["id"]: t["label"] for t in content("habits")["win_tags"]}


@cache
def starters() -> tuple[Starter, ...]:
    """The habits that can be picked; what waits for a choice of the person is left out."""
    return tuple(
        Starter(
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
        if h["kind"] in ("habit", "both") and "hidden_until_asked" not in h["flags"]
    )


@cache
def celebration_lines() -> tuple[Line, ...]:
    """The lines that answer what a person did."""
    return tuple(
        Line(c["id"], c["text"], frozenset(c["when"]), c["tone"])
        for c in content("celebrations")["celebrations"]
    )


@cache
def evening_steps() -> tuple[Step, ...]:
    """The six steps of the evening look back."""
    return tuple(
        Step(s["id"], s["text"], s["plain"], s["seconds"], s["answer"] in ("text", "feeling"))
        for s in content("prompts")["reflection_flow"]["steps"]
    )


def steadiness_word(score: float) -> str:
    """The word for a steadiness score."""
    words = content("habits")["steadiness"]["words"]
    return [str(w["label"]) for w in words if score >= w["min"]][-1]


def empty_state(id: str) -> str:
    """What an empty place says."""
    return next(str(e["text"]) for e in content("board")["empty_states"] if e["id"] == id)
