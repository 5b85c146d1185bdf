"""Writing down a number of a measure, and what is known about it, one digit each."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date
from functools import partial

from textual.content import Content

from winsboard.domain.measures import readings
from winsboard.domain.measures.comparison import standing
from winsboard.domain.measures.records import record_for
from winsboard.domain.model.documents import Habit
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.measured import true_records
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog, ConfirmDialog
from winsboard.tui.measures.count_dialog import CountDialog
from winsboard.tui.measures.details import detail_choices
from winsboard.tui.measures.targets import OfHabit, OfMeasure, Target, current
from winsboard.tui.session.menu import answer
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.measures.readings import (
    answer_words,
    help_words,
    start_words,
    unlikely_words,
)


async def ask_reading(
    session: Session, measure: Measure, day: date | None = None
) -> Reading | None:
    """Ask for a number of a measure and save it; returns what was saved.

    Afterwards the goals of the measure are asked about, if it is at a higher level of theirs.
    """
    on = day or session.today
    if measure.kind == "help":
        return await _with_level(session, await _ask_help(session, measure, on))
    return await _with_level(session, await _ask(session, measure, OfMeasure(session, measure, on)))


async def ask_habit(session: Session, habit: Habit, day: date) -> Reading | None:
    """Ask for the number of a counted habit that has a measure, and save it as a tick."""
    measure = current(session, Measure(habit.measure, habit.label))
    return await _with_level(
        session, await _ask(session, measure, OfHabit(session, measure, habit, day))
    )


async def _with_level(session: Session, reading: Reading | None) -> Reading | None:
    """Ask for the level of the goals of a number that was saved."""
    if reading is not None:
        await session.begin("level_of_reading", reading)
    return reading


async def _ask(session: Session, measure: Measure, target: Target) -> Reading | None:
    set_up = usual_set_up(session, measure)
    kept = session.read_draft(target.draft).get("text", "")
    while True:
        typed = await session.push_screen_wait(
            CountDialog(
                measure.name,
                measure.ask or format_phrase("today.measure.ask", unit=measure.unit).strip(),
                kept or target.start,
                target.draft,
                partial(_checked, measure, is_tick=isinstance(target, OfHabit)),
                _about(measure, set_up),
            )
        )
        if typed is None:
            if session.read_draft(target.draft):
                session.show_message(format_phrase("keys.line.draft"))
            return None
        value = _checked(measure, typed, is_tick=isinstance(target, OfHabit))
        if not value and isinstance(target, OfHabit):
            break
        if not readings.is_unlikely(measure, value) or await _is_meant(session, measure, value):
            break
        kept = typed
    return await _save(session, measure, target, value, set_up)


async def _ask_help(session: Session, measure: Measure, day: date) -> Reading | None:
    """Ask for one of the five help levels, by a digit."""
    level = await _pick_help(session, measure)
    if level is None:
        return None
    target = OfMeasure(session, measure, day)
    return await _save(session, measure, target, float(level), usual_set_up(session, measure))


async def _pick_help(session: Session, measure: Measure) -> int | None:
    question = measure.ask or format_phrase("today.measure.help")
    words = [help_words(level) for level in readings.HELP_LEVELS]
    return await session.push_screen_wait(ChoiceDialog(question, words, title=measure.name))


def _checked(measure: Measure, typed: str, *, is_tick: bool) -> float:
    """Return the value of a typed text. An empty text clears a tick. Raises Refusal."""
    if is_tick and not typed.strip():
        return 0.0
    return readings.parse_value(measure, typed)


async def _is_meant(session: Session, measure: Measure, value: float) -> bool:
    question = f"{unlikely_words(measure, value)} {format_phrase('today.measure.meant')}"
    return await session.push_screen_wait(ConfirmDialog(question)) == 0


async def _save(
    session: Session, measure: Measure, target: Target, value: float, set_up: str
) -> Reading | None:
    before = await _records(session, measure)
    if not session.perform(lambda context: target.save(value, set_up, context)):
        return None
    session.save_draft(target.draft, None)
    if target.saved() is None:
        return None
    return await _tell(session, measure, target, before)


async def _records(session: Session, measure: Measure) -> tuple[SetUpRecord, ...]:
    """Return the records before the new number, or the saved ones if a month cannot be read."""
    now = current(session, measure)
    with suppress(StoreError):
        return await asyncio.to_thread(true_records, session.notebook.reader(), now)
    return now.records


async def _tell(
    session: Session, measure: Measure, target: Target, before: tuple[SetUpRecord, ...]
) -> Reading | None:
    """Show the answer until it is closed. A digit each adds set-up, help, and who measured."""
    while (reading := target.saved()) is not None:
        stands = standing(measure, before, reading.value, reading.set_up)
        said = answer_words(measure, reading, stands)
        session.show_message(said)
        choices = list(detail_choices(session, measure, reading, target))
        card = CardDialog(Content(said), [text for text, _ in choices], title=measure.name)
        if not await answer(session, card, choices):
            return reading
    return None


def usual_set_up(session: Session, measure: Measure) -> str:
    """Return the set-up of the latest number in memory, to begin with."""
    board = session.board
    linked = readings.habits_of(board, measure)
    documents = (document for page in board.pages.values() for document in page.values())
    found = readings.readings_in(documents, measure, linked)
    latest = max(found, key=readings.when, default=None)
    if latest is not None:
        return latest.set_up
    known = readings.set_ups_of(measure)
    return known[0] if len(known) == 1 else ""


def _about(measure: Measure, set_up: str) -> str:
    """Return the set-up and its first value."""
    said = [set_up] if set_up else []
    record = record_for(measure, set_up)
    if record is not None and record.first is not None:
        start = start_words(measure, record.first)
        said.append(format_phrase("spoken.measure.said.start", start=start))
    return " · ".join(said)
