"""A goal in words: its level, its plan, its next step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from winsboard.domain.goals import levels
from winsboard.domain.model.board import Board
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Goal, Step
from winsboard.domain.model.library import Person
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import level_place, level_word
from winsboard.words.text.dates import day_in_year

MILESTONES = frozenset({"goal.reached", "step.last"})
"""The titles of edits by which a milestone is reached."""
EVENTS = {"step.done": "step", "goal.smaller": "goal_change", "goal.changed": "goal_change"}
"""The event of a celebration line, by the title of an edit."""


def is_milestone(edit: Edit) -> bool:
    """Whether a goal is reached by this edit."""
    return edit.title.did in MILESTONES


def celebration_event(edit: Edit) -> str:
    """The event of the celebration lines that an edit is; empty if nothing is said about it."""
    return "milestone" if is_milestone(edit) else EVENTS.get(edit.title.did, "")


def level_words(level: int) -> str:
    """A level in words and as its place: `On the way, 2/5`."""
    return format_phrase("own.goal.level.words", word=level_word(level), place=level_place(level))


def level_line(goal: Goal, level: int) -> str:
    """A level with the person's text of it: `On the way, 2/5: 10 steps`."""
    text = levels.text_of(goal, level)
    words = level_words(level)
    return format_phrase("own.goal.level.text", level=words, text=text) if text else words


def next_words(steps: Sequence[Step]) -> str:
    """The next small step; empty if there is none."""
    step = next((step for step in steps if step.done_on is None), None)
    return format_phrase("own.goal.next", step=step.title) if step else ""


def goal_words(goal: Goal, steps: Sequence[Step]) -> str:
    """A goal on one line: its title, its state or level, and its next small step."""
    state = level_words(goal.level)
    if goal.state == "reached":
        state = format_phrase("own.goal.reached", level=state)
    then = next_words(steps) if goal.state == "open" else ""
    if goal.pause_from is not None:
        then = format_phrase("own.goal.waits")
    parts = [goal.title, state, then]
    return " · ".join(filter(None, parts))


def step_count_words(steps: Sequence[Step]) -> str:
    """How many steps are done: `2 of 3 steps done`; empty without steps."""
    done = sum(step.done_on is not None for step in steps)
    return format_phrase("own.goal.steps.count", done=done, all=len(steps)) if steps else ""


def ally_name(board: Board, goal: Goal) -> str:
    """The name of who helps with a goal; empty if nobody does."""
    person = board.find(Person(goal.ally, "")) if goal.ally else None
    return person.name if person else goal.ally


def told_words(board: Board, goal: Goal, today: date) -> str:
    """Who helps with a goal, and when they were told about it; empty if nothing is known of it."""
    from winsboard.domain.goals.steps import steps_of
    from winsboard.domain.library import names
    from winsboard.domain.sharing import ledger

    person = names.person(board, goal.ally)
    if person is None:
        return ""
    ids = {goal.id, *(step.id for step in steps_of(board, goal))}
    day = ledger.told_on(ledger.shares(board), person, ids)
    if day is None:
        return ""
    return format_phrase("own.goal.line.ally.told", name=person.name, day=day_in_year(day, today))


def detail_lines(board: Board, goal: Goal, today: date | None = None) -> Iterator[str]:
    """What a person said about a goal, one line each, the most important first.

    With `today` it is for the person's own eyes: it also says when the one who helps was told.
    """
    if goal.kind != "goal":
        yield format_phrase(f"own.goal.kind.{goal.kind}")
    if goal.why:
        yield format_phrase("own.goal.line.why", text=goal.why)
    if goal.smallest:
        yield format_phrase("own.goal.line.smallest", text=goal.smallest)
    if goal.when or goal.then:
        yield plan_words(goal)
    if goal.obstacle:
        yield format_phrase("own.goal.line.obstacle", text=goal.obstacle)
    if name := ally_name(board, goal):
        told = told_words(board, goal, today) if today else ""
        yield told or format_phrase("own.goal.line.ally", name=name)
    if goal.session:
        yield format_phrase("own.goal.line.session", text=goal.session)
    if goal.sure is not None:
        yield format_phrase("own.goal.line.sure", number=goal.sure)
    if goal.form:
        from winsboard.words.catalog.forms import form_label

        yield format_phrase("own.goal.line.form", form=form_label(goal.form))
    if goal.discipline:
        yield format_phrase(f"own.goal.discipline.{goal.discipline}")


def plan_words(goal: Goal) -> str:
    """The if-then plan: `When the kettle boils, I will stand at the door.`"""
    if goal.when and goal.then:
        return format_phrase("own.goal.plan", when=goal.when, then=goal.then)
    half = "when" if goal.when else "then"
    return format_phrase(f"own.goal.plan.{half}", text=goal.when or goal.then)
