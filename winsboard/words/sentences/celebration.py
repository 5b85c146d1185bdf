"""Choosing the celebration line for an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from winsboard.domain.journal.celebration import CelebrationLine, fitting, pick
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Helped, Mark, MarkState
from winsboard.domain.model.edits import Edit
from winsboard.domain.settings.wording import REHAB, plain_words
from winsboard.domain.wellbeing.tone import HARD_DAY, tones_on
from winsboard.named_tuple import NamedTuple
from winsboard.words.catalog.habits import (
    answer_to_shipped,
    lines_about,
    plain_celebrations,
)

if TYPE_CHECKING:
    from winsboard.words.sentences.answer import Score

WITH_AREA: Final = frozenset({"habit", "some", "win"})
"""The events that an area says something about. A rest from a habit is not the habit."""

MARKED: Final[Mapping[MarkState, str]] = {"done": "habit", "some": "some", "rest": "rest"}
"""The event of each state that a habit is marked with."""
TRIED: Final[Mapping[Helped, str]] = {"helped": "helped", "little": "helped", "not_today": "tried"}
"""The event of each rating of a coping card."""
BREATHED: Final[Mapping[Helped, str]] = {**TRIED, "helped": "calm"}
"""The event of each rating of breathing."""
PRACTICE: Final = "practice"
PRACTISED: Final = frozenset({"movement", "speech_thinking"})
"""The areas of habits that are practice on a rehab board."""
QUIET: Final = frozenset({"quiet"})
UNSURE: Final = "trg.none"
"""The trigger category that names no cause."""


class Occasion(NamedTuple):
    """What happened, in terms of the celebration lines."""

    event: str
    """The id of an event in `celebration_events`, such as `win`, `habit` or `rest`."""
    area: str = ""
    tags: Sequence[str] = ()
    day: date | None = None
    """The day it belongs to; None for today."""
    thing: str = ""
    """The event or tag that answers this very habit or win, if it is a shipped one."""


class Answer(NamedTuple):
    """An answer, and the edit that remembers it."""

    edit: Edit
    text: str = ""
    """Empty if nothing is said."""
    bright: bool = False


def answer_to(
    board: Board,
    today: date,
    edit: Edit,
    recent: Sequence[str],
    occasion: Occasion,
    score: Score | None = None,
) -> Answer:
    """Choose the answer to an edit that is not on the board yet.

    `recent` are the ids of recently shown lines, oldest first. Without `score` nothing is said
    about steadiness.
    """
    if not occasion.event or not board.settings.celebrate:
        return Answer(edit)
    if any(isinstance(change.after, Mark) for change in edit.changes):
        from winsboard.words.sentences.answer import tick_answer

        edit, text = tick_answer(board, edit, recent, score)
        if text:
            return Answer(edit, text)
    line = line_for(board, today, edit, recent, occasion)
    if line is None:
        return Answer(edit)
    return Answer(edit._replace(said=line.id), line.text, line.tone == "bright")


def line_for(
    board: Board, today: date, edit: Edit, recent: Sequence[str], occasion: Occasion
) -> CelebrationLine | None:
    """The celebration line for an edit. None if celebration is off or no line fits.

    The line has a tone that suits the day. `recent` are the ids of recently shown lines,
    oldest first.
    """
    if not board.settings.celebrate:
        return None
    line = pick(line_groups(board, today, edit, occasion), recent, int(edit.id))
    if line is None or not plain_words(board.settings):
        return line
    return line._replace(text=plain_celebrations()[line.id])


def line_groups(
    board: Board, today: date, edit: Edit, occasion: Occasion
) -> list[list[CelebrationLine]]:
    """The lines that fit an edit and the day, in groups, the most specific first."""
    occasion = _with_thing(board, edit, occasion)
    tones, audience = tones_on(board, today), board.settings.board_for
    if HARD_DAY in occasion.tags:
        tones = QUIET
    has_area = occasion.event in WITH_AREA
    area, thing = (occasion.area, occasion.thing) if has_area else ("", "")
    names = frozenset(filter(None, (*occasion.tags, thing, area, occasion.event)))
    lines = [
        line
        for line in lines_about(names)
        if line.tone in tones
        and (not line.today or occasion.day in (None, today))
        and (not line.audiences or audience in line.audiences)
        and (not line.only or occasion.event in line.only)
    ]
    return fitting(lines, occasion.tags, (thing,), (area,), (occasion.event,))


def _with_thing(board: Board, edit: Edit, occasion: Occasion) -> Occasion:
    """The occasion with what the edit itself tells: the thing that was done, and that it is a tick.

    A tag that is added to a tick answers a tick, not a written win.
    """
    done = next((c.after for c in edit.changes if isinstance(c.after, Mark | Entry)), None)
    if isinstance(done, Entry):
        thing = answer_to_shipped(done.text) if done.kind == "win" else ""
        return occasion._replace(thing=occasion.thing or thing)
    habit = board.habit(done.habit) if done is not None else None
    if done is None or habit is None or done.state == "rest":
        return occasion
    thing = answer_to_shipped(habit.label)
    if not thing and board.settings.board_for == REHAB and habit.area in PRACTISED:
        thing = PRACTICE
    event = MARKED[done.state] if occasion.event == "win" else occasion.event
    return occasion._replace(
        event=event, area=occasion.area or habit.area, thing=occasion.thing or thing
    )


def count_event(aim: float | None, value: float) -> str:
    """The event for a counted habit: done in full, or a part of its aim."""
    return MARKED["some" if aim is not None and value < aim else "done"]


def trigger_event(category: str) -> str:
    """The event for a trigger note: whether it names a cause."""
    return "trigger_unsure" if category == UNSURE else "trigger"
