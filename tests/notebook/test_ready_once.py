"""A reward becomes ready once, whatever a person does before and after, on two machines."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.store.boards import open_store
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Habit, MarkState, Reward
from winsboard.domain.model.edits import Title
from winsboard.domain.rewards import rewards
from winsboard.domain.rewards.progress import reached
from winsboard.notebook.notebook import Notebook

NEEDED: Final = 2
DAYS: Final = 3
STATES: Final[tuple[MarkState | None, ...]] = ("done", "some", "rest", None)
ACTS: Final = st.lists(
    st.tuples(
        st.sampled_from(["mark", "mark", "mark", "undo", "redo", "merge", "enjoy"]),
        st.integers(0, 1),
        st.integers(0, DAYS - 1),
        st.sampled_from(STATES),
    ),
    max_size=14,
)


class Machines:
    """Two machines that share a board by copying their folders into each other."""

    def __init__(self, root: Path, clock: FakeClock) -> None:
        self.clock = clock
        self.homes = [root / "a", root / "b"]
        self.first = clock.now().date() - timedelta(DAYS - 1)
        notebook = self.open(0)
        notebook.commit(habits.add(notebook.board, [Habit("", "Bed")], notebook.edit_context()))
        bed = notebook.board.habits[0]
        made = rewards.with_target(
            Reward("", "Film night", needed=NEEDED, since=self.first), bed, notebook.board
        )
        notebook.commit(rewards.add(notebook.board, made, notebook.edit_context()))
        self.merge(1)

    def open(self, machine: int) -> Notebook:
        self.clock.tick(1)
        notebook = Notebook(open_store(self.homes[machine], self.clock), self.clock)
        notebook.load_days(self.first, notebook.today)
        return notebook

    def merge(self, machine: int) -> None:
        """Take in what the other machine has."""
        self.clock.tick(1)
        store = open_store(self.homes[machine], self.clock)
        other = self.homes[1 - machine] / "data"
        store.merge(other, self.clock.now(), lambda _: Title("merged"))

    def reward(self, machine: int) -> Reward:
        (found,) = self.open(machine).board.library_documents(Reward)
        return found

    def act(self, what: str, machine: int, day: int, state: MarkState | None) -> None:
        """Do something on a machine, and check what that may do to the reward."""
        before = self.reward(machine)
        if what == "merge":
            other = self.reward(1 - machine)
            self.merge(machine)
            self.check_merge(before, other, self.reward(machine))
            return
        notebook = self.open(machine)
        if what in ("undo", "redo"):
            with suppress(Refusal):
                notebook.undo() if what == "undo" else notebook.redo()
            if not notebook.board.library_documents(Reward):
                notebook.redo()
            after = self.reward(machine)
            if before.enjoyed_on is not None and after.enjoyed_on is not None:
                assert after.ready_on == before.ready_on
            return
        if what == "enjoy":
            if rewards.is_ready(notebook.board, before):
                edit = rewards.enjoy(before, notebook.today, notebook.edit_context())
                assert edit is not None
                notebook.commit(edit)
                assert self.reward(machine).ready_on == before.ready_on
            return
        self.mark(notebook, machine, day, state)

    def mark(self, notebook: Notebook, machine: int, day: int, state: MarkState | None) -> None:
        before, when = self.reward(machine), self.first + timedelta(day)
        bed = notebook.board.habits[0]
        had = reached(notebook.board, before, notebook.today)
        edit = habits.mark(notebook.board, bed, when, state, notebook.edit_context())
        if edit is None:
            return
        notebook.commit(edit)
        after = self.reward(machine)
        has = reached(self.open(machine).board, after, notebook.today)
        is_new = before.ready_on is None and before.enjoyed_on is None and has > had >= 0
        wanted = notebook.today if is_new and has >= NEEDED else before.ready_on
        assert after == before._replace(ready_on=wanted)

    def check_merge(self, mine: Reward, other: Reward, merged: Reward) -> None:
        """A merge makes nothing ready, and keeps the earliest day of what was ready on both."""
        days = [reward.ready_on for reward in (mine, other) if reward.ready_on]
        assert merged.ready_on is None or merged.ready_on in days
        if len(days) == 2:
            assert merged.ready_on == min(days)


@settings(max_examples=examples(25), deadline=None)
@given(ACTS)
def test_a_reward_becomes_ready_once(
    acts: list[tuple[str, int, int, MarkState | None]],
) -> None:
    with TemporaryDirectory() as root:
        machines = Machines(Path(root), FakeClock())
        for act in acts:
            machines.act(*act)
