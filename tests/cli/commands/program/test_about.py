from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Shell
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.keys.menu import shown_keys


def test_every_key_of_the_board_is_printed_under_its_place(shell: Shell) -> None:
    told = shell.done("keys")
    assert all(command.help in told.out for command in COMMANDS)
    assert told.lines[0] == "Write"
    listed = shell.done("keys", "--json").json
    named = [(key["id"], key["key"]) for key in listed]
    assert sorted(named) == sorted((command.id, shown_keys(command)) for command in COMMANDS)


def test_where_the_files_are_is_printed(shell: Shell, board_home: Path) -> None:
    assert "not there yet" in shell.done("where").out
    shell.done("note", "Rain")
    listed = shell.done("where", "--json").json
    assert listed["data"]["path"] == str(board_home / "data")
    assert listed["data"]["files"] == 1
    assert listed["data"]["bytes"] == (board_home / "data/months/2026-11.json").stat().st_size
    assert f"{board_home / 'data'}  (1 file, " in shell.done("where").out


def test_another_data_folder_has_a_state_folder_of_its_own(shell: Shell, tmp_path: Path) -> None:
    shell.done("--data-dir", str(tmp_path / "elsewhere"), "note", "Rain")
    listed = shell.done("--data-dir", str(tmp_path / "elsewhere"), "where", "--json").json
    assert listed["data"]["path"] == str(tmp_path / "elsewhere")
    assert listed["state"]["path"] != shell.done("where", "--json").json["state"]["path"]


def test_keys_are_found_by_a_word_in_any_case(shell: Shell) -> None:
    everything, found = shell.done("keys").lines, shell.done("keys", "HIDE").lines
    assert 0 < len(found) < len(everything)
    keys = shell.done("keys", "hide", "--json").json
    assert len(keys) == sum(line.startswith("  ") for line in found)
    assert all("hide" in f"{key['title']} {key['help']}".lower() for key in keys)
    assert shell.refused("keys", "xyzzy").startswith("No key fits “xyzzy”.")
