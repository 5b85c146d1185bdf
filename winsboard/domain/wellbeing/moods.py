"""Check-ins of mood, energy and feelings. Off by default, and asked at most once a day.

Apart from being shown, a check-in has two effects: on a low day there are no bright celebration
lines, and, if the person chose so, low energy shows habits in their smallest version.
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
from winsboard.domain.schema.kinds import max_items, max_value
from winsboard.domain.text import sanitize as texts
from winsboard.domain.text.sanitize import multi_line
from winsboard.domain.wellbeing.tone import LOW, check_ins

NOTICED: Final = "noticed"
"""Id of the tag for a win of noticing something."""
LOWEST: Final = 1
"""The mood for which the low-mood card is shown."""
SCALE: Final = range(1, max_value(Entry, "mood") + 1)
MAX_FEELINGS: Final = max_items(Entry, "feelings")


def check_in(
    board: Board,
    mood: int | None,
    context: EditContext,
    *,
    energy: int | None = None,
    feelings: Sequence[str] = (),
    text: str = "",
) -> Edit:
    """Save a check-in. Mood, energy and feelings are optional, but one of them is required.

    Raises Refusal if mood is off, nothing is given, a number is not on the scale, or there are too
    many feelings.
    """
    if not board.settings.mood:
        raise Refusal("mood.off")
    words = _feelings(feelings)
    if mood is None and energy is None and not words:
        raise Refusal("mood.nothing")
    if any(value is not None and value not in SCALE for value in (mood, energy)):
        raise Refusal("mood.scale")
    entry = context.entry("mood")._replace(
        text=multi_line(text),
        mood=mood,
        energy=energy,
        feelings=words,
    )
    return context.creation("mood.kept", "", entry)


def with_feelings(
    board: Board, entry: Entry, feelings: Sequence[str], context: EditContext
) -> Edit | None:
    """Replace the feeling words of an entry of any kind. Returns None if nothing changes.

    Raises Refusal if mood is off or there are too many.
    """
    if not board.settings.mood:
        raise Refusal("mood.off")
    changed = entry._replace(feelings=_feelings(feelings))
    if changed == entry:
        return None
    if entry.kind == "mood":
        return context.update("mood.changed", "", entry, changed)
    return context.update("entry.feelings", entries.title_of(entry), entry, changed)


def _feelings(words: Sequence[str]) -> tuple[str, ...]:
    """Feeling words as they are saved, each once. Raises Refusal if there are too many."""
    kept = tuple(dict.fromkeys(texts.lines(words)))
    if len(kept) > MAX_FEELINGS:
        raise Refusal("entry.feelings", most=MAX_FEELINGS)
    return kept


def with_energy(entry: Entry, energy: int | None, context: EditContext) -> Edit | None:
    """Set the energy of a check-in. Returns None if nothing changes.

    Raises Refusal if it is not on the scale.
    """
    if energy is not None and energy not in SCALE:
        raise Refusal("mood.scale")
    changed = entry._replace(energy=energy)
    return None if changed == entry else context.update("mood.changed", "", entry, changed)


def save_relief(text: str, context: EditContext) -> Edit:
    """Save a win for feeling a bit better than before.

    `text` is the shipped sentence for it.
    """
    return entries.write("win", text, context.today, context, tags=[NOTICED])


def decline_check_in(board: Board, context: EditContext) -> Edit | None:
    """Decline today's invitation to check in, or the offer to switch mood on.

    Returns None if it was declined already.
    """
    before = board.settings
    after = before._replace(mood_passed_on=context.today)
    did = "mood.passed" if before.mood else "mood.stays_off"
    return None if after == before else context.update(did, "", before, after)


def invites_check_in(board: Board, today: date) -> bool:
    """Whether to invite to a check-in: if that is on, without one today, and not declined today."""
    settings = board.settings
    if not settings.mood or not settings.mood_question:
        return False
    return settings.mood_passed_on != today and not check_ins(board, today)


def energy_of(board: Board, day: date) -> int | None:
    """The latest energy of a day. None if there is none or mood is off."""
    return next((e.energy for e in reversed(check_ins(board, day)) if e.energy is not None), None)


def shows_low_mood_card(entry: Entry) -> bool:
    """Whether the low-mood card is shown after a check-in."""
    return entry.kind == "mood" and entry.mood == LOWEST


def may_show_easiest_versions(board: Board) -> bool:
    """Whether the smallest version of habits is shown on days of low energy."""
    return board.settings.tiny_when_low


def shows_easiest_versions(board: Board, day: date) -> bool:
    """Whether habits are shown in their smallest version: energy is low, and the setting is on."""
    if not may_show_easiest_versions(board):
        return False
    energy = energy_of(board, day)
    return energy is not None and energy <= LOW


def tiny_on(board: Board, habit: Habit, day: date) -> str:
    """The smallest version of a habit on a day while `shows_easiest_versions`; otherwise empty."""
    return habit.tiny if habit.tiny and shows_easiest_versions(board, day) else ""
