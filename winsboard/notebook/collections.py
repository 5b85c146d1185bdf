"""The collections of the library: how their documents are listed, added and changed.

Used by both the board and the command line, which only handle input and output.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, Generic, TypeVar

from winsboard.domain.habits import habits, rests
from winsboard.domain.library import area_edits, items, overrides, people, routines
from winsboard.domain.measures import measures
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import (
    Affirmation,
    Area,
    Flow,
    Gathering,
    Habit,
    Person,
    Prompt,
    Rest,
    Reward,
    Ritual,
    Routine,
    Skill,
)
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Measure, VisionCard
from winsboard.domain.reflection import flows, prompts
from winsboard.domain.rewards import rewards
from winsboard.domain.schema.kinds import PLAIN_KINDS
from winsboard.domain.vision import cards
from winsboard.domain.wellbeing import affirmations, coping_cards, rituals
from winsboard.named_tuple import NamedTuple
from winsboard.words.catalog.areas import areas_of
from winsboard.words.catalog.calm import shipped_skills
from winsboard.words.catalog.reflection import shipped_flows, shipped_prompts
from winsboard.words.catalog.rituals import shipped_rituals

D = TypeVar("D")


class Collection(NamedTuple, Generic[D]):
    """A kind of document that a person lists, adds to and changes."""

    kind: type[D]
    listed: Callable[[Board, date], Sequence[D]]
    """The documents in use on a day, in order."""
    hidden: Callable[[Board, date], Sequence[D]] = lambda *_: ()
    """The documents that are hidden, retired or over."""
    check: Callable[[Board, Any, date], object] = lambda _, document, __: items.validated(document)
    """Raises Refusal for a document that cannot be saved."""
    add: Callable[[Board, Any, EditContext], Edit] = items.add
    change: Callable[[Board, Any, Any, EditContext], Edit | None] = lambda _, *its: items.change(
        *its
    )


AREAS: Final = Collection(
    Area,
    listed=lambda board, _: areas_of(board).listed,
    hidden=lambda board, _: areas_of(board).hidden,
    add=lambda board, area, context: area_edits.add(board, areas_of(board), area.name, context),
    change=lambda board, area, changed, context: area_edits.rename(
        board, areas_of(board), area, changed.name, context
    ),
)
AFFIRMATIONS: Final = Collection(
    Affirmation,
    listed=lambda board, _: affirmations.listed(board),
    hidden=lambda board, _: affirmations.listed(board, retired=True),
    check=lambda _, line, __: affirmations.validated(line),
    add=affirmations.add,
    change=lambda _, *its: affirmations.change(*its),
)
FLOWS: Final = Collection(
    Flow,
    listed=lambda board, _: flows.listed(board, shipped_flows()),
    check=lambda _, flow, __: flows.validated(flow),
    add=flows.add,
    change=lambda _, *its: flows.change(*its),
)
GATHERINGS: Final = Collection(
    Gathering, listed=lambda board, _: board.library_documents(Gathering)
)
HABITS: Final = Collection(
    Habit,
    listed=lambda board, _: board.habits,
    check=lambda _, habit, __: habits.validated(habit),
    add=lambda board, habit, context: habits.add(board, [habit], context),
    change=lambda _, habit, changed, context: (
        None if changed == habit else habits.change(habit, changed, context)
    ),
)
MEASURES: Final = Collection(
    Measure,
    listed=lambda board, _: measures.listed(board),
    hidden=lambda board, _: measures.listed(board, away=True),
    check=lambda _, measure, __: measures.validated(measure),
    add=measures.add,
    change=lambda _, *its: measures.change(*its),
)
PEOPLE: Final = Collection(
    Person, listed=lambda board, _: people.listed(board), change=people.change
)
PROMPTS: Final = Collection(
    Prompt,
    listed=lambda board, _: prompts.listed(board, shipped_prompts()),
    hidden=lambda board, _: prompts.listed(board, shipped_prompts(), hidden=True),
    change=overrides.rewrite,
)
RESTS: Final = Collection(
    Rest,
    listed=rests.current_and_planned,
    hidden=lambda board, today: [
        r for r in board.rests if not rests.is_current_or_planned(r, today)
    ],
    check=rests.validated,
    add=rests.add,
    change=rests.change,
)
ROUTINES: Final = Collection(
    Routine,
    listed=lambda board, _: routines.listed(board),
    check=lambda board, routine, _: routines.validated(board, routine),
    add=routines.add,
    change=routines.change,
)
REWARDS: Final = Collection(
    Reward,
    listed=lambda board, _: rewards.listed(board),
    hidden=lambda board, _: rewards.put_away_ones(board),
    check=rewards.validated,
    add=rewards.add,
    change=rewards.change,
)
RITUALS: Final = Collection(
    Ritual,
    listed=lambda board, _: rituals.listed(board, shipped_rituals()),
    hidden=lambda board, _: overrides.with_shipped(board, shipped_rituals(), Ritual, hidden=True),
    change=overrides.rewrite,
)
SKILLS: Final = Collection(
    Skill,
    listed=lambda board, today: coping_cards.listed(board, shipped_skills(), today),
    hidden=lambda board, _: overrides.with_shipped(board, shipped_skills(), Skill, hidden=True),
    change=overrides.rewrite,
)


VISION: Final = Collection(
    VisionCard,
    listed=lambda board, _: cards.listed(board),
    add=cards.add,
    change=lambda _, *its: cards.change(*its),
)


def plain_collection(noun: str) -> Collection[Any]:
    """The collection of a kind that only needs its declaration."""
    kind = PLAIN_KINDS[noun].type
    return Collection(kind, listed=lambda board, _: board.library_documents(kind))
