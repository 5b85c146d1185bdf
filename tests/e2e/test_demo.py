"""A tour of the demo board, on which somebody writes something real."""

from __future__ import annotations

import signal

import pytest

from tests.e2e.conftest import Board

LABEL = "made-up board, nothing is saved"
QUESTION = "Copy it to your own board?"


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
def test_what_is_written_on_a_tour_is_on_disk_although_the_program_is_killed(
    board: Board, size: tuple[int, int]
) -> None:
    with board.opened(size=size) as t:
        t.wait_for("1 of 4")
        t.press("4")
        t.wait_for(LABEL)
        t.wait_for("Made the bed")
        assert "saved \u2713" not in t.screen
        t.press("w", "phoned the surgery", "enter")
        t.wait_for("phoned the surgery")
        t.press("escape", "J")
        t.wait_for("/ search")
        assert LABEL in t.screen
        t.press("escape")
        t.wait_for("Write a win")
        t.press("q")
        t.wait_for(QUESTION)
        assert "phoned the surgery" in t.screen
        t.press("escape")
        t.wait_until(lambda screen: QUESTION not in screen)
        t.press("q")
        t.wait_for(QUESTION)
        t.press("enter")
        t.wait_for("Copied to your own board.")
        t.signal(signal.SIGKILL)
    told = board.run("journal")
    assert told.stdout.count("phoned the surgery") == 1
    assert len([line for line in told.stdout.splitlines() if "win:" in line]) == 1
    assert board.run("habit").stdout.count("Made the bed") == 0


def test_a_tour_without_a_word_ends_without_a_question(board: Board) -> None:
    with board.opened("demo") as t:
        t.wait_for(LABEL)
        t.wait_for("Made the bed")
        t.press("down", "right", "q")
        assert t.wait_exit() == 0
    assert not (board.home / "data").exists()
