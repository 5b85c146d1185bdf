"""The plain-line flows in a real terminal, including keys that a pipe cannot send."""

from __future__ import annotations

import signal

from tests.e2e.conftest import Board
from tests.e2e.terminal import terminal


def test_enter_ends_a_breath_and_what_came_of_it_is_kept(board: Board) -> None:
    with board.opened("breathe") as t:
        t.wait_for("in … 4")
        t.press("enter")
        t.wait_for("Did it help?")
        t.press("2", "enter")
        t.wait_for("Breathing: Steady: helped a little")
        assert t.wait_exit() == 0


def test_ctrl_c_leaves_a_look_back_with_its_words_kept(board: Board) -> None:
    with board.opened("reflect") as t:
        t.wait_for("1 of 5.")
        t.press("enter")
        t.wait_for("2 of 5.")
        t.press("A walk in the rain", "enter")
        t.wait_for("3 of 5.")
        t.press("ctrl+c")
        assert t.wait_exit() == 130
    assert "A walk in the rain" in board.run("journal").stdout


def test_a_pin_is_not_seen_while_it_is_typed(board: Board) -> None:
    with board.opened("settings", "curtain-pin", "-") as t:
        t.wait_for("PIN of the hidden screen")
        t.press("2468", "enter")
        t.wait_for("Changed the settings")
        assert "2468" not in t.screen
        assert t.wait_exit() == 0


def test_the_terminal_shows_what_is_typed_again_where_the_question_for_a_pin_is_ended(
    board: Board,
) -> None:
    with board.opened("settings", "curtain-pin", "-") as t:
        before = t.line_settings()
        t.wait_for("PIN of the hidden screen")
        t.press("24")
        t.signal(signal.SIGTERM)
        assert t.wait_exit() == -signal.SIGTERM
        assert t.line_settings() == before


def test_a_terminal_that_can_only_print_gets_plain_lines(board: Board) -> None:
    assert board.run("win", "Sat outside").returncode == 0
    dumb = ["env", "TERM=dumb", str(board.bin_dir / "winsboard")]
    with terminal(dumb, env=board.env) as t:
        assert t.wait_exit() == 0
        assert "Sat outside" in t.screen
        assert b"\x1b" not in t.raw
