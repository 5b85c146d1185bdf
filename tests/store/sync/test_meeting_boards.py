"""Machines with one board that act and sync in any order, checked against a list of texts."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.store.trials.simulated_machines import Ledger, Machine
from tests.store.trials.synchronisers import Kind, bring
from tests.thorough import examples

KINDS: tuple[Kind, ...] = ("syncthing", "discards", "overwrites", "git")
COUNT = 3
which = st.integers(0, COUNT - 1)
picks = st.integers(0, 2**32 - 1)


class Meeting(RuleBasedStateMachine):
    """Boards that change independently and sync; a list says which texts must exist."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.patch = mock.patch.object(os, "fsync", return_value=None)
        self.patch.start()
        self.machines: list[Machine] = []
        self.kind: Kind = "syncthing"

    def teardown(self) -> None:
        self.patch.stop()
        shutil.rmtree(self.root)

    @initialize(kind=st.sampled_from(KINDS), pick=picks)
    def begin(self, kind: Kind, pick: int) -> None:
        self.kind = kind
        chance, ledger = random.Random(pick), Ledger()
        self.machines = [Machine(self.root / str(n), n, chance, ledger, None) for n in range(COUNT)]

    @rule(which=which, pick=picks)
    def do_something(self, which: int, pick: int) -> None:
        machine = self.machines[which]
        machine.chance = random.Random(pick)
        machine.do_something()

    @rule(which=which, pick=picks)
    def change_something(self, which: int, pick: int) -> None:
        machine = self.machines[which]
        machine.chance = random.Random(pick)
        machine.clock.tick(1)
        machine.change(machine.entries())

    @rule(one=which, other=which)
    def meet(self, one: int, other: int) -> None:
        if one != other:
            bring(self.machines[one], self.machines[other], self.kind)

    @rule()
    def all_meet(self) -> None:
        for _ in range(5):
            for source in self.machines:
                for target in self.machines:
                    if source is not target:
                        bring(source, target, self.kind)
                        target.look()
        files = [machine.pages() for machine in self.machines]
        assert files == [files[0]] * COUNT

    @invariant()
    def what_has_come_and_nobody_let_go_is_found(self) -> None:
        for machine in self.machines:
            machine.look()
            assert machine.missing() == set()


TestMeeting = Meeting.TestCase
TestMeeting.settings = settings(
    max_examples=examples(10),
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
