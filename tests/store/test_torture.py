"""A moment of what `make torture` does for long."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.store.damages import DAMAGES, damage_once
from tests.store.kills import kill_a_writer


@pytest.mark.parametrize("name", DAMAGES)
def test_files_damaged_at_random_lose_nothing(tmp_path: Path, name: str) -> None:
    for seed in range(12):
        damage_once(tmp_path / str(seed), random.Random(f"{name} {seed}"), name)


def test_writers_killed_at_random_lose_nothing(tmp_path: Path) -> None:
    said: set[str] = set()
    for run in range(10):
        kill_a_writer(tmp_path, random.Random(run), run, said)
    assert len(said) > 10
