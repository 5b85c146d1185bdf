"""What is typed wrongly is named as it was typed, with what helps."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize("typed", ["-3", "-0.5", "1e5", "many", "99999999999999", "1000000000"])
def test_a_number_is_named_as_it_was_typed_with_the_most_there_can_be(
    shell: Shell, typed: str
) -> None:
    shell.done("habit", "add", "Water", "--count")
    said = shell.refused("tick", "Water", "--value", typed)
    assert said.startswith(f"“{typed}” is not a number from 0 to")
    assert "from 0 to 999999999" in said


@pytest.mark.parametrize("typed", ["", "  "])
def test_no_number_is_told_as_none(shell: Shell, typed: str) -> None:
    shell.done("habit", "add", "Water", "--count")
    assert shell.refused("tick", "Water", "--value", typed).startswith("Type a number from 0")


@pytest.mark.parametrize("typed", ["30.11.26", "3/4/26", "3 march 24", "24-05-01", "may 3 '21"])
def test_a_year_of_two_digits_is_told_as_that(shell: Shell, typed: str) -> None:
    said = shell.refused("win", "Soup", "--day", typed)
    assert said.startswith(f"“{typed}” has a year of two digits.")


@pytest.mark.parametrize(
    "words",
    [
        ("24.12.", "26.12."),
        ("24.12.", "to", "26.12."),
        ("24.12.", "-", "26.12."),
        ("24", "december", "until", "26", "december"),
        ("2026-12-24", "through", "26.12."),
    ],
)
def test_a_rest_may_have_a_word_between_its_days(shell: Shell, words: tuple[str, ...]) -> None:
    said = shell.done("rest", *words).out
    assert "Thursday 24 December 2026 to Saturday 26 December 2026" in said


@pytest.mark.parametrize("words", [("24.12.", "26.12.", "28.12."), ("a.", "to", "b.", "to", "c.")])
def test_a_rest_of_more_than_two_days_says_how_it_goes(
    shell: Shell, words: tuple[str, ...]
) -> None:
    said = shell.misused("rest", *words)
    assert ".." not in said
    assert "such as 24.12. to 26.12." in said


@pytest.mark.parametrize("command", ["where", "win"])
def test_a_home_that_is_relative_is_refused(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.delenv("WINSBOARD_HOME")
    monkeypatch.chdir(tmp_path)
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", "here")
    assert shell.refused(command, *(["Soup"] if command == "win" else [])).startswith("HOME is set")
    assert list(tmp_path.rglob("here*")) == []


@pytest.mark.parametrize("command", ["where", "doctor"])
def test_a_line_end_in_the_name_of_a_folder_breaks_no_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    home = tmp_path / "one\ntwo"
    monkeypatch.setenv("WINSBOARD_HOME", str(home))
    said = shell.done(command).out
    assert "one\\ntwo" in said
    assert not any(line.startswith("two") for line in said.splitlines())


@pytest.mark.parametrize("raw", [b"a\0b", "soup".encode("utf-16-le"), b"\xff\xfea", b"\xc3("])
def test_bytes_that_are_no_text_ask_nobody_to_type_again(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, raw: bytes
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
    said = shell.refused("note", "-")
    assert said.startswith("This is not text")
