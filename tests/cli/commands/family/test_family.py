"""`noticed` and `phrase`: what was seen, what is said aloud, and taking an entry away."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def family(shell: Shell) -> None:
    shell.done("settings", "board-for", "family")
    for name in ("Sam", "Ana"):
        shell.done("person", "add", name, "--role", "family", "--member")


def holds(folder: Path, words: str) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in found if words.encode() in path.read_bytes()]


def test_the_first_time_it_asks_if_they_would_be_glad(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    family(shell)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert "first time" in shell.refused("noticed", "sat outside", "--about", "sam")
    assert shell.done("noticed").lines[0] == "Nothing is written here yet."
    told = shell.done("noticed", "sat outside", "--about", "Sam", "--yes", "--by", "Ana").out
    assert "To say aloud: “I'm really glad you came outside today.”" in told
    assert "Another way" not in told
    # It is known now that Sam is glad; Ana was never asked.
    shell.done("noticed", "made the bed", "--about", "Sam")
    assert "Ana" in shell.refused("noticed", "cooked", "--about", "Sam", "--about", "Ana")


def test_praise_gets_another_way_unless_that_is_off(shell: Shell) -> None:
    family(shell)
    praise = ("noticed", "Great job finishing your homework", "--about", "Sam", "--yes")
    assert "Another way: I saw you stick with it when it was hard." in shell.done(*praise).out
    shell.done("settings", "other-way", "off")
    assert "Another way" not in shell.done(*praise).out


def test_the_newest_effort_stands_first_and_a_chain_is_linked(shell: Shell) -> None:
    family(shell)
    shell.done("noticed", "sat on the porch", "--about", "Sam", "--yes")
    shell.done("noticed")
    shell.done("noticed", "walked to the corner", "--about", "Sam", "--after", "1")
    shell.done("phrase", "--asked", "17", "--answer", "no", "--to", "Sam")
    shell.done("phrase", "--said", "5", "--to", "Ana")
    assert shell.done("noticed").lines == [
        "Newest, today",
        "  1 Sam: walked to the corner",
        "",
        "Today",
        "  2 Said to Ana: “I noticed how hard you worked on that.”",
        "  3 Asked Sam: “Would you like to sit outside for a bit?” The answer was no.",
        "  4 Sam: sat on the porch",
    ]
    first, *_, last = shell.done("noticed", "--json").json
    assert last["led_to"] == [first["id"]]


def test_an_entry_about_somebody_is_taken_away_without_a_trace(
    shell: Shell, board_home: Path
) -> None:
    family(shell)
    shell.done("noticed", "PLANTporch", "--about", "Sam", "--yes")
    shell.done("noticed", "the house was calm")
    shell.done("noticed")
    assert "about nobody" in shell.refused("noticed", "--take-away", "1", "--yes")
    assert holds(board_home, "PLANTporch")
    told = shell.done("noticed", "--take-away", "2", "--yes").lines
    assert told == ["Erased. Nothing of it is left on this board."]
    assert holds(board_home, "PLANTporch") == []
    assert "PLANTporch" not in shell.done("noticed").out
    assert "PLANT" not in shell.done("history").out


def test_a_renamed_member_is_named_anew(shell: Shell) -> None:
    family(shell)
    shell.done("noticed", "sat outside", "--about", "Sam", "--yes")
    shell.done("person", "edit", "Sam", "--name", "Samir")
    assert "Samir: sat outside" in shell.done("noticed").out
    shell.done("person", "remove", "Samir")
    assert "Samir: sat outside" in shell.done("noticed").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("noticed", "x", "--about", "Nobody"), "Nobody"),
        (("noticed", "x", "--about", "a"), "Sam, Ana"),
        (("noticed", "   ", "--about", "Sam", "--yes"), ""),
        (("noticed", "x", "--about", "Sam", "--yes", "--after", "99"), "99"),
        (("phrase", "--said", "0"), "22"),
        (("phrase", "--said", "²"), "22"),
        (("phrase", "--said", "5", "--answer", "yes"), "--asked"),
        (("phrase", "--asked", "17", "--answer", "perhaps"), "yes, no"),
        (("phrase", "advice"), "thanks"),
    ],
)
def test_what_can_not_be_done_is_said_in_a_sentence(
    shell: Shell, words: tuple[str, ...], said: str
) -> None:
    family(shell)
    assert said in shell.refused(*words)


def test_phrases_are_numbered_alike_in_the_list_and_in_a_group(shell: Shell) -> None:
    every = shell.done("phrase").lines
    asking = [line for line in shell.done("phrase", "Asking").lines if line[:3].strip().isdigit()]
    assert len(asking) == 6
    assert set(asking) < set(every)
    assert [c["number"] for c in shell.done("phrase", "asking", "--json").json] == [*range(17, 23)]
