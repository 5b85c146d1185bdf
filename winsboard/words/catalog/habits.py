"""Shipped habits, tags, celebration lines and setup questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from winsboard.domain.journal.celebration import CelebrationLine
from winsboard.domain.model.documents import Habit, Rhythm
from winsboard.domain.settings.wording import REHAB
from winsboard.named_tuple import NamedTuple
from winsboard.words import content, items_about, may_mention

PLEASURE: Final = "P"
"""The value of `mastery_pleasure` of a shipped habit that is for enjoyment."""


class Starter(NamedTuple):
    """A shipped habit to pick from."""

    id: str
    habit: Habit
    plain: str
    audiences: frozenset[str]
    """Who it is for: `mh`, `rehab`, `family`."""


@cache
def win_tags() -> dict[str, str]:
    """The labels of the shipped tags, by id."""
    return {t["id"]: t["label"] for t in content("habits")["win_tags"]}


@cache
def starters(*, food: bool = False) -> tuple[Starter, ...]:
    """The shipped habits; those about food only if `food` is set."""
    return tuple(
        Starter(
            id=h["id"],
            habit=Habit(
                id="",
                label=h["label"],
                area=h["area"],
                tiny=h["tiny"],
                rhythm=Rhythm("weekly", h["suggested_per_week"]),
                kind="count" if h["kind"] == "count" else "tick",
                unit=h.get("unit", ""),
            ),
            plain=h["plain"],
            audiences=frozenset(h["audiences"]),
        )
        for h in content("habits")["habits"]
        if h["kind"] in ("habit", "both", "count") and (food or "food" not in h["flags"])
    )


@cache
def names_to_enjoy() -> frozenset[str]:
    """The folded names of the shipped habits that are for enjoyment, in both wordings."""
    from winsboard.domain.text.folding import fold_name

    shipped = content("habits")["habits"]
    told = [h for h in shipped if h["mastery_pleasure"] == PLEASURE]
    return frozenset(fold_name(name) for h in told for name in (h["label"], h["plain"]))


def is_to_enjoy(habit: Habit) -> bool:
    """Whether a habit has the name of a shipped one that is for enjoyment."""
    from winsboard.domain.text.folding import fold_name

    return fold_name(habit.label) in names_to_enjoy()


@cache
def celebration_lines() -> tuple[CelebrationLine, ...]:
    """The shipped celebration lines."""
    return tuple(map(_celebration_line, content("celebrations")["celebrations"]))


@cache
def lines_about(names: frozenset[str]) -> tuple[CelebrationLine, ...]:
    """The shipped celebration lines that some events, areas or tags make true, and maybe others."""
    return tuple(map(_celebration_line, items_about("celebrations", names)))


def _celebration_line(shipped: Mapping[str, Any]) -> CelebrationLine:
    return CelebrationLine(
        shipped["id"],
        shipped["text"],
        frozenset(shipped["when"]),
        shipped["tone"],
        shipped.get("today", False),
        frozenset(shipped.get("audiences", ())),
        frozenset(shipped.get("only", ())),
    )


@cache
def plain_celebrations() -> dict[str, str]:
    """The short wording of each celebration line, by id."""
    return {c["id"]: c["plain"] for c in content("celebrations")["celebrations"]}


@cache
def answers_to_shipped() -> dict[str, str]:
    """The celebration event or tag of shipped habits and wins that have one, by name."""
    told = [h for h in content("habits")["habits"] if "answer" in h]
    return {name: h["answer"] for h in told for name in (h["label"], h["plain"])}


def answer_to_shipped(name: str) -> str:
    """The celebration event or tag of a shipped habit or win with this name; empty if none has."""
    return answers_to_shipped().get(name, "") if may_mention("habits", name) else ""


def steadiness_word(score: float) -> str:
    """The word for a steadiness score."""
    words = content("habits")["steadiness"]["words"]
    return [str(w["label"]) for w in words if score >= w["min"]][-1]


def steadiness_rank(score: float) -> int:
    """The place of the word for a steadiness score, counted from 0."""
    words = content("habits")["steadiness"]["words"]
    return sum(bool(score >= word["min"]) for word in words) - 1


def empty_state(id: str) -> str:
    """The text to show when there is nothing to list."""
    return next(str(e["text"]) for e in content("board")["empty_states"] if e["id"] == id)


class Question(NamedTuple):
    """A question of the first start, with its choices."""

    text: str
    choices: tuple[str, ...]


@cache
def setup_question(id: str) -> Question:
    """The question of the first start with this id."""
    found = next(q for q in content("board")["setup_questions"] if q["id"] == id)
    return Question(found["text"], tuple(found["choices"]))


FIRST_HABITS: Final = {
    "mh": ("make_bed", "dressed", "first_drink", "breathing_break", "step_outside", "reply_one"),
    "rehab": ("dressed", "arm_practice", "speech_practice", "practice_walk", "rest_on_purpose"),
    "family": ("noticed_aloud", "dishes", "say_hello", "family_round", "carer_rest"),
}
"""The habits offered at the first start, by who the board is for; most common first."""


def first_habits(audience: str) -> tuple[Habit, ...]:
    """The habits to pick from at the first start; for rehab with their short names."""
    by_id = {f"hab.{name}": None for name in FIRST_HABITS[audience]}
    wanted = {s.id: s.habit for s in starters() if s.id in by_id}
    if audience == REHAB:
        wanted |= {s.id: s.habit._replace(label=s.plain) for s in starters() if s.id in by_id}
    return tuple(wanted[id] for id in by_id)
