"""The shipped small wins to pick from, for a board and its audience."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from winsboard.domain.journal.win_list import WinChoice
from winsboard.domain.library.areas import key_of
from winsboard.domain.model.board import Board
from winsboard.domain.settings.wording import plain_words
from winsboard.domain.text.folding import fold_name
from winsboard.named_tuple import NamedTuple
from winsboard.words import content
from winsboard.words.catalog.areas import areas_of

FIRST_IDEAS: Final = {
    "mh": (
        *("calm_moment", "mood_shift", "said_no", "think_about_it", "asked_space"),
        *("said_feelings", "reach_out", "out_of_bed", "step_outside"),
    ),
    "rehab": (
        *("new_word", "remembered", "up_on_my_own", "short_walk", "rest_on_purpose"),
        *("out_of_bed", "dressed", "asked_space", "reach_out"),
    ),
    "family": (
        *("listened", "invited_gently", "noticed_aloud", "carer_rest", "sat_with_others"),
        *("said_feelings", "said_no", "asked_space", "calm_moment"),
    ),
}
"""The first page, by who the board is for. Its numbers stay where they are until a person has wins
of their own."""

EVERYONE: Final = frozenset(FIRST_IDEAS)


class WinIdea(NamedTuple):
    """A shipped small win."""

    id: str
    label: str
    plain: str
    area: str
    tags: tuple[str, ...]
    audiences: frozenset[str]
    """Who it is for: `mh`, `rehab`, `family`."""
    is_food: bool = False
    needs_therapist: bool = False
    """Whether it is agreed with a therapist first, so that it is for rehab alone."""


@cache
def shipped_ideas() -> tuple[WinIdea, ...]:
    """All shipped wins and habits, in the order of the file. A counted one needs no number here."""
    return tuple(
        WinIdea(
            id=h["id"],
            label=h["label"],
            plain=h["plain"],
            area=h["area"],
            tags=tuple(h.get("tags", ())),
            audiences=frozenset(h["audiences"]),
            is_food="food" in h["flags"],
            needs_therapist="check_with_therapist" in h["flags"],
        )
        for h in content("habits")["habits"]
    )


@cache
def ideas_for_any_area() -> tuple[WinIdea, ...]:
    """The wins that fit any area, such as one of the person's own."""
    return tuple(
        WinIdea(w["id"], w["label"], w["plain"], "", tuple(w.get("tags", ())), EVERYONE)
        for w in content("habits")["any_area"]
    )


def win_ideas(board: Board, *, everyone: bool = False) -> tuple[WinChoice, ...]:
    """The ideas for a board: a first page, then the others by area.

    An area without an idea for this audience offers those for others; an area of the person's own
    offers those that fit any area. Ideas for other audiences come last, with `everyone`. Ideas
    about food are left out unless the setting is on, and so are those of hidden areas and those
    that are habits on the board.
    """
    settings, areas = board.settings, areas_of(board)
    audience = settings.board_for or "mh"
    listed = [key_of(area) for area in areas.listed]
    habits = {fold_name(habit.label) for habit in board.habits}
    ideas = [
        idea
        for idea in shipped_ideas()
        if idea.area in listed
        and (settings.food_ideas or not idea.is_food)
        and not habits & {fold_name(idea.label), fold_name(idea.plain)}
    ]
    ours = _for_each_area(ideas, audience, listed)
    wanted = [*ours, *(idea for idea in ideas if everyone and idea not in ours)]
    first = [f"hab.{name}" for name in FIRST_IDEAS[audience]]

    def place(idea: WinIdea) -> tuple[bool, int, int]:
        within = first.index(idea.id) if idea.id in first else len(first)
        return idea not in ours, within, areas.order(idea.area)

    plain = plain_words(settings)
    return tuple(
        WinChoice(
            idea.plain if plain else idea.label,
            idea.area,
            idea.tags,
            heading="first" if idea.id in first else "",
            is_for_any_area=idea.id in {each.id for each in ideas_for_any_area()},
        )
        for idea in sorted(wanted, key=place)
    )


def _for_each_area(ideas: Sequence[WinIdea], audience: str, listed: Sequence[str]) -> list[WinIdea]:
    """The ideas for an audience, and some for each area that has none for it."""
    ours = [idea for idea in ideas if audience in idea.audiences]
    for area in listed:
        if any(idea.area == area for idea in ours):
            continue
        others = [idea for idea in ideas if idea.area == area and not idea.needs_therapist]
        ours += others or [idea._replace(area=area) for idea in ideas_for_any_area()]
    return ours
