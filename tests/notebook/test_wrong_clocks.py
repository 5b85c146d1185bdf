"""Clocks that are wrong, jump while a board is open, and are put right again."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.store.boards import open_store
from winsboard.domain.documents import Entry, Habit
from winsboard.domain.edits import Change, Edit, Title
from winsboard.notebook.notebook import Notebook
from winsboard.store.clock_jumps import moments
from winsboard.store.ids import Ids
from winsboard.store.thinning import ALWAYS_KEPT

YEARS = (1900, 1969, 1970, 2025, 2026, 2027, 2038, 2106, 2107, 9998)
jumps = st.one_of(
    st.just(timedelta(seconds=1)),
    st.timedeltas(timedelta(days=-40), timedelta(days=40)),
    st.sampled_from(YEARS),
)
zones = st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-11))])
acts = st.tuples(jumps, zones, st.sampled_from(["win", "old win", "habit"]), st.booleans())


def jump(clock: FakeClock, by: timedelta | int, zone: timezone) -> None:
    now = clock.now().astimezone(UTC)
    later = now.replace(year=by, day=1) if isinstance(by, int) else now + by
    clock.set(later.astimezone(zone))


def act(notebook: Notebook, kind: str, words: str) -> Edit:
    moment = notebook.moment()
    if kind == "habit":
        habit = Habit(moment.new_id(), words, began_on=date(2026, 11, 1))
        return moment.edit(Title("habit.added", words), Change(None, habit))
    day = notebook.today if kind == "win" else date(2026, 10, 5)
    entry = Entry(moment.new_id(), day, moment.now, "win", words)
    return moment.edit(Title("entry.win", words), Change(None, entry))


def found(notebook: Notebook) -> set[str]:
    """Every word of the board."""
    words = set()
    for page in notebook._store.every_page().values():
        for document in page.values():
            if isinstance(document, Entry):
                words.add(document.text)
            elif isinstance(document, Habit):
                words.add(document.label)
    return words


def lived(root: Path, life: list[tuple[timedelta | int, timezone, str, bool]]) -> None:
    """Live with a clock like that: undo takes back act by act, and backups stay and are true."""
    clock = FakeClock()
    notebook = Notebook(open_store(root, clock), clock)
    names: dict[str, set[str]] = {}
    taken, words = 0, set[str]()
    for n, (by, zone, kind, again) in enumerate(life):
        jump(clock, by, zone)
        if again:
            notebook = Notebook(open_store(root, clock), clock)
        backups = notebook._store.backups
        before = set(backups.names())
        notebook.commit(act(notebook, kind, f"act {n}"))
        for name in set(backups.names()) - before:
            names[name], taken = set(words), taken + 1
        words.add(f"act {n}")
        assert len(backups.names()) >= min(ALWAYS_KEPT, taken)
    store = notebook._store
    for name in store.backups.names():
        pages = store.at_hour(name).pages.values()
        there = {
            getattr(d, "text", getattr(d, "label", "")) for page in pages for d in page.values()
        }
        assert there == names[name], name
    for n in reversed(range(len(life))):
        jump(clock, timedelta(seconds=1), UTC)
        assert notebook.undo().to == f"act {n}"
        words.discard(f"act {n}")
    assert found(notebook) == set()
    for n in range(len(life)):
        assert notebook.redo().to == f"act {n}"
    assert len(found(notebook)) == len(life)


@given(st.lists(acts, min_size=2, max_size=14))
@settings(max_examples=15, deadline=None)
def test_undo_takes_back_act_by_act_and_backups_stay_whatever_the_clock_says(
    life: list[tuple[timedelta | int, timezone, str, bool]],
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
    moment = notebook.moment()
    habit = Habit("5", "first", began_on=right.date())
    notebook.commit(moment.edit(Title("habit.added", "first"), Change(None, habit)))
    for year, label in ((2107, "ahead"), (2026, "right"), (1969, "behind")):
        clock.set(right.replace(year=year))
        now = notebook.board.habits[0]
        change = Change(now, now._replace(label=label))
        notebook.commit(notebook.moment().edit(Title("habit.changed", label), change))
        assert open_store(tmp_path, clock).page("library")[Habit, "5"] == now._replace(label=label)
    assert Ids(clock).stamp(after=2**53) > 2**53


def test_when_acts_were_done_is_told_by_those_around_them() -> None:
    def at(day: int, year: int = 2026) -> datetime:
        return datetime(year, 11, day, tzinfo=UTC)

    said = [at(1, 2107), at(1), at(1, 2107), at(2), at(1, 1969), at(3)]
    assert moments(said, at(4)) == [at(1), at(1), at(1), at(2), at(2), at(3)]
