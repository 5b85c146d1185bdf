"""The collections of the library: how their documents are listed, added and changed.

The board and the command line both go by this, so that each only shows and asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, Generic, TypeVar

from winsboard.domain import (
    affirmations,
    calm,
    cards,
    flows,
    habits,
    own,
    people,
    prompts,
    rests,
    rituals,
)
from winsboard.domain.board import Board
from winsboard.domain.documents import (
    Affirmation,
    Flow,
    Habit,
    Person,
    Prompt,
    Rest,
    Ritual,
    Skill,
)
from winsboard.domain.edits import Edit
from winsboard.domain.moment import Moment
from winsboard.domain.schema.kinds import PLAIN
from winsboard.named_tuple import NamedTuple
from winsboard.words.calming import shipped_skills
from winsboard.words.kindness import shipped_rituals
from winsboard.words.look_backs import shipped_flows, shipped_prompts

D = TypeVar("D")


class Collection(NamedTuple, Generic[D]):
    """One kind of document that a person lists, adds to and changes."""

    kind: type[D]
    listed: Callable[[Board, date], Sequence[D]]
    """What is there on a day, in its order."""
    away: Callable[[Board, date], Sequence[D]] = lambda *_: ()
    """What was hidden, retired or is over."""
    check: Callable[[Board, Any, date], object] = lambda _, document, __: own.checked(document)
    """Raises Refusal for what can not be kept."""
    add: Callable[[Board, Any, Moment], Edit] = own.add
    change: Callable[[Board, Any, Any, Moment], Edit | None] = lambda _, *its: own.change(*its)


AFFIRMATIONS: Final = Collection(
    Affirmation,
    listed=lambda board, _: affirmations.listed(board),
    away=lambda board, _: affirmations.listed(board, retired=True),
    check=lambda _, line, __: affirmations.checked(line),
    add=affirmations.add,
    change=lambda _, *its: affirmations.change(*its),
)
FLOWS: Final = Collection(
    Flow,
    listed=lambda board, _: flows.listed(board, shipped_flows()),
    check=lambda _, flow, __: flows.checked(flow),
    add=flows.add,
    change=lambda _, *its: flows.change(*its),
)
HABITS: Final = Collection(
    Habit,
    listed=lambda board, _: board.habits,
    check=lambda _, habit, __: habits.checked(habit),
    add=lambda board, habit, moment: habits.add(board, [habit], moment),
    change=lambda _, habit, changed, moment: (
        None if changed == habit else habits.change(habit, changed, moment)
    ),
)
PEOPLE: Final = Collection(
    Person, listed=lambda board, _: people.listed(board), change=people.change
)
PROMPTS: Final = Collection(
    Prompt,
    listed=lambda board, _: prompts.listed(board, shipped_prompts()),
    away=lambda board, _: prompts.listed(board, shipped_prompts(), hidden=True),
    change=cards.rewrite,
)
RESTS: Final = Collection(
    Rest,
    listed=rests.now_and_ahead,
    away=lambda board, today: [r for r in board.rests if not rests.is_ahead(r, today)],
    check=rests.checked,
    add=rests.add,
    change=rests.change,
)
RITUALS: Final = Collection(
    Ritual,
    listed=lambda board, _: rituals.listed(board, shipped_rituals()),
    away=lambda board, _: cards.deck(board, shipped_rituals(), Ritual, hidden=True),
    change=cards.rewrite,
)
SKILLS: Final = Collection(
    Skill,
    listed=lambda board, today: calm.listed(board, shipped_skills(), today),
    away=lambda board, _: cards.deck(board, shipped_skills(), Skill, hidden=True),
    change=cards.rewrite,
)


def plain_collection(noun: str) -> Collection[Any]:
    """The collection of a kind that needs nothing but its declaration."""
    kind = PLAIN[noun].type
    return Collection(kind, listed=lambda board, _: board.own(kind))
