"""The form of a goal."""

from __future__ import annotations

from typing import Any, Final, cast

from winsboard.domain.goals import goals, levels
from winsboard.domain.library import people
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import DISCIPLINES, GOAL_KINDS, Discipline, Goal, GoalKind
from winsboard.tui.components.dialogs.form import Field, Filled, Form
from winsboard.tui.goals.forms.questions import read_sure
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.forms import progress_forms
from winsboard.words.catalog.goals import level_word

TEXTS: Final = ("title", "why", "smallest", "when", "then", "obstacle", "session")
"""The fields that are a line of text."""


async def edit_goal(session: Session, goal: Goal) -> None:
    """Show the form and save it. What it said before stays in the story."""
    await fill_in(
        session,
        form_of(session.board, goal),
        lambda filled: goals.validated(read(goal, filled)),
        lambda filled, context: goals.change(goal, read(goal, filled), context),
    )


def form_of(board: Board, goal: Goal) -> Form:
    """Return the form with the values of a goal."""
    fields = [_field(name) for name in ("title", "why", "smallest", "sure")]
    fields += [_field(name) for name in ("when", "then", "obstacle")]
    fields += [
        _choice("ally", _allies(board, goal)),
        _choice("kind", [(kind, format_phrase(f"goals.kind.{kind}")) for kind in GOAL_KINDS]),
        _field("session"),
        _choice("form", [("", ""), *((id, f.label) for id, f in progress_forms().items())]),
        _choice(
            "discipline",
            [(d, format_phrase(f"goals.discipline.{d or 'none'}")) for d in DISCIPLINES],
        ),
        *(_level_field(level) for level in levels.LEVELS),
    ]
    saved = {
        name: str(getattr(goal, name)) for name in (*TEXTS, "ally", "kind", "form", "discipline")
    }
    saved["sure"] = "" if goal.sure is None else str(goal.sure)
    saved |= {f"level-{levels.number_of(n)}": levels.text_of(goal, n) for n in levels.LEVELS}
    return Form(format_phrase("goals.form.title"), fields, saved, f"goal:{goal.id}")


def read(goal: Goal, filled: Filled) -> Goal:
    """Return the goal with the values of the form. Raises Refusal."""
    typed = filled["sure"].strip()
    texts = tuple(filled[f"level-{levels.number_of(level)}"] for level in levels.LEVELS)
    checked = levels.checked_texts(texts)
    texts_typed: dict[str, Any] = {name: filled[name] for name in TEXTS}
    return goal._replace(
        **texts_typed,
        sure=read_sure(typed) if typed else None,
        ally=filled["ally"],
        kind=cast("GoalKind", filled["kind"]),
        form=filled["form"],
        discipline=cast("Discipline", filled["discipline"]),
        levels=checked,
        cuts=goal.cuts if checked == goal.levels else levels.cuts_in(checked) if checked else (),
    )


def _field(name: str) -> Field:
    return Field(name, format_phrase(f"goals.field.{name}"))


def _level_field(level: int) -> Field:
    word = level_word(level)
    return Field(
        f"level-{levels.number_of(level)}",
        format_phrase("goals.field.level", number=levels.number_of(level), word=word),
    )


def _choice(name: str, options: list[tuple[str, str]]) -> Field:
    none = format_phrase("goals.field.none")
    shown = [(label or none, value) for value, label in options]
    return Field(name, format_phrase(f"goals.field.{name}"), "choice", choices=shown)


def _allies(board: Board, goal: Goal) -> list[tuple[str, str]]:
    """Return nobody, the people, and a name that was typed if there is one."""
    there = [(p.id, p.name) for p in people.listed(board)]
    is_typed = goal.ally and goal.ally not in [id for id, _ in there]
    return [("", ""), *there, *([(goal.ally, goal.ally)] if is_typed else [])]
