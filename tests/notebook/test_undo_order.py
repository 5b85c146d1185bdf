"""Undo takes back what a person did last, whatever it was and whatever the clock said.

Library and months do not share a page, and two programs of one computer do not share a memory; what
they share is the order in which things were done.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.store.boards import open_store
from tests.thorough import examples
from winsboard.domain.habits import habits, rests
from winsboard.domain.journal import entries
from winsboard.domain.library import items
from winsboard.domain.model.documents import Habit, MarkState, Person, Rest
from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.settings import preferences
from winsboard.domain.wellbeing import hard_days, moods, triggers
from winsboard.notebook.notebook import Notebook

FAR = date(2026, 12, 1)
"""The first of the days that rests are planned for; each rest has a day of its own."""


def _settings(notebook: Notebook, _nth: int) -> Edit | None:
    before = notebook.board.settings
    after = before._replace(clock_hours=24 if before.clock_hours == 12 else 12)
    return preferences.change(before, after, notebook.edit_context())


def _tick(notebook: Notebook, _nth: int) -> Edit | None:
    habit, today = notebook.board.habits[0], notebook.today
    there = notebook.board.mark(habit.id, today)
    state: MarkState = "some" if there is not None and there.state == "done" else "done"
    return habits.mark(notebook.board, habit, today, state, notebook.edit_context())


def _rest(notebook: Notebook, nth: int) -> Edit | None:
    day = FAR + timedelta(days=nth)
    return rests.add(notebook.board, Rest("", day, day), notebook.edit_context())


ACTS: dict[str, Callable[[Notebook, int], Edit | None]] = {
    "win": lambda n, nth: entries.write("win", f"win {nth}", n.today, n.edit_context()),
    "note": lambda n, nth: entries.write("note", f"note {nth}", n.today, n.edit_context()),
    "trigger": lambda n, _: triggers.note("trg.people", n.edit_context()),
    "hard day": lambda n, _: hard_days.save(n.edit_context(), "rest"),
    "mood": lambda n, _: moods.decline_check_in(n.board, n.edit_context()),
    "person": lambda n, nth: items.add_unchecked(
        n.board, Person("", f"Person {nth}"), n.edit_context()
    ),
    "habit": lambda n, nth: habits.add(n.board, [Habit("", f"Habit {nth}")], n.edit_context()),
    "rest": _rest,
    "settings": _settings,
    "tick": _tick,
}
JUMPS = st.one_of(
    st.just(timedelta(minutes=1)),
    st.timedeltas(timedelta(hours=-30), timedelta(hours=30)),
    st.timedeltas(timedelta(days=-2), timedelta(days=2)),
    st.sampled_from([timedelta(days=-40), timedelta(days=40)]),
)


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), JUMPS, st.booleans()), max_size=12))
@settings(max_examples=examples(40), deadline=None)
def test_undo_goes_back_act_by_act_through_library_and_months(
    life: list[tuple[str, timedelta, bool]],
) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        _live(root, life)
    finally:
        shutil.rmtree(root)


def _live(root: Path, life: list[tuple[str, timedelta, bool]]) -> None:
    """Two programs take turns; the clock jumps before every act and every undo."""
    clock = FakeClock()
    clock.set(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
    programs = [Notebook(open_store(root, clock), clock) for _ in range(2)]
    done: list[Title] = []

    def do(act: str, nth: int, other: bool) -> None:
        notebook = programs[other]
        notebook.refresh()
        notebook.load_days(notebook.today, notebook.today)
        edit = ACTS[act](notebook, nth)
        if edit is not None:
            notebook.commit(edit)
            done.append(edit.title)

    do("habit", 0, False)
    for nth, (act, jump, other) in enumerate(life, start=1):
        clock.set(clock.now() + jump)
        do(act, nth, other)
    for nth, title in enumerate(reversed(done)):
        clock.set(clock.now() + (timedelta(hours=-3) if nth % 2 else timedelta(minutes=1)))
        notebook = programs[nth % 2]
        notebook.refresh()
        assert notebook.undo() == title
    programs[0].refresh()
    assert programs[0].board.habits == ()
