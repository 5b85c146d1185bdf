"""A moment of what `make torture` does for long."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.store.torture import DAMAGES, damage_once, kill_merge_once, kill_once


@pytest.mark.parametrize("name", DAMAGES)
def test_files_damaged_at_random_lose_nothing(tmp_path: Path, name: str) -> None:
    for seed in range(12):
        damage_once(tmp_path / str(seed), random.Random(f"{name} {seed}"), name)


def test_writers_killed_at_random_lose_nothing(tmp_path: Path) -> None:
    said: set[str] = set()
    for run in range(10):
        kill_once(tmp_path, random.Random(run), run, said)
    assert len(said) > 10


def test_merges_killed_at_random_lose_nothing_and_leave_nothing_behind(tmp_path: Path) -> None:
    said: set[str] = set()
    for run in range(4):
        kill_merge_once(tmp_path, random.Random(run), run, said)
    assert len(said) >= 4
