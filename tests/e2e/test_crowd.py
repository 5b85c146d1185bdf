"""A short run of a test that `make torture` runs for longer: concurrent boards and shells."""

from __future__ import annotations

from tests.e2e.conftest import Board
from tests.e2e.crowd import crowd
from tests.e2e.terminal import PATIENCE


def test_two_boards_and_two_shells_lose_nothing_and_wait_for_nobody(begun: Board) -> None:
    waits = crowd(begun, 3)
    # An idle machine needs a second or two; `make torture` prints each wait.
    assert max(waits) < PATIENCE
