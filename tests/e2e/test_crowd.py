"""A moment of what `make torture` does for long: boards and shells that write at once."""

from __future__ import annotations

from tests.e2e.conftest import Board
from tests.e2e.crowd import crowd
from tests.e2e.terminal import PATIENCE


def test_two_boards_and_two_shells_lose_nothing_and_wait_for_nobody(begun: Board) -> None:
    waits = crowd(begun, 10)
    # A quiet machine needs a second or two; `make torture` tells how long each wait was.
    assert max(waits) < PATIENCE
