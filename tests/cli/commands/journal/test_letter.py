"""`letter` and `rehearsal`: words for later, and words to say."""

from __future__ import annotations

import io
import sys
from datetime import timedelta

import pytest

from tests.cli.conftest import Shell, prepared

WORDS = "Dear me, you got through it"
SEES = (
    ("letter",),
    ("letter", "--json"),
    ("journal",),
    ("journal", "--search", "kind:letter"),
    ("journal", "--search", "kind:letter", "--json"),
    ("journal", "--json"),
    ("today",),
    ("today", "--json"),
    ("week",),
    ("week", "--json"),
    ("history",),
    ("--plain",),
)
"""Everything that lists entries or changes."""


@pytest.fixture
@prepared
def written(shell: Shell) -> None:
    told = shell.done("letter", WORDS, "--on", "24 december")
    assert told.lines == ["Wrote a letter to yourself, for Thursday 24 December 2026"]


def go_on(shell: Shell, days: int) -> None:
    shell.clock.tick(timedelta(days=days).total_seconds())


@pytest.mark.parametrize("words", SEES, ids=" ".join)
def test_no_list_tells_the_words_of_a_letter_before_its_day(
    written: Shell, words: tuple[str, ...]
) -> None:
    assert "you got through" not in written.done(*words).out


def test_a_letter_comes_back_on_its_day_until_it_is_opened(written: Shell) -> None:
    here = "A letter is here."
    assert here not in written.done("today").out
    assert "No letter has come back yet" in written.refused("letter", "read")
    go_on(written, 33)
    told = written.done("today").out
    assert here in told
    assert WORDS not in told
    assert written.done("letter").lines[0] == "  1. Here now · written on Saturday 21 November"
    assert written.done("letter", "read").lines == [
        "Written on Saturday 21 November, for Thursday 24 December",
        "",
        WORDS,
    ]
    assert here not in written.done("today").out
    assert WORDS in written.done("journal", "--search", "kind:letter").out
    assert WORDS in written.done("letter", "--json").out
    written.done("undo")
    assert here in written.done("today").out


def test_a_letter_that_is_opened_early_on_purpose_comes_back_all_the_same(written: Shell) -> None:
    assert WORDS in written.done("letter", "read", "1").lines
    go_on(written, 40)
    assert "A letter is here." in written.done("today").out


def test_a_letter_is_found_after_years_and_survives_a_clock_that_was_wrong(written: Shell) -> None:
    go_on(written, 9000)
    assert WORDS in written.done("letter", "read").lines
    go_on(written, -9000)
    assert "you got through" not in written.done("letter").out
    go_on(written, 33)
    assert "A letter is here." in written.done("today").out


def test_a_letter_gets_another_day(written: Shell) -> None:
    assert written.done("letter", "day", "1", "in", "a", "year").lines == [
        "Gave the letter another day: Sunday 21 November 2027"
    ]
    assert "after today" in written.refused("letter", "day", "1", "yesterday")
    assert "no letter with the number 7" in written.refused("letter", "day", "7", "friday")


def test_a_letter_for_a_day_that_is_over_or_without_a_day_is_refused(shell: Shell) -> None:
    for day in ("today", "yesterday", "2026-11-21", "1900-01-01"):
        assert "Choose a day after today." in shell.refused("letter", WORDS, "--on", day)
    assert "“whenever” is not a day" in shell.refused("letter", WORDS, "--on", "whenever")
    assert "On which day does it come back?" in shell.misused("letter", WORDS)
    assert shell.done("letter").lines[0] == "There is no letter yet."


def test_the_words_of_a_letter_can_come_from_a_pipe(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"One line\nand another\n")))
    shell.done("letter", "add", "--on", "tomorrow")
    assert shell.done("letter", "read", "1").lines[2:] == ["One line", "and another"]


def test_a_letter_survives_backup_encryption_and_merge(
    written: Shell, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = f"{tmp_path}/copy.zip"
    written.done("backup", copy)
    written.done("erase", "--everything", "--yes")
    assert written.done("letter").lines[0] == "There is no letter yet."
    written.done("restore", copy, "--yes")
    assert "For Thursday 24 December" in written.done("letter").lines[0]
    assert WORDS in written.done("letter", "read", "1").lines


def test_a_rehearsal_is_written_and_found_and_never_drawn_or_shared(shell: Shell) -> None:
    words = "I would like my Sundays free"
    told = shell.done("rehearsal", words, "--for", "Sam")
    assert told.lines == [f"Wrote a rehearsal: {words}"]
    (found,) = shell.done("journal", "--search", "sundays", "--json").json
    assert (found["kind"], found["people"]) == ("rehearsal", ["Sam"])
    (same,) = shell.done("journal", "--search", "kind:rehearsal person:sam", "--json").json
    assert same == found
    assert "for you alone" in shell.refused("picture", "win", "--entry", found["id"])
    assert "win" not in shell.done("today").lines[-1]
