"""A moment of what `make torture` does for long: boards and shells that write at once."""

from __future__ import annotations

from tests.e2e.conftest import Board
from tests.e2e.crowd import STALE, crowd
from tests.e2e.kills import begin_a_board


def test_two_boards_and_two_shells_lose_nothing_and_wait_for_nobody(board: Board) -> None:
    begin_a_board(board)
    waits = crowd(board, 25)
    # A machine that is busy with other tests paints a moment later.
    assert waits.screen <= STALE + 0.5
    assert max(waits.command, waits.board) < 10
