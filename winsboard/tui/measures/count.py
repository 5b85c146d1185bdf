"""Writing down a number of a measure, and what is known about it, one digit each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Protocol

from textual.content import Content

from winsboard.domain.habits import habits, mark_details
from winsboard.domain.measures import readings
from winsboard.domain.measures.comparison import standing
from winsboard.domain.measures.records import record_for
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit, Person
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.domain.progress.summary import counted_value
from winsboard.notebook.measured import true_records
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog, ConfirmDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.measures.count_dialog import CountDialog
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.menu import Choice, answer
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.measures.readings import (
    answer_words,
    by_words,
    help_words,
    start_words,
    unlikely_words,
)
from winsboard.words.text.dates import number_words


class Target(Protocol):
    """Where a number is saved: as a reading, or as the number of a habit."""

    draft: str
    """The key of its draft."""
    start: str
    """The number that is saved now, as text; empty if there is none."""

    def save(self, value: float, set_up: str, context: EditContext) -> Edit | None:
        """Make the edit that saves a value."""

    def saved(self) -> Reading | None:
        """Return what was saved, as a reading."""

    def change(self, after: Reading, context: EditContext) -> Edit | None:
        """Make the edit that changes set-up, help, or who measured."""


class OfMeasure:
    """A reading of its own; a day can have several."""

    start = ""

    def __init__(self, session: Session, measure: Measure, day: date) -> None:
        self._session = session
        self._measure = measure
        self._day = day
        self._new: Reading | None = None
        self.draft = f"count:{measure.id}"

    def save(self, value: float, set_up: str, context: EditContext) -> Edit | None:
        """Make the edit that adds the reading."""
        new = Reading("", self._measure.id, self._day, context.now, value, set_up=set_up)
        edit = readings.add(_current(self._session, self._measure), new, context)
        found = edit.changes[0].after
        self._new = found if isinstance(found, Reading) else None
        return edit

    def saved(self) -> Reading | None:
        """Return the reading as it is now; None if it was undone."""
        return self._session.board.find(self._new) if self._new else None

    def change(self, after: Reading, context: EditContext) -> Edit | None:
        """Make the edit that changes the reading."""
        before = self.saved()
        measure = _current(self._session, self._measure)
        return readings.change(measure, before, after, context) if before else None


class OfHabit:
    """The number of a counted habit on a day. It is a reading as well, and saved only once."""

    def __init__(self, session: Session, measure: Measure, habit: Habit, day: date) -> None:
        self._session = session
        self._measure = measure
        self._habit = habit
        self._day = day
        self.draft = f"count:{habit.id}:{day.isoformat()}"
        value = counted_value(session.board.mark(habit.id, day))
        self.start = number_words(value) if value else ""

    def save(self, value: float, set_up: str, context: EditContext) -> Edit | None:
        """Make the edit that ticks the habit with this number."""
        board, habit = self._session.board, self._habit
        before = board.mark(habit.id, self._day)
        edit = habits.count(board, habit, self._day, value, context)
        if edit is None or not set_up or before is not None:
            return edit
        changed, *others = edit.changes
        mark = board.with_changes(edit.changes).mark(habit.id, self._day)
        if mark is None:
            return edit
        return edit._replace(
            changes=(changed._replace(after=mark._replace(set_up=set_up)), *others)
        )

    def saved(self) -> Reading | None:
        """Return the number as a reading; None if it was cleared."""
        mark = self._session.board.mark(self._habit.id, self._day)
        if mark is None or mark.value is None:
            return None
        return readings.reading_of(mark, mark.value, self._measure)

    def change(self, after: Reading, context: EditContext) -> Edit | None:
        """Make the edit that changes the tick."""
        mark = self._session.board.mark(self._habit.id, self._day)
        if mark is None:
            return None
        measure = _current(self._session, self._measure)
        set_up = readings.set_up_of(measure, after.set_up)
        edit = mark_details.change(
            mark,
            self._habit.label,
            context,
            set_up=set_up,
            help_level=after.help,
            by=after.by,
            with_person=after.with_person,
        )
        return edit and readings.with_set_up(edit, measure, set_up)


async def ask_reading(
    session: Session, measure: Measure, day: date | None = None
) -> Reading | None:
    """Ask for a number of a measure and save it; returns what was saved."""
    if measure.kind == "help":
        return await _ask_help(session, measure, day or session.today)
    return await _ask(session, measure, OfMeasure(session, measure, day or session.today))


async def ask_habit(session: Session, habit: Habit, day: date) -> Reading | None:
    """Ask for the number of a counted habit that has a measure, and save it as a tick."""
    measure = _current(session, Measure(habit.measure, habit.label))
    reading = await _ask(session, measure, OfHabit(session, measure, habit, day))
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
    now = _current(session, measure)
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
        choices = list(_choices(session, measure, reading, target))
        card = CardDialog(Content(said), [text for text, _ in choices], title=measure.name)
        if not await answer(session, card, choices):
            return reading
    return None


def _choices(session: Session, measure: Measure, reading: Reading, target: Target) -> list[Choice]:
    """Return what can be added to a number: the label says what it is now."""

    def save(after: Reading) -> bool:
        return session.perform(lambda context: target.change(after, context))

    unsaid = format_phrase("today.measure.unsaid")
    level = unsaid if reading.help is None else help_words(reading.help)
    who = by_words(reading) or format_phrase("today.measure.me")
    choices: list[Choice] = [
        (
            format_phrase("today.measure.set_up", what=reading.set_up or unsaid),
            partial(_choose_set_up, session, measure, reading, save),
        ),
    ]
    if measure.kind != "help":
        choices.append(
            (
                format_phrase("today.measure.help_level", what=level),
                partial(_choose_help, session, measure, reading, save),
            )
        )
    choices.append(
        (
            format_phrase("today.measure.who", what=who),
            partial(_choose_who, session, reading, save),
        )
    )
    return choices


Save = Callable[[Reading], bool]


async def _choose_set_up(session: Session, measure: Measure, reading: Reading, save: Save) -> bool:
    """Choose a set-up that was used, a new one, or none."""
    known = [*_current(session, measure).set_ups]
    fixed = [format_phrase("today.measure.set_up.new"), format_phrase("today.measure.set_up.none")]
    dialog = MenuDialog(known, fixed, title=format_phrase("today.measure.set_up.title"))
    place = await session.push_screen_wait(dialog)
    if place is None:
        return True
    if place < len(known):
        save(reading._replace(set_up=known[place]))
    elif place == len(known):
        hint = format_phrase("today.measure.set_up.hint")
        title, draft = format_phrase("today.measure.set_up.title"), f"set_up:{measure.id}"
        typed = await ask_line(session, title, hint, draft)
        if typed and save(reading._replace(set_up=typed)):
            session.save_draft(draft, None)
    else:
        save(reading._replace(set_up=""))
    return True


async def _choose_help(session: Session, measure: Measure, reading: Reading, save: Save) -> bool:
    """Choose how much help there was."""
    words = [help_words(level) for level in readings.HELP_LEVELS]
    dialog = ChoiceDialog(format_phrase("today.measure.help"), words, title=measure.name)
    level = await session.push_screen_wait(dialog)
    if level is not None:
        save(reading._replace(help=level))
    return True


async def _choose_who(session: Session, reading: Reading, save: Save) -> bool:
    """Choose who measured: the person, somebody on the board, alone or together."""
    names = [person.name for person in session.board.library_documents(Person) if person.name]
    together = [format_phrase("today.measure.with", name=name) for name in names]
    both = [text for pair in zip(together, names, strict=True) for text in pair]
    fixed = [format_phrase("today.measure.me"), format_phrase("today.measure.other")]
    dialog = MenuDialog(both, fixed, title=format_phrase("today.measure.who.title"))
    place = await session.push_screen_wait(dialog)
    if place is None:
        return True
    if place < len(both):
        name = names[place // 2]
        save(reading._replace(by=name, with_person=place % 2 == 0))
    elif place == len(both):
        save(reading._replace(by="", with_person=False))
    else:
        title, draft = format_phrase("today.measure.who.title"), f"who:{reading.measure}"
        hint = format_phrase("today.measure.who.hint")
        typed = await ask_line(session, title, hint, draft)
        if typed and save(reading._replace(by=typed, with_person=False)):
            session.save_draft(draft, None)
    return True


def usual_set_up(session: Session, measure: Measure) -> str:
    """Return the set-up of the latest number in memory, to begin with."""
    board = session.board
    linked = readings.habits_of(board, measure)
    documents = (document for page in board.pages.values() for document in page.values())
    found = readings.readings_in(documents, measure, linked)
    latest = max(found, key=readings.when, default=None)
    if latest is not None:
        return latest.set_up
    return measure.set_ups[-1] if len(measure.set_ups) == 1 else ""


def _about(measure: Measure, set_up: str) -> str:
    """Return the set-up and its first value."""
    said = [set_up] if set_up else []
    record = record_for(measure, set_up)
    if record is not None and record.first is not None:
        start = start_words(measure, record.first)
        said.append(format_phrase("spoken.measure.said.start", start=start))
    return " · ".join(said)


def _current(session: Session, measure: Measure) -> Measure:
    """Return the measure as it is now."""
    return session.board.find(measure) or measure
