"""`notes-for-me`: a note waits, is seen first by the person it is for, and is saved or erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def noted(shell: Shell) -> Shell:
    """A board of one person, for whom Mum wrote two notes."""
    shell.done("person", "add", "Sam")
    shell.done("person", "me", "Sam")
    for text in ("PLANTone", "PLANTtwo"):
        shell.done("note-for", "Sam", text, "--by", "Mum")
    return shell


def holding(folder: Path, words: bytes) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and words in p.read_bytes()]


def test_the_list_says_who_and_when_without_the_words(noted: Shell) -> None:
    said = noted.done("notes-for-me")
    assert [line.split()[:3] for line in said.lines[:2]] == [
        ["1.", "from", "Mum,"],
        ["2.", "from", "Mum,"],
    ]
    assert "PLANT" not in said.out
    assert [found["number"] for found in noted.done("notes-for-me", "list", "--json").json] == [
        1,
        2,
    ]
    assert "2 notes for you" in noted.done("today").out
    assert "2 notes for you" in noted.done("noticed").out
    assert "PLANT" not in noted.done("today").out


def test_one_is_read_and_saved(noted: Shell) -> None:
    assert noted.done("notes-for-me", "read", "2").lines[0] == "PLANTtwo"
    noted.done("notes-for-me", "save", "2")
    assert "PLANTtwo" in noted.done("journal").out
    assert "1 note for you" in noted.done("today").out
    # The only one needs no number.
    assert noted.done("notes-for-me", "read").lines[0] == "PLANTone"


def test_one_is_deleted_for_good(noted: Shell, board_home: Path) -> None:
    noted.done("notes-for-me", "delete", "1", "--yes")
    assert holding(board_home, b"PLANTone") == []
    noted.done("notes-for-me", "delete", "--yes")
    assert holding(board_home, b"PLANT") == []
    assert noted.done("notes-for-me").lines == ["No note waits for you."]
    assert "for you" not in noted.done("today").out


def test_it_asks_first(shell: Shell) -> None:
    shell.done("person", "add", "Ana", "--role", "family", "--member")
    shell.done("note-for", "Ana", "PLANT")
    for action in ("read", "save", "delete"):
        assert "PLANT" not in shell.refused("notes-for-me", action, "1")
    assert "For Ana" in shell.done("notes-for-me").out
    assert shell.done("notes-for-me", "read", "--yes").lines[0] == "PLANT"


@pytest.mark.parametrize(
    ("words", "said"), [(("read",), "Which note"), (("read", "3"), "2"), (("save", "x"), "2")]
)
def test_what_can_not_be_done_is_said(noted: Shell, words: tuple[str, ...], said: str) -> None:
    assert said in noted("notes-for-me", *words).err


def test_nothing_waits(shell: Shell) -> None:
    assert "No note waits" in shell.refused("notes-for-me", "read")
    assert "No note waits" in shell.done("notes-for-me").out
