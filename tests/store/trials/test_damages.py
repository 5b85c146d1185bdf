"""A short run of `make torture`: files damaged at random."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.store.trials.damages import DAMAGES, damage_once
from tests.thorough import THOROUGH


@pytest.mark.parametrize("name", DAMAGES)
def test_files_damaged_at_random_lose_nothing(tmp_path: Path, name: str) -> None:
    for seed in range(12 if THOROUGH else 4):
        damage_once(tmp_path / str(seed), random.Random(f"{name} {seed}"), name)
