"""Shipped scales, feeling words, trigger categories and thinking traps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from winsboard.domain.model.documents import Part
from winsboard.domain.wellbeing.thoughts import STEPS
from winsboard.named_tuple import NamedTuple
from winsboard.words import content, format_phrase


class Grade(NamedTuple):
    """One step of a scale."""

    value: int
    label: str
    plain: str


class Group(NamedTuple):
    """A group of related feeling words."""

    id: str
    label: str
    words: tuple[str, ...]

    @property
    def offered(self) -> tuple[str, ...]:
        """The words to choose from: those of the group, and "not sure"."""
        return self.words if unsure_word() in self.words else (*self.words, unsure_word())


class Category(NamedTuple):
    """A category of triggers."""

    id: str
    label: str
    examples: str


class Trap(NamedTuple):
    """A thinking trap, and a question that helps to check for it."""

    id: str
    label: str
    question: str


@cache
def mood_scale() -> tuple[Grade, ...]:
    """The mood scale, 1 to 5."""
    return tuple(
        Grade(g["value"], g["label"], g["plain"]) for g in content("feelings")["mood_scale"]
    )


@cache
def energy_scale() -> tuple[Grade, ...]:
    """The energy scale, 1 to 5."""
    return tuple(
        Grade(g["value"], g["label"], g["plain"]) for g in content("feelings")["energy_scale"]
    )


def mood_word(mood: int) -> str:
    """The label of a mood."""
    return mood_scale()[mood - 1].label


def energy_word(energy: int) -> str:
    """The label of an energy."""
    return energy_scale()[energy - 1].label


@cache
def feeling_groups() -> tuple[Group, ...]:
    """The feeling words in four groups, and a short list of plain words as the last group."""
    found = content("feelings")["feelings"]
    groups = [Group(q["id"], q["label"], tuple(q["words"])) for q in found["quadrants"]]
    return (
        *groups,
        Group("plain", format_phrase("inner.plain_words"), tuple(found["plain_words"])),
    )


def unsure_word() -> str:
    """The word for a feeling that is hard to name. It is in every list of feelings."""
    return str(content("feelings")["feelings"]["unsure"])


@cache
def trigger_categories() -> Mapping[str, Category]:
    """The trigger categories by id, in order."""
    return {
        c["id"]: Category(c["id"], c["label"], c["examples"])
        for c in content("calm")["trigger_categories"]
    }


def trigger_label(id: str) -> str:
    """The label of a trigger category, or the id if it is unknown."""
    found = trigger_categories().get(id)
    return found.label if found else id


@cache
def thinking_traps() -> Mapping[str, Trap]:
    """The thinking traps by id, in order."""
    return {
        t["id"]: Trap(t["id"], t["label"], t["question"]) for t in content("calm")["thinking_traps"]
    }


def thought_questions() -> tuple[Part, ...]:
    """The questions of a thought record, as parts without an answer."""
    return tuple(Part(format_phrase(f"inner.thought.{step}"), "", step) for step in STEPS)
