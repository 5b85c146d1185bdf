from __future__ import annotations

import io
import sys
from collections import Counter

import pytest

from tests.cli.conftest import Shell
from winsboard.cli.commands.wellbeing import breathe
from winsboard.words.catalog.calm import safety


@pytest.fixture(autouse=True)
def no_waiting(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breathe, "sleep", shell.clock.tick)


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def phases(told: list[str]) -> Counter[str]:
    return Counter(line for line in told if " … " in line)


def test_it_begins_at_once_with_four_in_and_six_out(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "")
    before = shell.clock.monotonic()
    told = shell.done("breathe", "--minutes", "1")
    assert phases(told.lines) == {"in … 4": 6, "out … 6": 6}
    assert shell.clock.monotonic() - before == pytest.approx(61, abs=0.01)


def test_ten_minutes_take_ten_minutes_however_late_each_wait_ends(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breathe, "sleep", lambda seconds: shell.clock.tick(seconds + 0.05))
    type_in(monkeypatch, "")
    before = shell.clock.monotonic()
    told = shell.done("breathe", "--minutes", "10")
    assert phases(told.lines).total() == 120
    assert shell.clock.monotonic() - before == pytest.approx(601, abs=0.1)


def test_the_words_of_safety_are_read_once(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "")
    assert safety().never in shell.done("breathe", "--minutes", "1").out
    again = shell.done("breathe", "--minutes", "1")
    assert safety().never not in again.out
    assert safety().holds not in again.out
    assert safety().holds in shell.done("breathe", "--pattern", "box").out
    assert safety().holds not in shell.done("breathe", "--pattern", "box").out


def test_a_long_hold_goes_on_for_four_rounds(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "")
    told = shell.done("breathe", "--pattern", "4-7-8", "--minutes", "2")
    assert phases(told.lines) == {"in … 4": 4, "hold … 7": 4, "out … 8": 4}
    half = shell.done("breathe", "--pattern", "half", "--minutes", "1")
    assert "hold … 3.5" in half.lines


@pytest.mark.parametrize(
    ("typed", "helped"), [("1\n", "helped"), ("it helped a little\n", "little")]
)
def test_what_came_of_it_is_kept_where_it_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, typed: str, helped: str
) -> None:
    type_in(monkeypatch, typed)
    shell.done("breathe", "--minutes", "1")
    (entry,) = shell.done("journal", "--json").json
    assert (entry["kind"], entry["about"], entry["helped"]) == ("calm", "brt.steady46", helped)


@pytest.mark.parametrize("typed", ["\n", "", "perhaps\n\n"])
def test_nothing_is_kept_where_nothing_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    type_in(monkeypatch, typed)
    shell.done("breathe", "--minutes", "1")
    assert shell.done("journal", "--json").json == []


def test_ctrl_c_ends_it_and_asks_all_the_same(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(breathe, "sleep", interrupted)
    type_in(monkeypatch, "3\n")
    told = shell.done("breathe")
    assert phases(told.lines).total() == 1
    assert shell.done("journal", "--json").json[0]["helped"] == "not_today"


def test_the_chosen_pattern_begins(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "")
    shell.done("settings", "breath-pattern", "even")
    shell.done("settings", "breath-minutes", "1")
    assert phases(shell.done("breathe").lines) == {"in … 5": 6, "out … 5": 6}


def test_patterns_are_listed(shell: Shell) -> None:
    told = shell.done("breathe", "--list")
    assert "  1 Steady: In 4, out 6" in told.lines
    assert told.lines[-1] == safety().holds
    assert len(shell.done("breathe", "--json").json) == 7


@pytest.mark.parametrize("words", [("--minutes", "11"), ("--minutes", "0"), ("--pattern", "sleep")])
def test_what_no_pattern_takes_is_refused(shell: Shell, words: tuple[str, ...]) -> None:
    shell.refused("breathe", *words)


@pytest.mark.parametrize("minutes", ["abc", "2.5", ""])
def test_minutes_that_are_no_number_are_told_as_typed(shell: Shell, minutes: str) -> None:
    told = shell.misused("breathe", "--minutes", minutes)
    assert f"“{minutes}” is not a number of minutes" in told


@pytest.mark.parametrize("minutes", ["0", "11", "-3"])
def test_minutes_that_no_pattern_takes_are_told(shell: Shell, minutes: str) -> None:
    assert "1 to 10 minutes" in shell.refused("breathe", "--minutes", minutes)
