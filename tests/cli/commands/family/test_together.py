"""`round`, `gathering` and `note-for`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def files_with(folder: Path, words: str) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and words.encode() in p.read_bytes()]


@pytest.fixture
def family(shell: Shell) -> Shell:
    for name in ("Ana", "Ben"):
        shell.done("person", "add", name, "--role", "family", "--member")
    return shell


def test_a_round(family: Shell) -> None:
    assert family.done("round", "We cooked", "--who", "ana").lines == [
        "Ana said what they are proud of"
    ]
    lines = family.done("round").lines
    assert lines[0] == "Something you are proud of, about you or about us."
    assert sorted(lines[1:]) == ["Ana: We cooked", "Ben"]
    assert family.done("round", "--json", "--who", "ben").json == [{"name": "Ben", "text": ""}]
    family.done("round", "We cooked soup", "--who", "ana")
    assert "Ana: We cooked soup" in family.done("round").lines
    assert "--who" in family.refused("round", "words of nobody")
    family.refused("round", "x", "--who", "Zoe")


def test_a_round_of_nobody(shell: Shell) -> None:
    assert "--member" in shell.refused("round")


def test_a_gathering(family: Shell) -> None:
    assert "A gathering is a time" in family.done("gathering").out
    family.done("gathering", "add", "Sunday tea", "--day", "24 december", "--place", "kitchen")
    assert family.done("gathering").lines == ["  1 Sunday tea · Thursday 24 December"]
    family.done("note", "PLANTnote")
    assert "Only wins with words" in family.refused("gathering", "choose", "1", "--item", "last")
    family.done("win", "Walked to the river")
    family.done("gathering", "choose", "tea", "--item", "last", "--item", "last")
    family.done("gathering", "ask", "1", "--who", "Ana", "--who", "Ben")
    shown = family.done("gathering", "sunday").out
    assert "You are invited: Sunday tea, Thursday 24 December, kitchen." in shown
    assert "Asked: Ana, Ben" in shown
    assert shown.endswith("\nWalked to the river\n")
    assert "PLANT" not in shown
    family.done("gathering", "invited", "1")
    assert "Sunday tea" in family.done("journal").out
    family.done("gathering", "edit", "1", "--day", "", "--words", "Come\nor not")
    assert "Come\nor not" in family.done("gathering", "1").out
    family.refused("gathering", "edit", "1", "--day", "the day after the moon")
    family.refused("gathering", "add", " ")
    family.refused("gathering", "ask", "1", "--who", "Zoe")
    family.misused("gathering", "show")
    family.done("gathering", "remove", "1")
    family.refused("gathering", "1")
    family.done("undo")
    assert "Sunday tea" in family.done("gathering").out


def test_a_note_for_a_member_waits_on_this_board(family: Shell) -> None:
    out = family.done("note-for", "Ana", "I noticed PLANT", "--by", "Nurse").out
    assert "Ana sees it first" in out
    for command in ("today", "journal", "history", "week", "noticed"):
        assert "PLANT" not in family.done(command).out
    family.done("person", "add", "Joy")
    assert "--to-board" in family.refused("note-for", "Joy", "x")
    family.refused("note-for", "Zoe", "x")
    family.refused("note-for", "Ana", "a" * 4001)
    family.refused("note-for", "Ana", "\x1b")
    family.misused("note-for", "Ana", "x", "--to-board", "b", "-o", "x.txt")


def test_a_note_for_another_board_leaves_a_line_without_words(
    shell: Shell, board_home: Path, tmp_path: Path
) -> None:
    shell("board", "add", "carer")
    on = ("--board", "carer")
    shell.done(*on, "person", "add", "Ana")
    shell.done(*on, "note-for", "Ana", "I noticed PLANT", "--to-board", "1", "--by", "Nurse Joy")
    assert "Ana" in shell.done(*on, "shares").out
    assert "PLANT" not in json.dumps(shell.done(*on, "shares", "--json").json)
    assert shell(*on, "journal").out.count("PLANT") == 0
    (waits,) = files_with(board_home, "PLANT")
    assert "inbox" in waits.parts
    assert waits.stat().st_mode & 0o777 == 0o600
    shell.done("today")
    assert not waits.exists()
    carried = tmp_path / "carried.json"
    shell.done(*on, "note-for", "Ana", "PLANT two", "--to-board", str(carried))
    assert "already exists" in shell.refused(
        *on, "note-for", "Ana", "x", "--to-board", str(carried)
    )
    shell.done("receive", str(carried))
    shell.refused(*on, "note-for", "Ana", "x", "--to-board", "carer")
    shell.refused(*on, "note-for", "Ana", "x", "--to-board", "nowhere")


def test_a_note_to_hand_over(family: Shell, tmp_path: Path) -> None:
    assert family.done("note-for", "Ana", "Thank you", "-o", "-").lines[0] == "For Ana"
    for name in ("n.html", "n.txt", "n.md"):
        result = family("note-for", "Ana", "Thank you <b>", "-o", str(tmp_path / name))
        assert result.code == 0
        assert "can not be taken back" in result.err
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert "<b>" not in (tmp_path / "n.html").read_text()
    for bad in ("n.txt", "n.pdf", "none/n.txt", ""):
        assert family("note-for", "Ana", "x", "-o", str(tmp_path / bad) if bad else "").code
    assert "Thank you" not in family.done("shares").out
