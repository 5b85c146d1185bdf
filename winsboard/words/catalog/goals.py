"""Shipped milestone templates and the words of the five levels."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, cast

from winsboard.domain.errors import Refusal
from winsboard.domain.goals.levels import LEVELS, checked_cuts, cuts_in, level_of, number_of
from winsboard.domain.model.goals import DISCIPLINES, HELP_VALUES, ON_THE_WAY, Discipline, Goal
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple
from winsboard.words import content

AUDIENCES: Final = {"neuro_rehab": "rehab", "mental_health": "mh"}
"""Whose board each group of templates is for."""
ANY: Final = "any"
HELP_UNIT: Final = "help level"


class GoalTemplate(NamedTuple):
    """A shipped milestone, as the start of a goal. Its levels are examples to write over."""

    id: str
    name: str
    plain: str
    audience: str
    disciplines: tuple[str, ...]
    """Who works on it; empty if anybody can."""
    levels: tuple[str, ...]
    cuts: tuple[float, ...]
    """The numbers between the levels; empty where the levels are words."""
    start: int
    """The level where it usually begins."""
    note: str
    """What to take care of; empty if nothing."""

    @property
    def goal(self) -> Goal:
        """A goal made of it, without an id."""
        first = next((d for d in self.disciplines if d in DISCIPLINES), "")
        return Goal(
            id="",
            title=self.name,
            template=self.id,
            discipline=cast("Discipline", first),
            levels=self.levels,
            cuts=self.cuts,
            start_level=self.start,
            level=self.start,
        )


@cache
def goal_templates() -> dict[str, GoalTemplate]:
    """The shipped templates by id, in order."""
    groups = content("goals")["milestone_templates"]
    return {t["id"]: _template(t, group) for group, each in groups.items() for t in each}


def _template(shipped: dict[str, Any], group: str) -> GoalTemplate:
    texts = tuple(shipped["example_levels"][f"{level:+d}" if level else "0"] for level in LEVELS)
    is_help = shipped["unit"] == HELP_UNIT
    cuts = checked_cuts(range(1, HELP_VALUES)) if is_help else cuts_in(texts)
    disciplines = shipped["discipline"].split("/")
    return GoalTemplate(
        id=shipped["id"],
        name=shipped["name"],
        plain=shipped["plain"],
        audience=AUDIENCES[group],
        disciplines=() if disciplines == [ANY] else tuple(disciplines),
        levels=texts,
        cuts=cuts,
        start=shipped.get("start", ON_THE_WAY),
        note=shipped["note"],
    )


def templates_for(audience: str) -> tuple[GoalTemplate, ...]:
    """All templates, those for this board first."""
    return tuple(sorted(goal_templates().values(), key=lambda t: t.audience != audience))


def neighbours(template: str, discipline: str, audience: str) -> tuple[GoalTemplate, ...]:
    """Templates for something new after a milestone: those of the same discipline first."""
    found = goal_templates().get(template)
    same = set(found.disciplines if found else filter(None, (discipline,)))
    others = [t for t in templates_for(audience) if t.id != template]
    return tuple(sorted(others, key=lambda t: not same & set(t.disciplines)))


def parse_template(typed: str) -> GoalTemplate:
    """The template with that id or name. Raises Refusal, which names those that match."""
    wanted = one_line(typed)
    there = goal_templates().values()
    names = [(name, t) for t in there for name in (t.id, t.name, t.plain, t.id.split(".")[-1])]
    found = best_match(wanted, names)
    if len(found) == 1:
        return found[0]
    known = ", ".join(t.name for t in found or there)
    raise Refusal("goal.template", name=wanted[:40], known=known)


@cache
def level_words() -> dict[int, str]:
    """The word of each level, lowest first."""
    return {level["value"]: level["plain"] for level in content("goals")["goal_levels"]}


def level_word(level: int) -> str:
    """The word of a level, such as "On the way"."""
    return level_words()[level]


def level_place(level: int) -> str:
    """The place of a level among the five, such as `3/5`."""
    return f"{number_of(level)}/{len(LEVELS)}"


def parse_level(typed: str) -> int:
    """The level that was typed as a word or as 1 to 5. Raises Refusal."""
    wanted = one_line(typed)
    if wanted.isdecimal():
        return level_of(int(wanted) if len(wanted) < 4 else 0)
    short = [(level["word"], level["value"]) for level in content("goals")["goal_levels"]]
    names = [(word, level) for level, word in level_words().items()]
    found = best_match(wanted, short, pieces=False) or best_match(wanted, names)
    if len(found) != 1:
        raise Refusal("goal.level")
    return int(found[0])


def typed_levels() -> tuple[str, ...]:
    """The words that can be typed for the levels, lowest first."""
    return tuple(level["word"] for level in content("goals")["goal_levels"])
