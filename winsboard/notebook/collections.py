"""The collections of the library: how their documents are listed, added and changed.

The board and the command line both go by this, so that each only shows and asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Generic, NamedTuple, TypeVar

from winsboard.domain import (
    affirmations,
    calm,
    cards,
    flows,
    habits,
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
from winsboard.words.calming import shipped_skills
from winsboard.words.kindness import shipped_rituals
from winsboard.words.look_backs import shipped_flows, shipped_prompts

D = TypeVar("D")


class Collection(NamedTuple, Generic[D]):
    """One kind of document that a person lists, adds to and changes."""

    kind: type[D]
    listed: Callable[[Board, date], Sequence[D]]
    """What is there on a day, in its order."""
    check: Callable[[Board, D, date], object]
    """Raises Refusal for what can not be kept."""
    add: Callable[[Board, D, Moment], Edit]
    change: Callable[[Board, D, D, Moment], Edit | None]
    away: Callable[[Board, date], Sequence[D]] = lambda *_: ()
    """What was hidden or retired."""


AFFIRMATIONS: Final = Collection(
    Affirmation,
    listed=lambda board, _: affirmations.listed(board),
    check=lambda _board, line, _today: affirmations.checked(line),
    add=affirmations.add,
    change=lambda _, line, changed, moment: affirmations.change(line, changed, moment),
    away=lambda board, _: affirmations.listed(board, retired=True),
)
FLOWS: Final = Collection(
    Flow,
    listed=lambda board, _: flows.listed(board, shipped_flows()),
    check=lambda _board, flow, _today: flows.checked(flow),
    add=flows.add,
    change=lambda _, flow, changed, moment: flows.change(flow, changed, moment),
)
HABITS: Final = Collection(
    Habit,
    listed=lambda board, _: board.habits,
    check=lambda _board, habit, _today: habits.checked(habit),
    add=lambda board, habit, moment: habits.add(board, [habit], moment),
    change=lambda _, habit, changed, moment: (
        None if changed == habit else habits.change(habit, changed, moment)
    ),
)
PEOPLE: Final = Collection(
    Person,
    listed=lambda board, _: people.listed(board),
    check=lambda _board, person, _today: people.checked(person),
    add=people.add,
    change=people.change,
)
PROMPTS: Final = Collection(
    Prompt,
    listed=lambda board, _: prompts.listed(board, shipped_prompts()),
    check=lambda _board, prompt, _today: prompts.checked(prompt),
    add=prompts.add,
    change=prompts.change,
    away=lambda board, _: prompts.listed(board, shipped_prompts(), hidden=True),
)
RESTS: Final = Collection(
    Rest,
    listed=rests.now_and_ahead,
    check=rests.checked,
    add=rests.add,
    change=rests.change,
    away=lambda board, today: [r for r in board.rests if not rests.is_ahead(r, today)],
)
RITUALS: Final = Collection(
    Ritual,
    listed=lambda board, _: rituals.listed(board, shipped_rituals()),
    check=lambda _board, ritual, _today: rituals.checked(ritual),
    add=rituals.add,
    change=rituals.change,
    away=lambda board, _: cards.deck(board, shipped_rituals(), Ritual, hidden=True),
)
SKILLS: Final = Collection(
    Skill,
    listed=lambda board, today: calm.listed(board, shipped_skills(), today),
    check=lambda _board, card, _today: calm.checked(card),
    add=calm.add,
    change=calm.change,
    away=lambda board, _: cards.deck(board, shipped_skills(), Skill, hidden=True),
)
