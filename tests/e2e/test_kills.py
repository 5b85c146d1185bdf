"""A short run of a test that `make torture` runs for longer: kill -9 during keys and commands."""

from __future__ import annotations

import random

from tests.e2e.conftest import Board
from tests.e2e.kills import check, check_the_end, kill_a_board, kill_a_command


def test_killed_boards_keep_all_they_showed_as_saved(begun: Board) -> None:
    chance, said = random.Random(4), set[str]()
    for run in range(2):
        said |= kill_a_board(begun, chance, run)
        check(begun, said)
    assert said
    check_the_end(begun, said)


def test_killed_commands_keep_all_they_said_to_be_kept(board: Board) -> None:
    chance, said = random.Random(4), set[str]()
    for run in range(12):
        said |= kill_a_command(board, chance, run)
        check(board, said)
    assert said
    check_the_end(board, said)
