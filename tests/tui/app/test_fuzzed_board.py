"""The open board on files with arbitrary values."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_until
from tests.store.trials.fuzzing import damage, template
from tests.tui.board import DEFAULTS, OpenBoard, fill


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with data of every kind."""
    folder = tmp_path_factory.mktemp("origin") / "board"
    template(folder)
    fill(folder, FakeClock(), [], DEFAULTS)
    return folder


@pytest.mark.parametrize("seed", range(4))
async def test_the_board_opens_on_arbitrary_values_and_takes_a_win(
    origin: Path, board_home: Path, opened: OpenBoard, seed: int
) -> None:
    shutil.copytree(origin, board_home)
    damage(board_home, random.Random(seed), 40)
    async with opened(fresh=True) as pilot:
        for key in ("2", "w", *"after", "enter"):
            await pilot.press(key)
            await pilot.pause()
        assert not any(ord(c) < 32 or "\x7f" <= c < "\xa0" for c in _bare(screen_text(pilot.app)))
        await wait_until(pilot, lambda: "after" in screen_text(pilot.app))


def _bare(screen: str) -> str:
    return screen.replace("\n", "")
