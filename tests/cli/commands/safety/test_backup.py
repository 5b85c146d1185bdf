from __future__ import annotations

import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def later(shell: Shell, **span: float) -> None:
    shell.clock.set(shell.clock.now() + timedelta(**span))


def test_a_backup_is_one_private_file_with_every_page(
    shell: Shell, board_home: Path, elsewhere: Path
) -> None:
    shell.done("habit", "add", "Read")
    shell.done("win", "Made the bed")
    [line] = shell.done("backup").lines
    [path] = elsewhere.iterdir()
    assert path.name == "winsboard-2026-11-21-0930.zip"
    assert str(path) in line
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {
            "library.json",
            "manifest.json",
            "months/2026-11.json",
        }
        page = archive.read("months/2026-11.json")
    assert page == (board_home / "data" / "months" / "2026-11.json").read_bytes()


def test_a_backup_goes_where_it_is_wished_and_over_nothing(shell: Shell, elsewhere: Path) -> None:
    shell.done("win", "Made the bed")
    shell.done("backup", "mine.zip")
    before = (elsewhere / "mine.zip").read_bytes()
    assert "mine.zip" in shell.refused("backup", "mine.zip")
    assert (elsewhere / "mine.zip").read_bytes() == before
    assert "nowhere" in shell.refused("backup", "nowhere/mine.zip")
    shell.done("backup", str(elsewhere))
    assert len(list(elsewhere.iterdir())) == 2


def test_a_backup_of_no_board_is_refused(shell: Shell, elsewhere: Path) -> None:
    assert "no board" in shell.refused("backup")
    assert list(elsewhere.iterdir()) == []


def test_a_file_is_restored_after_the_difference_was_shown_and_that_can_be_undone(
    shell: Shell, elsewhere: Path
) -> None:
    shell.done("habit", "add", "Read")
    shell.done("win", "Made the bed")
    shell.done("tick", "read")
    shell.done("backup", "mine.zip")
    shell.done("note", "Rain")
    shell.done("tick", "read", "--rest")
    shell.done("undo")
    shell.done("tick", "read", "--open")
    shell.done("habit", "edit", "read", "--name", "Read aloud")
    before = shell.done("week", "--json").json
    said = shell.done("restore", "mine.zip", "--yes").out
    assert "Added: 1 tick\n" in said
    assert "Changed: 1 habit\n" in said
    assert "Removed: 1 note\n" in said
    assert "  - 2026-11-21  note: Rain\n" in said
    assert "  + 2026-11-21  tick: Read aloud, done\n" in said
    assert "  ~ habit: Read aloud  →  habit: Read\n" in said
    week = shell.done("week", "--json").json
    assert [entry["text"] for entry in week["entries"]] == ["Made the bed"]
    assert [habit["label"] for habit in week["habits"]] == ["Read"]
    assert [mark["state"] for mark in week["marks"]] == ["done"]
    assert "Restored the board of mine.zip" in shell.done("history").out
    shell.done("undo")
    assert shell.done("week", "--json").json == before
    shell.done("redo")
    assert shell.done("week", "--json").json == week


def test_restoring_asks_first(shell: Shell, elsewhere: Path) -> None:
    shell.done("win", "Made the bed")
    shell.done("backup", "mine.zip")
    shell.done("note", "Rain")
    refused = shell("restore", "mine.zip")
    assert refused.code == 1
    assert "Removed: 1 note" in refused.out
    assert "--yes" in refused.err
    assert len(shell.done("journal", "--json").json) == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"{}"])
def test_a_file_that_is_no_backup_is_refused(shell: Shell, elsewhere: Path, content: bytes) -> None:
    shell.done("win", "Made the bed")
    (elsewhere / "other.zip").write_bytes(content)
    assert "other.zip" in shell.refused("restore", "other.zip", "--yes")
    assert "nowhere.zip" in shell.refused("restore", "nowhere.zip", "--yes")
    assert len(shell.done("journal", "--json").json) == 1


def test_rolling_backups_are_listed_with_what_they_hold(shell: Shell) -> None:
    assert "No earlier versions" in shell.done("restore").out
    shell.done("habit", "add", "Read")
    shell.done("win", "Made the bed")
    later(shell, hours=2)
    shell.done("win", "Rested")
    later(shell, hours=2)
    shell.done("note", "Rain")
    assert shell.done("restore").lines == [
        "  1  today 13:00: 2 wins, 1 habit, last change today 11:30",
        "  2  today 11:00: 1 win, 1 habit, last change today 09:30",
        "  3  today 09:00: nothing yet",
        "`winsboard restore 1` shows what number 1 would change, and asks first.",
    ]
    numbers = [(one["number"], one["wins"]) for one in shell.done("restore", "--json").json]
    assert numbers == [(1, 2), (2, 1), (3, 0)]


def test_a_rolling_backup_is_restored_by_its_number(shell: Shell) -> None:
    shell.done("win", "Made the bed")
    later(shell, hours=2)
    shell.done("win", "Rested")
    shell.done("habit", "add", "Read")
    later(shell, hours=2)
    shell.done("note", "Rain")
    shell.done("restore", "2", "--yes")
    later(shell, hours=24)
    assert "Restored the board of Saturday 21 November 11:00" in shell.done("history").out
    assert [entry["text"] for entry in shell.done("journal", "--json").json] == ["Made the bed"]
    assert shell.done("habit", "list", "--json").json == []
    shell.done("undo")
    assert len(shell.done("journal", "--json").json) == 3
    assert "9" in shell.refused("restore", "9", "--yes")
