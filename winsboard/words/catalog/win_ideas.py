"""The shipped small wins to pick from, for a board and its audience."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from winsboard.domain.journal.win_list import WinChoice
from winsboard.domain.library.areas import key_of
from winsboard.domain.model.board import Board
from winsboard.domain.settings.wording import plain_words
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


class WinIdea(NamedTuple):
    """A shipped small win."""

    id: str
    label: str
    plain: str
    area: str
    tags: tuple[str, ...]
    audiences: frozenset[str]
    """Who it is for: `mh`, `rehab`, `family`."""
    is_food: bool


@cache
def shipped_ideas() -> tuple[WinIdea, ...]:
    """All shipped wins and habits that can be done once, in the order of the file."""
    return tuple(
        WinIdea(
            id=h["id"],
            label=h["label"],
            plain=h["plain"],
            area=h["area"],
            tags=tuple(h.get("tags", ())),
            audiences=frozenset(h["audiences"]),
            is_food="food" in h["flags"],
        )
        for h in content("habits")["habits"]
        if h["kind"] != "count"
    )


def win_ideas(board: Board, *, everyone: bool = False) -> tuple[WinChoice, ...]:
    """The ideas for a board: a first page, then the others by area.

    Those for other audiences come last, with `everyone`. Ideas about food are left out unless the
    setting is on, and those of hidden areas are, too.
    """
    settings, areas = board.settings, areas_of(board)
    audience = settings.board_for or "mh"
    shown = {key_of(area) for area in areas.listed}
    ideas = [
        idea
        for idea in shipped_ideas()
        if idea.area in shown and (settings.food_ideas or not idea.is_food)
    ]
    first = [f"hab.{name}" for name in FIRST_IDEAS[audience]]

    def place(idea: WinIdea) -> tuple[bool, int, int]:
        is_first = idea.id in first
        within = first.index(idea.id) if is_first else len(first)
        return audience not in idea.audiences, within, areas.order(idea.area)

    ordered = sorted(ideas, key=place)
    wanted = [idea for idea in ordered if everyone or audience in idea.audiences]
    return _choices(wanted, plain=plain_words(settings))


def _choices(ideas: Sequence[WinIdea], *, plain: bool) -> tuple[WinChoice, ...]:
    return tuple(
        WinChoice(idea.plain if plain else idea.label, idea.area, idea.tags) for idea in ideas
    )
