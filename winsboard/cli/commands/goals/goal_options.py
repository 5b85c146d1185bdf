"""The options that set the fields of a goal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from winsboard.cli.args.parser import ParsedArgs, joined_words
from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Person
from winsboard.domain.model.goals import DISCIPLINES, GOAL_KINDS, Goal, Measure
from winsboard.domain.text.date_parser import parse_any_day
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.numbers import parse_integer, parse_number
from winsboard.domain.text.sanitize import one_line
from winsboard.notebook.notebook import Notebook
from winsboard.words.catalog.forms import parse_form
from winsboard.words.catalog.goals import parse_level

TEXTS: Final = ("why", "smallest", "when", "then", "obstacle", "session")
"""The options that are texts."""
VALUES: Final = {
    **{f"--{name}": "TEXT" for name in TEXTS},
    "--sure": "0-10",
    "--ally": "NAME",
    "--kind": "|".join(GOAL_KINDS),
    "--form": "FORM",
    "--discipline": "self|PT|OT|SLP",
    "--measure": "MEASURE",
    "--level": "TEXT",
    "--cut": "N",
    "--start": "LEVEL",
    "--weight": "N",
    "--review": "D",
}
"""The options of `goal add` and `goal edit`."""


def goal_from_args(goal: Goal, args: ParsedArgs, notebook: Notebook) -> Goal:
    """The goal with every field that an option sets. Raises Refusal."""
    board = notebook.board
    readers: Mapping[str, tuple[str, Callable[[str], Any]]] = {
        **{name: (name, str) for name in TEXTS},
        "sure": ("sure", _sure),
        "ally": ("ally", lambda typed: _ally(board, typed)),
        "kind": ("kind", lambda typed: _choice(typed, GOAL_KINDS, "goal.kind")),
        "form": ("form", lambda typed: parse_form(typed) if one_line(typed) else ""),
        "discipline": ("discipline", lambda t: _choice(t, DISCIPLINES, "goal.discipline")),
        "measure": ("measure", lambda typed: _measure(board, typed)),
        "start": ("start_level", parse_level),
        "weight": ("weight", _weight),
        "review": ("review_on", lambda typed: parse_any_day(typed, notebook.today)),
    }
    for option, (field, read) in readers.items():
        if (typed := args.value(f"--{option}")) is not None:
            goal = goal._replace(**{field: read(joined_words([typed]))})
    if texts := args.all("--level"):
        goal = goal._replace(levels=() if texts == [""] else tuple(map(_text, texts)))
    if numbers := args.all("--cut"):
        goal = goal._replace(cuts=() if numbers == [""] else tuple(map(_number, numbers)))
    return goal


def _text(typed: str) -> str:
    return joined_words([typed])


def _sure(typed: str) -> int | None:
    if not one_line(typed):
        return None
    number = parse_integer(typed)
    if number is None:
        raise Refusal("goal.sure")
    return number


def _weight(typed: str) -> float:
    number = parse_number(typed)
    if number is None:
        raise Refusal("goal.weight")
    return number


def _number(typed: str) -> float:
    number = parse_number(joined_words([typed]))
    if number is None:
        raise Refusal("goal.cuts")
    return number


def _choice(typed: str, known: tuple[str, ...], reason: str) -> str:
    wanted = one_line(typed)
    found = [name for name in known if name.casefold() == wanted.casefold()]
    if not found:
        raise Refusal(reason)
    return found[0]


def _ally(board: Board, typed: str) -> str:
    """The id of somebody in the list of people, else the name as it was typed."""
    name = one_line(typed)
    people = [(person.name, person.id) for person in board.library_documents(Person)]
    found = best_match(name, people, pieces=False)
    return found[0] if len(found) == 1 else name


def _measure(board: Board, typed: str) -> str:
    if not one_line(typed):
        return ""
    return items.find(board.library_documents(Measure), typed).id
