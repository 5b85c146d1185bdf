"""`winsboard merge`: what another machine has of this board, said in words and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def laptop(shell: Shell, tmp_path: Path) -> str:
    """The data folder of another machine, split off after one win and one habit."""
    shell.done("habit", "add", "Make", "the", "bed")
    shell.done("win", "Sat outside")
    shutil.copytree(tmp_path / "board" / "data", tmp_path / "laptop")
    return str(tmp_path / "laptop")


def wins(shell: Shell) -> list[str]:
    return [entry["text"] for entry in shell.done("journal", "--json").json]


def test_a_folder_is_merged_and_said_in_words(shell: Shell, laptop: str) -> None:
    shell.done("win", "Called a friend", "--data-dir", laptop)
    shell.done("win", "Said no", "--data-dir", laptop)
    shell.done("tick", "bed", "--data-dir", laptop)
    shell.done("win", "Washed up")
    assert shell.done("merge", laptop).lines == [
        "Merged 2 files: 2 wins, 1 tick. `winsboard undo` undoes it."
    ]
    assert sorted(wins(shell)) == ["Called a friend", "Said no", "Sat outside", "Washed up"]
    assert "Merged another copy: 2 wins, 1 tick" in shell.done("history").out
    assert sorted(wins(shell)) == sorted({*wins(shell)})


def test_a_merge_can_be_taken_back_and_done_again(shell: Shell, laptop: str) -> None:
    shell.done("win", "Said no", "--data-dir", laptop)
    shell.done("habit", "add", "Read", "--data-dir", laptop)
    shell.done("merge", laptop)
    assert shell.done("undo").lines == ["Undone: Merged another copy: 1 win, 1 habit"]
    assert wins(shell) == ["Sat outside"]
    assert "Read" not in shell.done("habit", "list").out
    shell.done("redo")
    assert sorted(wins(shell)) == ["Said no", "Sat outside"]
    assert "Read" in shell.done("habit", "list").out


def test_the_same_folder_brings_nothing_the_second_time(shell: Shell, laptop: str) -> None:
    shell.done("win", "Said no", "--data-dir", laptop)
    shell.done("merge", laptop)
    assert shell.done("merge", laptop).lines == ["Merged 2 files. Nothing in them was new."]


def test_a_file_elsewhere_stays_where_it_is(shell: Shell, laptop: str) -> None:
    shell.done("win", "Said no", "--data-dir", laptop)
    file = Path(laptop) / "months" / "2026-11.json"
    before = file.read_bytes()
    assert "1 win" in shell.done("merge", str(file)).out
    assert file.read_bytes() == before


def test_without_a_path_the_copies_in_the_data_folder_are_merged(
    shell: Shell, laptop: str, board_home: Path
) -> None:
    shell.done("win", "Said no", "--data-dir", laptop)
    copy = board_home / "data" / "months" / "2026-11.sync-conflict-20261121-101500-ABCDEFG.json"
    shutil.copy(Path(laptop) / "months" / "2026-11.json", copy)
    assert "Merged 1 file: 1 win." in shell.done("merge").out
    assert not copy.exists()
    assert "There are no copies to merge" in shell.done("merge").out


def test_a_page_of_the_board_itself_stays_in_its_place(shell: Shell, board_home: Path) -> None:
    shell.done("win", "Sat outside")
    page = board_home / "data" / "months" / "2026-11.json"
    assert "Nothing in them was new" in shell.done("merge", str(page)).out
    assert page.exists()


def test_what_holds_no_page_is_refused(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}")
    assert "No page in" in shell.refused("merge", str(other))
    assert "No page in" in shell.refused("merge", str(tmp_path / "nowhere"))


def test_what_is_left_alone_is_named(shell: Shell, laptop: str) -> None:
    other = Path(laptop) / "other.json"
    other.write_text("{}")
    assert shell.done("merge", laptop).lines[1:] == [
        f"{other} has no page to merge. It stays as it is."
    ]


def test_two_paths_are_one_too_many(shell: Shell) -> None:
    shell.misused("merge", "a", "b")
