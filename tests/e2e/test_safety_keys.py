"""Support, the curtain and the hard day in a real terminal, and after a power cut."""

from __future__ import annotations

import re
import signal

from tests.e2e.conftest import Board
from tests.e2e.test_a_day import see_today, wait_for_draft

NEUTRAL = {"", "notes", "Press any key."}


def test_function_keys_work_while_typing_and_the_title_is_neutral(begun: Board) -> None:
    with begun.opened() as t:
        see_today(t)
        t.press("w", "half a thou")
        t.wait_for("half a thou")
        t.press("f1")
        t.wait_for("In danger?")
        t.press("bare escape")
        t.wait_until(lambda screen: "In danger?" not in screen and "half a thou" in screen)
        t.press("f2")
        t.wait_until(lambda screen: {line.strip() for line in screen.splitlines()} <= NEUTRAL)
        assert b"\x1b]2;notes\x07" in t.raw
        t.wait_quiet(0.5)
        t.press("space")
        t.wait_for("half a thou")
        t.press("ght", "enter")
        t.wait_for("half a thought")
        assert b"\x1b[23;2t" in t.raw
        t.press("q")
        assert t.wait_exit() == 0


def test_words_of_a_hard_day_are_there_after_a_power_cut(begun: Board) -> None:
    with begun.opened(size=(60, 20)) as t:
        see_today(t)
        t.press("h")
        t.wait_for("It is hard right now.")
        t.press("4")
        [number] = re.findall(r"(\d)  Write a line", t.wait_for("Write a line"))
        t.press(number)
        t.wait_for("Esc: save and go back")
        t.press("The phone call")
        wait_for_draft(t, begun, "The phone call")
        t.signal(signal.SIGKILL)
        t.wait_exit()
    with begun.opened(size=(60, 20)) as t:
        t.wait_for("Made the bed")
        t.press("h")
        t.wait_for("The phone call")
        t.press("enter")
        t.wait_until(lambda screen: "It is hard right now." not in screen)
        t.press("q")
        assert t.wait_exit() == 0
    assert "The phone call" in begun.run("today", "--json").stdout
