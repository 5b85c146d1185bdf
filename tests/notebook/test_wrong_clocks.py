"""Clocks that are wrong, jump while a board is open, or are corrected."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.notebook.clock_lives import KINDS, YEARS, ZONES, Act, act, found, lived
from tests.store.boards import open_store
from tests.thorough import examples
from winsboard.domain.model.documents import Habit
from winsboard.domain.model.edits import Change, Title
from winsboard.notebook.notebook import Notebook
from winsboard.store.backup.clock_jumps import estimate_times

jumps = st.one_of(
    st.just(timedelta(seconds=1)),
    st.timedeltas(timedelta(days=-40), timedelta(days=40)),
    st.sampled_from(YEARS),
)
acts = st.tuples(jumps, st.sampled_from(ZONES), st.sampled_from(KINDS), st.booleans())


@given(st.lists(acts, min_size=2, max_size=14))
@settings(max_examples=examples(15), deadline=None)
def test_undo_takes_back_act_by_act_and_backups_stay_whatever_the_clock_says(
    life: list[Act],
) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        lived(root, life)
    finally:
        shutil.rmtree(root)


@pytest.mark.parametrize("year", [1900, 1969, 2027, 2038, 2106, 2107, 9998])
def test_one_act_with_a_wrong_clock_costs_nothing(
    tmp_path: Path, clock: FakeClock, year: int
) -> None:
    right = clock.now()
    notebook = Notebook(open_store(tmp_path, clock), clock)
    for n in range(8):
        clock.set(right + timedelta(days=n))
        notebook.commit(act(notebook, "old win", f"day {n}"))
    backups = notebook._store.backups.names()
    clock.set(right.replace(year=year))
    notebook.commit(act(notebook, "old win", "wrong"))
    for n in range(8, 11):
        clock.set(right + timedelta(days=n))
        notebook.commit(act(notebook, "old win", f"day {n}"))
        assert set(backups) <= set(notebook._store.backups.names())
    done = [act.title.to for act in notebook.history(date(2026, 11, 1))]
    days = [f"day {n}" for n in reversed(range(11))]
    assert done == [*days[:3], "wrong", *days[3:]]
    assert [notebook.undo().to for _ in range(12)] == done
    assert found(notebook) == set()


def test_what_a_clock_ahead_has_done_is_soon_no_longer_the_latest(
    tmp_path: Path, clock: FakeClock
) -> None:
    right = clock.now()
    notebook = Notebook(open_store(tmp_path, clock), clock)
    clock.set(right.replace(year=2107))
    notebook.commit(act(notebook, "old win", "ahead"))
    clock.set(right)
    notebook.commit(act(notebook, "old win", "right"))
    assert notebook.history(right.date())[0].title.to == "right"
    clock.set(right + timedelta(days=10))
    notebook.commit(act(notebook, "old win", "later"))
    since = (right + timedelta(days=5)).date()
    assert [done.title.to for done in notebook.history(since)] == ["later"]


def test_a_change_after_a_clock_was_ahead_wins_over_the_one_made_then(
    tmp_path: Path, clock: FakeClock
) -> None:
    right = clock.now()
    notebook = Notebook(open_store(tmp_path, clock), clock)
    context = notebook.edit_context()
    habit = Habit("5", "first", began_on=right.date())
    notebook.commit(context.edit(Title("habit.added", "first"), Change(None, habit)))
    for year, label in ((2107, "ahead"), (2026, "right"), (1969, "behind")):
        clock.set(right.replace(year=year))
        now = notebook.board.habits[0]
        change = Change(now, now._replace(label=label))
        notebook.commit(notebook.edit_context().edit(Title("habit.changed", label), change))
        assert open_store(tmp_path, clock).page("library")[Habit, "5"] == now._replace(label=label)


def test_when_acts_were_done_is_told_by_those_around_them() -> None:
    def at(day: int, year: int = 2026) -> datetime:
        return datetime(year, 11, day, tzinfo=UTC)

    said = [at(1, 2107), at(1), at(1, 2107), at(2), at(1, 1969), at(3)]
    assert estimate_times(said, at(4)) == [at(1), at(1), at(1), at(2), at(2), at(3)]


def test_what_a_clock_ahead_has_written_is_merged_like_all_else(
    tmp_path: Path, clock: FakeClock
) -> None:
    right = clock.now()
    here = Notebook(open_store(tmp_path / "here", clock), clock)
    here.commit(act(here, "old win", "both"))
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    clock.set(right.replace(year=2107))
    here.commit(act(here, "old win", "ahead"))
    clock.set(right)
    there = Notebook(open_store(tmp_path / "there", clock), clock)
    there.commit(act(there, "old win", "elsewhere"))
    page = tmp_path / "there" / "data" / "months" / "2026-10.json"
    shutil.copy(page, tmp_path / "here" / "data" / "months" / "2026-10 copy.json")
    assert found(here) == {"both", "ahead", "elsewhere"}
    assert here.undo().to == "ahead"
    assert found(here) == {"both", "elsewhere"}


def test_the_lines_of_answers_are_those_of_the_last_days(tmp_path: Path, clock: FakeClock) -> None:
    right = clock.now()
    notebook = Notebook(open_store(tmp_path, clock), clock)
    for year, said in ((2107, "ahead"), (2026, "right")):
        for n in range(3):
            clock.set(right.replace(year=year))
            edit = act(notebook, "november", f"{said} {n}")
            notebook.commit(edit._replace(said=f"{said} {n}"))
    assert recent_lines(notebook) == ("right 0", "right 1", "right 2")


def recent_lines(notebook: Notebook) -> tuple[str, ...]:
    """The lines of this month and, if they are few, of the one before."""
    return notebook.lines.recent(notebook.today, notebook.today)
