"""One day on the board, from the first morning to a power cut and the restart."""

from __future__ import annotations

import json
import shutil
import signal
from datetime import timedelta
from typing import Any

import pytest

from tests.e2e.conftest import FIRST_HABIT, SAVED, Board
from tests.e2e.terminal import Terminal
from tests.thorough import part_of


def answer_first_questions(t: Terminal) -> None:
    """Accept the default answers."""
    for step in (1, 2, 3, 4):
        t.wait_for(f"{step} of 4")
        t.press("enter")
    t.wait_until(lambda screen: "of 4" not in screen and FIRST_HABIT in screen)


def skip_first_questions(t: Terminal) -> None:
    """Close the questions of the first start, which hide the board."""
    t.wait_for("1 of 4")
    t.press("escape")
    t.wait_until(lambda screen: "of 4" not in screen)


def see_today(t: Terminal) -> None:
    """Wait until the board is open."""
    t.wait_for(FIRST_HABIT)


def write_win(t: Terminal, text: str) -> None:
    t.press("w", text, "enter")
    t.wait_for(f"★ {text}")


def wait_saved(t: Terminal) -> None:
    """Wait until everything is saved."""
    t.wait_quiet()
    t.wait_for(SAVED)


def row(screen: str, name: str) -> str:
    """Return the line of a habit."""
    return next((line for line in screen.splitlines() if name in line), "")


def today(board: Board) -> dict[str, Any]:
    """Return today's data as another process reads it."""
    shown = board.run("today", "--json")
    assert shown.returncode == 0, shown.stderr
    found: dict[str, Any] = json.loads(shown.stdout)
    return found


def test_a_whole_day_survives_a_power_cut(board: Board) -> None:
    with board.opened(by_exec=True) as t:
        answer_first_questions(t)
        t.press("1")
        t.wait_until(lambda screen: "●" in row(screen, FIRST_HABIT))
        write_win(t, "Said no to an extra shift")
        t.wait_for("2 wins today")

        t.press("w", "half a thou")
        told = board.run("win", "Bought milk from a shell")
        assert told.returncode == 0, told.stderr
        t.wait_for("Bought milk from a shell")
        t.press("ght")
        t.wait_for("half a thought")
        t.press("enter")
        t.wait_for("4 wins today")

        t.press("t")
        t.wait_for("1 of 5")
        t.press("enter", "The walk to the sea")
        t.wait_for("The walk to the sea")
        for step in (3, 4, 5):
            t.press("enter")
            t.wait_for(f"{step} of 5")
        t.press("enter")
        t.wait_until(lambda screen: "of 5" not in screen and "The walk to the sea" in screen)
        wait_saved(t)
        t.signal(signal.SIGKILL)
        assert t.wait_exit() == -signal.SIGKILL

    kept = json.dumps(today(board), ensure_ascii=False)
    for words in ("extra shift", "milk from a shell", "half a thought", "walk to the sea"):
        assert words in kept
    with board.opened() as t:
        t.wait_for("half a thought")
        t.wait_for("5 wins today")
        t.wait_until(lambda screen: "●" in row(screen, FIRST_HABIT))
        for words in ("extra shift", "milk from a shell", "walk to the sea"):
            t.wait_for(words)
        t.press("q")
        assert t.wait_exit() == 0
        assert t.modes_left_on == frozenset()


def test_a_burst_of_keys_goes_where_a_hand_would_send_it(begun: Board) -> None:
    with begun.opened() as t:
        see_today(t)
        t.write(b"wdead tired but did the dishes\r1wand then a bath\r")
        for seen in ("3 wins today", "dead tired but did the dishes", "and then a bath"):
            t.wait_for(seen)


def test_what_was_done_can_be_taken_back_after_a_restart(begun: Board) -> None:
    with begun.opened() as t:
        see_today(t)
        write_win(t, "Watered the plants")
        t.press("q")
        assert t.wait_exit() == 0
    with begun.opened() as t:
        t.wait_for("Watered the plants")
        t.press("u")
        t.wait_until(lambda screen: "Undone" in screen and "wins today" not in screen)
        t.press("U")
        t.wait_for("1 win today")
        t.press("q")
        assert t.wait_exit() == 0
    assert "Watered the plants" in json.dumps(today(begun))


def test_an_unfinished_line_is_there_after_a_power_cut(begun: Board) -> None:
    with begun.opened() as t:
        see_today(t)
        t.press("w", "The start of a th")
        t.wait_for("The start of a th")
        wait_for_draft(t, begun, "The start of a th")
        t.signal(signal.SIGKILL)
        t.wait_exit()
    with begun.opened() as t:
        t.wait_for("The start of a th")
        t.press("w", "ought", "enter")
        t.wait_for("★ The start of a thought")
        t.press("q")
        assert t.wait_exit() == 0
    assert "The start of a thought" in json.dumps(today(begun))


def wait_for_draft(t: Terminal, board: Board, text: str) -> None:
    """Wait until the typed text is saved as a draft."""
    drafts = board.home / "state" / "drafts.json"
    t.wait_until(lambda _: drafts.exists() and text in drafts.read_text("utf-8"))


@pytest.mark.parametrize("answered", part_of(["It rained", "first line\nsecond line"], 1, 2))
def test_a_look_back_that_was_cut_off_goes_on_where_it_was(begun: Board, answered: str) -> None:
    with begun.opened() as t:
        see_today(t)
        t.press("t")
        t.wait_for("1 of 5")
        t.press("enter")
        t.wait_for("2 of 5")
        t.write(b"\x1b[200~" + answered.encode() + b"\x1b[201~")
        wait_for_draft(t, begun, json.dumps(answered)[1:-1])
        t.signal(signal.SIGKILL)
        t.wait_exit()
    with begun.opened() as t:
        t.wait_for("Evening look back")
        t.press("t")
        lines = ["2 of 5", *answered.split("\n")]
        t.wait_until(lambda screen: all(line in screen for line in lines))
        t.press("escape", "q")
        assert t.wait_exit() == 0


def test_the_line_for_tomorrow_is_there_after_a_power_cut_in_the_evening(begun: Board) -> None:
    line = "When the kettle boils I will open the curtains"
    with begun.opened() as t:
        see_today(t)
        t.press("t")
        for step in (1, 2, 3, 4):
            t.wait_for(f"{step} of 5")
            t.press("enter")
        t.wait_for("4 of 5")
        t.press(line)
        wait_for_draft(t, begun, line)
        t.signal(signal.SIGKILL)
        t.wait_exit()
    begun.later = timedelta(days=1)
    with begun.opened() as t:
        t.wait_for(f"You wrote: {line}")
        t.press("k")
        t.wait_for("1 win today")
        t.press("q")
        assert t.wait_exit() == 0
    assert line in json.dumps(today(begun))


def test_the_made_up_board_is_rich_and_leaves_nothing(board: Board) -> None:
    with board.opened("demo") as t:
        t.wait_for("made-up board")
        t.wait_until(lambda screen: screen.count("●") > 15)
        t.press("q")
        assert t.wait_exit() == 0
    assert not (board.home / "data").exists()


def test_without_a_terminal_the_day_is_printed(board: Board) -> None:
    board.run("win", "Made the bed.")
    shown = board.run()
    assert shown.returncode == 0
    assert "Made the bed." in shown.stdout
    assert "\x1b" not in shown.stdout


def test_a_damaged_file_is_restored_and_the_board_says_so(board: Board) -> None:
    board.run("win", "Made the bed.")
    page = next((board.home / "data" / "months").iterdir())
    page.write_bytes(page.read_bytes()[:40])
    with board.opened(size=(200, 24)) as t:
        t.wait_for("A damaged file was restored.")
        skip_first_questions(t)
        t.wait_for("Made the bed.")
    assert len(list((board.home / "state" / "quarantine").iterdir())) == 1


def test_a_damaged_file_of_which_there_is_no_copy_does_not_keep_the_board_shut(
    board: Board,
) -> None:
    board.run("win", "Made the bed.")
    board.run("win", "Rang Ines.")
    page = next((board.home / "data" / "months").iterdir())
    damaged = page.read_bytes().replace(b"Rang", b"R\0ng")
    page.write_bytes(damaged)
    for folder in ("copies", "backups"):
        shutil.rmtree(board.home / "state" / folder)
    with board.opened(size=(200, 24)) as t:
        t.wait_for("There was no good copy of it")
        skip_first_questions(t)
        t.wait_for("Made the bed.")
    [aside] = (board.home / "state" / "quarantine").iterdir()
    assert aside.read_bytes() == damaged


def test_a_file_that_cannot_be_read_is_named_and_keeps_nobody_from_writing(board: Board) -> None:
    board.run("win", "Made the bed.")
    page = next((board.home / "data" / "months").iterdir())
    page.unlink()
    page.symlink_to(page)
    with board.opened(size=(200, 24)) as t:
        t.wait_for("Something else is in the place of a page")
        skip_first_questions(t)
        t.wait_for("Made the bed.")
    assert page.is_symlink()
