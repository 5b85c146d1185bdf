"""Totals: in memory, on disk, by month and by day, after acts in any order on two machines."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.store.boards import open_store
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits
from winsboard.domain.journal import entries as journal
from winsboard.domain.model.documents import Document, Entry, Habit, Mark, MarkState, Part
from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.model.wins import Counts, total
from winsboard.domain.progress.summary import net_wins, wins_on
from winsboard.domain.wellbeing import coping_cards, hard_days, rituals, thoughts, triggers
from winsboard.notebook.notebook import Notebook

CAUGHT = Part("What was the harsh thought?", "I ruin all", "catch")
STEPS = ("win", "part", "still", "tomorrow")
Act = Callable[[Notebook], Edit | None]


def mark(state: MarkState | None, habit: int) -> Act:
    def act(n: Notebook) -> Edit | None:
        # The habits themselves can be undone.
        if habit >= len(n.board.habits):
            return None
        return habits.mark(n.board, n.board.habits[habit], n.today, state, n.edit_context())

    return act


def look_back(*steps: str) -> Act:
    """Answer some steps of this evening; it is resumed if it was begun."""

    def act(n: Notebook) -> Edit | None:
        kept = journal.reflection_of(n.board, n.today)
        answers = [Part(f"{step}?", f"an answer to {step}", step) for step in steps]
        initial = kept.parts if kept else ()
        return journal.save_reflection(n.board, n.today, answers, n.edit_context(), initial=initial)

    return act


def cleared(n: Notebook) -> Edit | None:
    """Clear every answer of this evening."""
    kept = journal.reflection_of(n.board, n.today)
    if kept is None:
        return None
    blank = [part._replace(answer="") for part in kept.parts]
    return journal.save_reflection(n.board, n.today, blank, n.edit_context(), initial=kept.parts)


def removed(n: Notebook) -> Edit | None:
    entries = n.board.entries(n.today)
    return journal.remove(entries[0], n.edit_context()) if entries else None


def starred(n: Notebook) -> Edit | None:
    entries = n.board.entries(n.today)
    return journal.tag(entries[-1], "first_time", n.edit_context()) if entries else None


ACTS: tuple[Act, ...] = (
    *(mark(state, habit) for state in ("done", "some", "rest", None) for habit in (0, 1)),
    look_back("win"),
    look_back("part", "tomorrow"),
    look_back("still", "win"),
    look_back(),
    cleared,
    removed,
    starred,
    lambda n: journal.write("win", "Walked", n.today, n.edit_context()),
    lambda n: journal.write("note", "Rain", n.today, n.edit_context()),
    lambda n: coping_cards.rate("cop.a", "Tea", "helped", n.edit_context()),
    lambda n: coping_cards.rate("cop.a", "Tea", "not_today", n.edit_context()),
    lambda n: coping_cards.rate("breath.a", "Slow", "", n.edit_context()),
    lambda n: triggers.note("trg.people", n.edit_context()),
    lambda n: thoughts.save([CAUGHT], n.edit_context()),
    lambda n: hard_days.save(n.edit_context(), "rest", "heavy"),
    lambda n: rituals.light_candle(n.board, "Lit", n.edit_context()),
)
UNDO, REDO, MERGE = -1, -2, -3


def naive(documents: Iterable[Document]) -> Counts:
    """Count by asking each document one plain question after the other."""
    wins = others = 0
    for document in documents:
        if isinstance(document, Mark):
            wins += document.state in ("done", "some")
        elif isinstance(document, Entry):
            here = document.kind in ("win", "trigger", "thought", "ritual")
            here |= document.kind == "calm" and document.helped != "not_today"
            found = int(here)
            if document.kind == "reflection":
                answered = {p.step for p in document.parts if p.answer.strip()}
                found = ("win" in answered) + ("still" in answered)
            wins += found
            others += found == 0
    return Counts(wins, others)


def opened(root: Path, clock: FakeClock) -> Notebook:
    made = Notebook(open_store(root, clock), clock)
    made.load_days(made.today, made.today)
    return made


def check(root: Path, notebook: Notebook, clock: FakeClock) -> None:
    """All that tells a number of wins says the same as the naive count."""
    documents = [document for page in notebook.board.pages.values() for document in page.values()]
    expected = naive(documents)
    assert total(notebook.counts_by_month().values()) == expected
    assert notebook.total_wins() == wins_on(notebook.board, notebook.today) == expected.wins
    days = notebook.reader().days(notebook.today, notebook.today)
    assert sum(sum(month.wins.values()) for month in days) == expected.wins
    fresh = open_store(root, clock)
    assert total(fresh.counts().values()) == expected
    on_disk = [fresh.lookup().days(month) for month in fresh.months()]
    assert sum(sum(month.wins.values()) for month in on_disk) == expected.wins


def commit(notebook: Notebook, act: Act) -> None:
    """Commit an act; what it adds is what the header of the board adds."""
    before = notebook.total_wins()
    edit = act(notebook)
    if edit is not None:
        notebook.commit(edit)
        assert notebook.total_wins() == before + net_wins(edit.changes)


@settings(max_examples=examples(25), deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([0, 1]), st.sampled_from([UNDO, REDO, MERGE, *range(len(ACTS))])),
        max_size=14,
    )
)
def test_totals_equal_a_naive_count(life: list[tuple[int, int]]) -> None:
    clock = FakeClock()
    with TemporaryDirectory() as folder:
        roots = [Path(folder) / name for name in ("here", "there")]
        first = opened(roots[0], clock)
        named = [Habit("", "Bed"), Habit("", "Walk")]
        first.commit(habits.add(first.board, named, first.edit_context()))
        shutil.copytree(roots[0] / "data", roots[1] / "data")
        for machine, act in life:
            clock.tick(1)
            root, other = roots[machine], roots[1 - machine]
            notebook = opened(root, clock)
            if act == MERGE:
                open_store(root, clock).merge(
                    other / "data", clock.now(), lambda _: Title("merged")
                )
                notebook = opened(root, clock)
            elif act in (UNDO, REDO):
                with suppress(Refusal):
                    notebook.undo() if act == UNDO else notebook.redo()
            else:
                commit(notebook, ACTS[act])
            check(root, notebook, clock)


def test_an_evening_is_counted_once_however_often_it_is_resumed(tmp_path: Path) -> None:
    clock = FakeClock()
    for step in (*STEPS, *STEPS):
        clock.tick(60)
        notebook = opened(tmp_path, clock)
        commit(notebook, look_back(step))
        check(tmp_path, notebook, clock)
    assert opened(tmp_path, clock).total_wins() == 2
