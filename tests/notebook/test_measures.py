"""The records of a measure against a naive model, whatever is done in whatever order."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.store.boards import open_store
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits
from winsboard.domain.measures import measures, readings
from winsboard.domain.measures.records import records_of
from winsboard.domain.model.documents import Habit
from winsboard.domain.model.goals import Better, Measure, Reading, SetUpRecord
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.measured import (
    all_readings,
    first_and_latest,
    latest_of_each,
    latest_readings,
    true_records,
)
from winsboard.store.codec.documents import pages_of

FIRST = date(2026, 8, 25)
HERE, THERE = "here", "there"


def naive(found: list[Reading], better: Better) -> dict[str, tuple[float, float, float]]:
    """First, best, and the other end of the range by set-up, from a plain list of readings."""
    by_set_up: dict[str, list[Reading]] = {}
    for reading in found:
        by_set_up.setdefault(reading.set_up, []).append(reading)
    expected = {}
    for set_up, each in by_set_up.items():
        first = sorted(each, key=lambda r: (r.day, r.at, r.id))[0].value
        values = [r.value for r in each]
        ends = (min(values), max(values)) if better == "down" else (max(values), min(values))
        expected[set_up] = (first, *ends)
    return expected


def seen(records: tuple[SetUpRecord, ...]) -> dict[str, tuple[float, float, float]]:
    assert all(r.first is not None and r.best is not None for r in records)
    return {r.set_up: (r.first or 0.0, r.best or 0.0, r.other or 0.0) for r in records}


class Machines:
    """Two machines with one board, each with its own folder, and what both have written."""

    def __init__(self, root: Path, better: Better) -> None:
        self.root = root
        self.clock = FakeClock(SATURDAY_MORNING)
        self.better: Better = better
        notebook = Notebook(open_store(root / HERE, self.clock), self.clock)
        words = Measure("", "Words", better=better)
        self._do(notebook, measures.add(notebook.board, words, notebook.edit_context()))
        (self.words,) = measures.listed(notebook.board)
        habit = Habit("", "Naming", kind="count", measure=self.words.id)
        self._do(notebook, habits.add(notebook.board, [habit], notebook.edit_context()))
        (self.habit,) = notebook.board.habits
        shutil.copytree(root / HERE / "data", root / THERE / "data")

    def _do(self, notebook: Notebook, edit: object) -> None:
        if edit is not None:
            notebook.commit(edit)  # type: ignore[arg-type]
        self.clock.tick(1)

    def open(self, place: str) -> Notebook:
        notebook = Notebook(open_store(self.root / place, self.clock), self.clock)
        notebook.load_days(FIRST, notebook.today)
        return notebook

    def act(self, place: str, what: str, day: int, value: float, set_up: str) -> None:
        notebook = self.open(place)
        board, on, context = notebook.board, FIRST + timedelta(days=day), notebook.edit_context()
        words = board.find(self.words)
        if words is None:
            # Adding it was undone; only a redo or a merge can bring it back.
            if what not in ("redo", "merge"):
                return
            words = self.words
        found = [r for r in self.readings(notebook) if board.find(r) is not None]
        if what == "add":
            new = Reading("", words.id, on, self.clock.now(), value, set_up=set_up)
            self._do(notebook, readings.add(words, new, context))
        elif what == "remove" and found:
            self._do(notebook, readings.remove(words, found[day % len(found)], context))
        elif what == "change" and found:
            before = found[day % len(found)]
            after = before._replace(value=value, set_up=set_up)
            self._do(notebook, readings.change(words, before, after, context))
        elif what == "tick" and board.habits:
            self._do(notebook, habits.count(board, board.habits[0], on, value, context))
        elif what == "link" and board.habits:
            habit = board.habits[0]
            linked = "" if habit.measure else words.id
            changed = habit._replace(measure=linked)
            self._do(notebook, habits.change(habit, changed, context))
        elif what == "delete_habit" and board.habits:
            self._do(notebook, habits.remove(board.habits[0], context))
        elif what in ("undo", "redo"):
            # There may be nothing to undo, or another machine may have changed it since.
            with suppress(Refusal):
                notebook.undo() if what == "undo" else notebook.redo()
            self.clock.tick(1)
        elif what == "merge":
            other = THERE if place == HERE else HERE
            from winsboard.domain.model.edits import Title

            store = open_store(self.root / place, self.clock)
            store.merge(self.root / other / "data", self.clock.now(), lambda _: Title("merged"))
            self.clock.tick(1)

    def readings(self, notebook: Notebook) -> list[Reading]:
        words = notebook.board.find(self.words)
        return [] if words is None else list(all_readings(notebook.reader(), words))


DAYS = st.integers(0, 80)
ACTS = st.tuples(
    st.sampled_from([HERE, THERE]),
    st.sampled_from(
        [
            *("add", "add", "add", "tick", "tick", "remove", "change"),
            *("undo", "redo", "merge", "link", "delete_habit"),
        ]
    ),
    DAYS,
    st.sampled_from([1.0, 2.0, 3.0, 5.0, 8.0]),
    st.sampled_from(["", "chair", "bed"]),
)


UNDONE_THERE = [
    (HERE, "add", 48, 1.0, ""),
    (THERE, "add", 48, 1.0, ""),
    (THERE, "undo", 0, 1.0, ""),
    (HERE, "merge", 0, 1.0, ""),
]
REMOVED_THERE = [
    (HERE, "add", 40, 8.0, ""),
    (THERE, "merge", 0, 1.0, ""),
    (THERE, "remove", 0, 1.0, ""),
    (HERE, "add", 48, 3.0, ""),
    (HERE, "merge", 0, 1.0, ""),
]
HABIT_DELETED = [
    (HERE, "tick", 48, 5.0, ""),
    (HERE, "add", 48, 3.0, ""),
    (HERE, "delete_habit", 0, 1.0, ""),
    (HERE, "remove", 1, 1.0, ""),
    (HERE, "undo", 1, 1.0, ""),
]


# A life takes a second on disk, so there are few, and a failing one is not made smaller.
@example(acts=UNDONE_THERE, better="up")
@example(acts=REMOVED_THERE, better="up")
@example(acts=HABIT_DELETED, better="down")
@settings(
    max_examples=examples(15),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    acts=st.lists(ACTS, min_size=1, max_size=12), better=st.sampled_from(["up", "down", "neither"])
)
def test_records_agree_with_a_naive_model(
    acts: list[tuple[str, str, int, float, str]], better: Better
) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        machines = Machines(root, better)
        for place, what, day, value, set_up in acts:
            machines.act(place, what, day, value, set_up)
            notebook = machines.open(place)
            words = notebook.board.find(machines.words)
            if words is None:
                # The measure itself was undone, with everything about it.
                continue
            found = machines.readings(notebook)
            expected = naive(found, better)
            assert seen(records_of(found, better)) == expected
            assert seen(true_records(notebook.reader(), words)) == expected, what
    finally:
        shutil.rmtree(root)


def test_a_page_of_many_years_reads_few_months(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path, clock)
    days = [date(2000 + n // 12, n % 12 + 1, 3) for n in range(120)]
    each = [
        Reading(f"{5000 + n}", "1001", day, SATURDAY_MORNING, float(n), set_up="chair")
        for n, day in enumerate(days)
    ]
    words = Measure("1001", "Words", records=records_of(each, "up"))
    store.write_pages(pages_of([words, *each], store.ids.stamp()))
    reader = Notebook(open_store(tmp_path, clock), clock).reader()
    asked: list[str] = []
    read = reader._source.readings

    def counted(month: str, *about: Any) -> Any:
        asked.append(month)
        return read(month, *about)

    monkeypatch.setattr(reader._source, "readings", counted)
    assert true_records(reader, words) == words.records
    assert [r.value for r in first_and_latest(reader, words)] == [0.0, 119.0]
    assert [r.value for r in latest_readings(reader, words, 6)] == [114, 115, 116, 117, 118, 119]
    assert latest_of_each(reader, words, ["chair"])["chair"].value == 119
    assert len(asked) < 20
