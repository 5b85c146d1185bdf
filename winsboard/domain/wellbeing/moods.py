"""Mood and energy: off until chosen, short when on, and never asked twice a day.

What a check-in tells is used in two ways alone: it takes the bright lines out of a low day, and,
by choice, it shrinks a day of low energy to the smallest forms (domain.md 2.13, 2.19).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.edits import Edit
from winsboard.domain.schema.kinds import highest, most
from winsboard.domain.text import sanitize as texts
from winsboard.domain.text.sanitize import many_lines
from winsboard.domain.wellbeing.tone import LOW, check_ins

NOTICED: Final = "noticed"
"""The tag of a win that lies in having noticed something."""
LOWEST: Final = 1
"""The mood that is answered with the low-mood card."""
SCALE: Final = range(1, highest(Entry, "mood") + 1)
MOST_FEELINGS: Final = most(Entry, "feelings")


def check_in(
    board: Board,
    mood: int | None,
    moment: EditContext,
    *,
    energy: int | None = None,
    feelings: Sequence[str] = (),
    text: str = "",
) -> Edit:
    """Keep how it is now; each of mood, energy and words may be left out.

    Raises Refusal where mood has no place on the board, where nothing is said, or for a number
    that is not on the scale.
    """
    if not board.settings.mood:
        raise Refusal("mood.off")
    words = texts.lines(feelings)[:MOST_FEELINGS]
    if mood is None and energy is None and not words:
        raise Refusal("mood.nothing")
    if any(value is not None and value not in SCALE for value in (mood, energy)):
        raise Refusal("mood.scale")
    entry = moment.entry("mood")._replace(
        text=many_lines(text),
        mood=mood,
        energy=energy,
        feelings=words,
    )
    return moment.creation("mood.kept", "", entry)


def with_words(entry: Entry, feelings: Sequence[str], moment: EditContext) -> Edit | None:
    """Add feeling words to a check-in, or change them; none if nothing changes."""
    changed = entry._replace(feelings=texts.lines(feelings)[:MOST_FEELINGS])
    return None if changed == entry else moment.update("mood.changed", "", entry, changed)


def with_energy(entry: Entry, energy: int | None, moment: EditContext) -> Edit | None:
    """Add the energy to a check-in, or change it; none if nothing changes."""
    if energy is not None and energy not in SCALE:
        raise Refusal("mood.scale")
    changed = entry._replace(energy=energy)
    return None if changed == entry else moment.update("mood.changed", "", entry, changed)


def lighter(text: str, moment: EditContext) -> Edit:
    """Keep as a win that it is a bit lighter than before; for how long is not asked.

    `text` says so in shipped words.
    """
    return entries.write("win", text, moment.today, moment, tags=[NOTICED])


def rather_not(board: Board, moment: EditContext) -> Edit | None:
    """Pass the invitation of today; none if it was passed already."""
    before = board.settings
    after = before._replace(mood_passed_on=moment.today)
    return None if after == before else moment.update("mood.passed", "", before, after)


def is_invited(board: Board, today: date) -> bool:
    """Whether the board may ask, once a day: nothing was said today and it was not passed."""
    settings = board.settings
    return settings.mood and settings.mood_passed_on != today and not check_ins(board, today)


def energy_of(board: Board, day: date) -> int | None:
    """The latest energy of a day; none where nothing was said or mood is off."""
    return next((e.energy for e in reversed(check_ins(board, day)) if e.energy is not None), None)


def asks_for_the_card(entry: Entry) -> bool:
    """Whether a check-in is answered with the low-mood card, the same every time."""
    return entry.kind == "mood" and entry.mood == LOWEST


def shrinks(board: Board, day: date) -> bool:
    """Whether the list of a day is shown in its smallest forms, as the person chose."""
    if not board.settings.tiny_when_low:
        return False
    energy = energy_of(board, day)
    return energy is not None and energy <= LOW


def label_on(board: Board, habit: Habit, day: date) -> str:
    """What a habit is called on a day: its smallest form where the list shrinks."""
    return habit.tiny if habit.tiny and shrinks(board, day) else habit.label
