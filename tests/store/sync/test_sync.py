"""Several machines, one board, and sync tools of all kinds: nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import FakeClock
from tests.store.boards import MONTH, month_file, open_store
from tests.store.trials.sync_simulation import play
from tests.store.trials.synchronisers import Kind
from tests.thorough import THOROUGH, part_of
from winsboard.domain.model.documents import Entry
from winsboard.store.codec import causality, erasure_markers
from winsboard.store.erasure import file_eraser
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.merge import pages
from winsboard.store.store import Store
from winsboard.store.sync import erased_moves, page_merge

LENGTH = 50
KINDS: Sequence[Kind] = ("syncthing", "discards", "overwrites", "git")


WRITES = 60 if THOROUGH else 20
"""The writes of each of two processes."""
PROGRAM = [sys.executable, "-m", "tests.store.trials.write_and_tell"]
HISTORIES = 6
"""The histories of each kind of synchroniser; a third of them in the fast run."""


@pytest.mark.parametrize("kind", KINDS)
def test_machines_with_wrong_clocks_lose_nothing_and_end_alike(kind: Kind) -> None:
    seeds = part_of(range(HISTORIES), KINDS.index(kind), 3)
    outcomes = [play(seed, kind, LENGTH, is_sealed=seed % 2 == 1) for seed in seeds]
    assert [outcome.losses for outcome in outcomes] == [{}] * len(seeds)
    done = sum((outcome.done for outcome in outcomes), Counter[str]())
    if THOROUGH:
        assert done.keys() >= {"write", "text", "move", "remove", "undo", "tick"}
    assert done.keys() >= {"write", "undo"}
    assert sum(outcome.texts for outcome in outcomes) > len(seeds)
    assert sum(outcome.ticks for outcome in outcomes) > len(seeds)


def test_a_weaker_rule_is_seen_to_lose(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_wins(one: Tables, other: Tables) -> MutableTables:
        return {name: dict(rows) for name, rows in (one or other).items()}

    monkeypatch.setattr(page_merge, "merge_pages", first_wins)
    outcomes = [play(seed, "overwrites", LENGTH) for seed in range(2)]
    assert sum(outcome.lost_texts for outcome in outcomes) > 0
    assert sum(outcome.lost_ticks for outcome in outcomes) > 0


def test_a_merge_that_drops_what_was_written_at_the_same_time_is_seen_to_lose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "_add_siblings", lambda *_: None)
    assert any(play(seed, "syncthing").lost_texts for seed in (0, 10))


def test_an_erasing_that_takes_words_nobody_had_read_is_seen_to_lose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(erased_moves, "_has_other_words", lambda *_: False)
    assert any(play(seed, "syncthing").lost_texts for seed in (5, 23))


@pytest.mark.parametrize("kind", KINDS)
def test_erasing_one_of_several_versions_loses_none_of_the_others(kind: Kind) -> None:
    seeds = part_of((5, 16, 18), KINDS.index(kind), 3)
    outcomes = [play(seed, kind, is_sealed=seed == 16, mix="erasing") for seed in seeds]
    assert [outcome.losses for outcome in outcomes] == [{}] * len(seeds)
    assert sum(outcome.done["erase one"] for outcome in outcomes) > 0


@pytest.mark.parametrize(
    ("module", "name", "weaker", "seed"),
    [
        (file_eraser, "without_versions", lambda _id, fields, *_: fields, 5),
        (file_eraser, "stamps_to_erase", lambda *_: frozenset(), 16),
        (pages, "without_stamps", lambda _table, fields, _acts: fields, 16),
    ],
)
def test_an_erased_version_that_is_left_in_a_page_is_seen(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, weaker: object, seed: int
) -> None:
    monkeypatch.setattr(module, name, weaker)
    if name == "without_versions":
        monkeypatch.setattr(module, "stamps_to_erase", lambda *_: frozenset())
    assert play(seed, "syncthing", mix="erasing").erased_back > 0


def test_an_erasing_that_takes_a_moved_twin_too_is_seen_to_lose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def without_kept(table: str, stamp: int, seen: Collection[int] = (), *_: object) -> Fields:
        return erasure_markers.marker(table, stamp, seen)

    monkeypatch.setattr(file_eraser, "marker", without_kept)
    assert play(18, "syncthing", mix="erasing").lost_texts > 0


def test_an_erasing_that_follows_what_outlived_it_is_seen_to_lose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(causality, "with_seen_stamp", lambda grave, _act: grave)
    assert play(51057, "git").lost_texts > 0


def copy_newer(one: Path, other: Path) -> None:
    """Copy newer files over older ones, without conflict detection or lock."""
    times = [path.stat().st_mtime_ns if path.exists() else 0 for path in (one, other)]
    if times[0] == times[1]:
        return
    source, target = (one, other) if times[0] > times[1] else (other, one)
    target.parent.mkdir(parents=True, exist_ok=True)
    temp = target.with_name(".copying")
    temp.write_bytes(source.read_bytes())
    os.utime(temp, ns=(max(times), max(times)))
    temp.replace(target)


def texts(store: Store) -> set[str]:
    return {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}


def test_a_synchroniser_that_copies_newer_over_older_while_both_write_loses_nothing(
    tmp_path: Path, clock: FakeClock
) -> None:
    roots = {"one": tmp_path / "one", "other": tmp_path / "other"}
    writers = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.store.trials.write_and_tell",
                str(root),
                name,
                str(WRITES),
            ],
            stdout=subprocess.DEVNULL,
        )
        for name, root in roots.items()
    ]
    paths = [month_file(root) for root in roots.values()]
    copies = 0
    while any(writer.poll() is None for writer in writers):
        copy_newer(*paths)
        copies += 1
    assert [writer.wait() for writer in writers] == [0, 0]
    stores = [open_store(root, clock) for root in roots.values()]
    for _ in range(3):
        copy_newer(*paths)
        for store in stores:
            store.merge_incoming([MONTH])
    assert copies > 10
    wanted = {f"{name} {n}" for name in roots for n in range(WRITES)}
    assert [wanted - texts(store) for store in stores] == [set(), set()]
    assert paths[0].read_bytes() == paths[1].read_bytes()
