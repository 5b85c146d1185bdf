"""A short run of `make torture`: power cuts at every step of a write."""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fake_clock import FakeClock
from tests.store.boards import BED_DONE, WALK, add, open_store
from tests.store.trials.cuts import check, live
from tests.store.trials.power import Recorder
from tests.thorough import THOROUGH
from winsboard.store.disk import atomic
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.erasure.wipe import erase_everything
from winsboard.store.errors import StoreError

CUTS = 60 if THOROUGH else 25


def cut_at_random(tmp_path: Path, cuts: int) -> None:
    root, chance = tmp_path / "root", random.Random(5)
    root.mkdir()
    uncertain = [cut for cut in live(root) if not cut.disk.is_certain]
    for cut in chance.sample(uncertain, cuts):
        check(cut, root, tmp_path / "found", chance)


def test_what_was_acknowledged_is_there_after_a_power_cut(tmp_path: Path) -> None:
    cut_at_random(tmp_path, CUTS)


@contextmanager
def without_syncing(what: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        if what == "folders":
            patch.setattr(atomic, "flush_folder", os.close)
        else:
            real = Recorder._synced
            patch.setattr(
                Recorder,
                "_synced",
                lambda self, result, fd: (
                    real(self, result, fd) if stat.S_ISDIR(os.fstat(fd).st_mode) else None
                ),
            )
        yield


@pytest.mark.parametrize("what", ["folders", "files"])
def test_a_store_that_did_not_sync_would_be_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    with without_syncing(what, monkeypatch), pytest.raises((AssertionError, StoreError)):
        cut_at_random(tmp_path, CUTS)


def test_what_was_erased_stays_erased_after_a_power_cut(tmp_path: Path, clock: FakeClock) -> None:
    root, chance = tmp_path / "root", random.Random(5)
    root.mkdir()
    recorder = Recorder(root)
    with recorder.recording():
        store = open_store(root, clock)
        add(store, clock, WALK)
        clock.tick(7200)
        add(store, clock, BED_DONE)
        Drafts(root / "state", clock).save("line:today", {"text": WALK.text})
        erase_everything(root / "data", root / "state")
    words = WALK.text.encode()
    assert any(
        words in content.now for moment in recorder.moments for content in moment.contents.values()
    )
    for _ in range(20):
        found = recorder.moments[-1].found(chance)
        assert not [path for path, raw in found.items() if raw and words in raw]
