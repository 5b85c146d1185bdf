"""Words to tell somebody about a win, a tick, a step or a milestone."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from winsboard.domain.errors import Refusal
from winsboard.domain.goals import steps
from winsboard.domain.journal.entries import PRIVATE
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Mark, Person
from winsboard.domain.model.goals import Goal, Step
from winsboard.domain.settings.wording import plain_words
from winsboard.named_tuple import NamedTuple
from winsboard.words import content
from winsboard.words.sentences.journal.entries import win_words

TellKind: TypeAlias = Literal["win", "tick", "step", "milestone", "goal"]
"""What somebody is told about; a goal that is not reached yet is `goal`."""
ENDINGS: Final = ("?", "!", "…")


class Telling(NamedTuple):
    """Something to tell, in the person's own words."""

    about: TellKind
    of: tuple[str, ...]
    """The ids of what it is, and of the goal it belongs to."""
    win: str = ""
    goal: str = ""


def telling_of(board: Board, thing: Entry | Mark | Goal) -> Telling:
    """What there is to tell about a win, a tick or a goal.

    Raises Refusal if it has no words, or if it was written for the person alone.
    """
    if isinstance(thing, Goal):
        return _of_goal(board, thing)
    if isinstance(thing, Mark):
        habit = board.habit(thing.habit)
        if habit is None:
            raise Refusal("tell.no_words")
        return Telling("tick", (thing.id, habit.id), habit.label)
    if thing.kind in PRIVATE:
        raise Refusal("tell.private")
    words = win_words(thing).strip()
    if not words:
        raise Refusal("tell.no_words")
    return _of_deed(board, thing, words) or Telling("win", (thing.id,), words)


def _of_deed(board: Board, entry: Entry, words: str) -> Telling | None:
    """The step or the milestone that an entry is the win of; None if it is neither."""
    if entry.kind != "win" or not entry.about:
        return None
    step = board.find(Step(entry.about, "", ""))
    goal = board.find(Goal(step.goal if step else entry.about, ""))
    if step is not None and goal is not None:
        return Telling("step", (entry.id, step.id, goal.id), words, goal.title)
    if goal is not None:
        return Telling("milestone", (entry.id, goal.id), words)
    return None


def _of_goal(board: Board, goal: Goal) -> Telling:
    now = board.find(goal) or goal
    if now.reached_on is not None:
        return Telling("milestone", (now.id,), now.title)
    done = [step for step in steps.steps_of(board, now) if step.done_on]
    if done:
        return Telling("step", (now.id, done[-1].id), done[-1].title, now.title)
    return Telling("goal", (now.id,), goal=now.title)


def words_to_tell(board: Board, told: Telling, person: Person | None) -> str:
    """What to say to a person, or to somebody, by the template that suits them best."""
    role = person.role if person is not None else "friend"
    fitting = [t for t in content("people")["share_templates"] if told.about in t.get("about", ())]
    template = next((t for t in fitting if role in t["roles"]), None)
    template = template or next((t for t in fitting if not t["roles"]), fitting[0])
    text: str = template["plain" if plain_words(board.settings) else "text"]
    values = {"win": _inside(told.win), "goal": _inside(told.goal)}
    for name, value in values.items():
        if value.endswith(ENDINGS):
            text = text.replace(f"{{{name}}}.", f"{{{name}}}")
    return text.format_map(values)


def _inside(words: str) -> str:
    """Words as they stand inside a sentence that has its own full stop."""
    return words.rstrip(". \n")
