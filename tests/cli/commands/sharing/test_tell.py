"""Telling somebody, the ledger, and asking for something back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from stat import S_IMODE

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def people(shell: Shell) -> Shell:
    """A board with people and one win."""
    for name, role in (("Marta", "friend"), ("Sam", "family"), ("Tuesday group", "group")):
        shell.done("person", "add", name, "--role", role)
    shell.done("person", "edit", "Marta", "--alias", "a friend", "--reach", "555")
    shell.done("win", "Told Marta about the bridge.")
    return shell


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ((), "A small thing I'd like to share: Told Marta about the bridge."),
        (("sam",), "A small thing I'd like to share: Told Marta about the bridge."),
        (("Tuesday", "group"), "Something I am glad of: Told Marta about the bridge."),
    ],
)
def test_the_words_suit_whom_they_are_for(people: Shell, who: tuple[str, ...], words: str) -> None:
    lines = people.done("tell", *who, "--item", "last").lines
    assert people.done("tell", *who).lines == lines
    assert lines == [words, "", "Say it aloud, or copy it. This program sends nothing."]


def test_a_way_to_reach_somebody_is_shown_and_names_are_replaced_if_wished(people: Shell) -> None:
    lines = people.done("tell", "Marta", "--item", "last", "--names", "replaced").lines
    assert lines[0] == "A small thing I'd like to share: Told a friend about the bridge."
    assert "How to reach Marta: 555" in lines
    assert people.done("shares").lines == ["Nothing is shared yet."]


@pytest.mark.parametrize(
    ("win", "words"),
    [
        ("Was it hard? Yes!", "A small thing I'd like to share: Was it hard? Yes!"),
        ("One. Two...", "A small thing I'd like to share: One. Two."),
        ("{win} {0} %s", "A small thing I'd like to share: {win} {0} %s."),
        ("Two\nlines", "A small thing I'd like to share: Two\nlines."),
    ],
)
def test_the_persons_words_stand_in_the_sentence_as_they_are(
    people: Shell, win: str, words: str
) -> None:
    people.done("win", win)
    assert people.done("tell", "--item", "last").out.startswith(f"{words}\n\n")


def test_a_tick_a_step_and_a_milestone_have_words_of_their_own(people: Shell) -> None:
    people.done("habit", "add", "Walk")
    people.done("goal", "add", "Bread", "--ally", "Sam", "--step", "To the gate")
    assert people.done("tell", "--goal", "bread").lines[0] == "I am working on this: Bread."
    people.done("step", "tick", "bread", "1")
    told = people.done("tell", "--item", "last").lines[0]
    assert told == "A step towards my goal “Bread”: To the gate."
    assert people.done("tell", "--goal", "bread").lines[0] == told
    people.done("goal", "reached", "bread")
    assert people.done("tell", "Sam", "--goal", "bread").lines[0].startswith("We reached a step:")
    assert people.done("tell", "--goal", "bread").lines[0] == "I reached my goal: Bread."
    assert "With: Sam\n" in people.done("goal", "bread").out.replace("  With", "With")
    people.done("tell", "Marta", "--goal", "bread", "--told")
    assert "told on" not in people.done("goal", "bread").out
    people.done("tell", "Sam", "--goal", "bread", "--told")
    assert "With: Sam, told on 21 November" in people.done("goal", "bread").out
    assert "told on" not in people.done("goal", "card", "bread").out


def test_what_was_told_is_a_line_of_the_ledger_and_no_win(people: Shell) -> None:
    before = people.done("journal").out
    assert people.done("tell", "Marta", "--item", "last", "--told").lines == ["Told Marta"]
    assert people.done("journal").out == before
    assert people.done("shares").lines[0] == "  1. 21 November · told Marta"
    (line,) = people.done("shares", "--json").json
    assert (line["name"], line["way"], line["number"]) == ("Marta", "told", 1)
    assert "bridge" not in people.done("shares", "--json").out
    assert people.done("shares", "Sam").lines == ["Nothing is shared yet."]
    assert people.done("undo").lines == ["Undone: Told Marta. What you said cannot be unsaid."]
    assert people.done("shares").lines == ["Nothing is shared yet."]


def test_a_person_who_is_renamed_or_deleted_stays_in_the_ledger(people: Shell) -> None:
    people.done("tell", "Marta", "--item", "last", "--told")
    people.done("person", "edit", "Marta", "--name", "Martha")
    assert "told Marta" in people.done("shares", "martha").out
    people.done("person", "remove", "Martha")
    assert "told Marta" in people.done("shares").out


def test_words_are_saved_in_a_file_for_oneself(people: Shell, tmp_path: Path) -> None:
    path = tmp_path / "for you.txt"
    said = people.done("tell", "Sam", "--item", "last", "-o", str(path)).out
    assert said == f"Saved in {path}. Only you can open it.\n"
    assert path.read_text() == "A small thing I'd like to share: Told Marta about the bridge.\n"
    assert S_IMODE(path.stat().st_mode) == 0o600
    assert "words saved for Sam" in people.done("shares").out


def _there(folder: Path) -> Path:
    (folder / "there.txt").write_text("mine")
    return folder / "there.txt"


def _read_only(folder: Path) -> Path:
    if os.geteuid() == 0:
        return Path("/proc/nothing.txt")
    (folder / "shut").mkdir(mode=0o500)
    return folder / "shut" / "x.txt"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_there, "already exists"),
        (lambda folder: folder, "is a folder"),
        (lambda folder: folder / "no" / "x.txt", "There is no folder"),
        (_read_only, "could not be written"),
        (lambda folder: folder / ("x" * 300), "too long"),
    ],
    ids=["there", "folder", "no-folder", "read-only", "long"],
)
def test_a_file_that_cannot_be_written_is_refused_and_nothing_is_noted(
    people: Shell, tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    path = make(tmp_path)
    assert sentence in people.refused("tell", "Sam", "--item", "last", "-o", str(path))
    assert people.done("shares").lines == ["Nothing is shared yet."]
    assert (tmp_path / "there.txt").exists() == (make is _there)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("tell", "Bo", "--item", "last"), "Nothing here is called “Bo”."),
        (("tell", "a", "--item", "last"), "Marta"),
        (("tell", "--item", "77"), "77"),
        (("tell", "--item", "no such"), "no such"),
        (("tell", "--goal", "no such"), "no such"),
        (("unshare", "1", "--yes"), "There is nothing with the number 1."),
        (("unshare", "last", "--yes"), "There is nothing with the number last."),
        (("unshare", "-1", "--yes"), "There is nothing with the number -1."),
        (("unshare", "9" * 50, "--yes"), "There is nothing with the number"),
        (("shares", "Bo"), "Nothing here is called “Bo”."),
    ],
)
def test_what_is_not_there_is_refused(people: Shell, words: tuple[str, ...], sentence: str) -> None:
    result = people(*words)
    assert (result.code in (1, 2), result.out) == (True, "")
    assert sentence in result.err


def test_two_people_of_one_name_are_told_apart_by_their_numbers(people: Shell) -> None:
    people.done("person", "add", "Sam", "--role", "friend")
    assert "Sam, Sam" in people.refused("tell", "Sam", "--item", "last", "--told")
    people.done("tell", "4", "--item", "last", "--told")
    assert "told Sam" in people.done("shares").out


def test_what_was_written_for_oneself_alone_is_not_told(people: Shell) -> None:
    people.done("rehearsal", "I would like a break", "--for", "Sam")
    assert "for you alone" in people.refused("tell", "Sam", "--item", "last")
    people.done("letter", "Be kind", "--on", "24 december")
    assert "for you alone" in people.refused("tell", "Sam", "--item", "last")


def test_asking_back_says_what_is_out_of_reach(people: Shell, tmp_path: Path) -> None:
    people.done("tell", "Marta", "--item", "last", "--told")
    people.clock.tick(timedelta(days=40).total_seconds())
    people.done("win", "Soup")
    path = tmp_path / "x.txt"
    people.done("tell", "Sam", "--item", "last", "-o", str(path))
    assert "--yes" in people.refused("unshare", "last")
    lines = people.done("unshare", "last", "--yes").lines
    assert lines == [
        "31 December · words saved for Sam",
        "Asked Sam to delete it",
        "The file stays where it was saved. Whoever has a copy still has it.",
    ]
    assert path.exists()
    assert "words saved for Sam (you asked for it back on 31 December)" in people.done("shares").out
    assert people.done("unshare", "2", "--yes").lines[1:] == [
        "Asked Marta to delete it",
        "What you said cannot be unsaid.",
    ]
    assert "told Marta (you asked for it back on 31 December)" in people.done("shares").out
