from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from winsboard import __version__
from winsboard.cli.main import MODULES


def test_the_version_is_told(shell: Shell) -> None:
    assert shell.done("--version").out == f"winsboard {__version__}\n"


def test_the_help_names_every_command(shell: Shell) -> None:
    told = shell.done("--help").out
    assert all(f"  {command}" in told for command in MODULES if command != "open")
    assert max(map(len, told.splitlines())) <= 110


@pytest.mark.parametrize("command", [c for c in MODULES if c != "open"])
def test_every_command_explains_itself(shell: Shell, command: str) -> None:
    told = shell.done(command, "--help")
    assert told.lines[0].startswith(f"winsboard {command}")
    assert "--data-dir DIR" in told.out


@pytest.mark.parametrize("command", [None, *sorted(MODULES)])
def test_two_blanks_stand_between_what_is_typed_and_what_it_does(
    shell: Shell, command: str | None
) -> None:
    told = shell.done(*([command] if command else []), "--help").lines
    indented = [line.strip() for line in told if line.startswith("  ")]
    assert indented
    assert [line for line in indented if "  " not in line] == []


def test_an_unknown_command_is_told_and_a_near_one_named(shell: Shell) -> None:
    assert "`winsboard win`" in shell.misused("wni", "made the bed")
    assert "“xyzzy”" in shell.misused("xyzzy")


def test_what_is_not_known_after_a_command_is_told(shell: Shell) -> None:
    assert "--frob" in shell.misused("win", "bed", "--frob")
    assert "tomorrow" in shell.misused("today", "tomorrow")


@pytest.mark.parametrize("where", ["before", "after", "joined"])
def test_the_data_folder_can_be_named_before_and_after_the_command(
    shell: Shell, tmp_path: Path, where: str
) -> None:
    folder = str(tmp_path / "elsewhere")
    words = {
        "before": ("--data-dir", folder, "win", "bed"),
        "after": ("win", "bed", "--data-dir", folder),
        "joined": (f"--data-dir={folder}", "win", "bed"),
    }
    shell.done(*words[where])
    assert (tmp_path / "elsewhere" / "months" / "2026-11.json").exists()
    assert "bed" not in shell.done("today").out


def test_json_can_be_asked_for_before_the_command(shell: Shell) -> None:
    assert shell.done("--json", "journal").json == []


def test_a_data_folder_in_no_folder_is_refused(shell: Shell, tmp_path: Path) -> None:
    assert str(tmp_path / "gone") in shell.refused(
        "--data-dir", str(tmp_path / "gone" / "data"), "win", "bed"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("--data-dir",),
        ("win", "bed", "--data-dir"),
        ("--data-dir", "", "today"),
        ("win", "bed", "--data-dir= "),
    ],
)
def test_an_option_without_its_value_is_told(shell: Shell, words: tuple[str, ...]) -> None:
    assert "--data-dir" in shell.misused(*words)
