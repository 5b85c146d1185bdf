"""Where a number is saved: as a reading of its own, or as the number of a habit."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from winsboard.domain.habits import habits, mark_details
from winsboard.domain.measures import readings
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Measure, Reading
from winsboard.domain.progress.summary import counted_value
from winsboard.tui.session.session import Session
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
        edit = readings.add(current(self._session, self._measure), new, context)
        found = edit.changes[0].after
        self._new = found if isinstance(found, Reading) else None
        return edit

    def saved(self) -> Reading | None:
        """Return the reading as it is now; None if it was undone."""
        return self._session.board.find(self._new) if self._new else None

    def change(self, after: Reading, context: EditContext) -> Edit | None:
        """Make the edit that changes the reading."""
        before = self.saved()
        measure = current(self._session, self._measure)
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
        measure = current(self._session, self._measure)
        set_up = readings.set_up_of(measure, after.set_up)
        return mark_details.change(
            mark,
            self._habit.label,
            context,
            set_up=set_up,
            help_level=after.help,
            by=after.by,
            with_person=after.with_person,
        )


def current(session: Session, measure: Measure) -> Measure:
    """Return the measure as it is now."""
    return session.board.find(measure) or measure
