"""Several boards on one computer, each in folders of its own."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell
from winsboard.paths import board_id_of, find_paths, paths_of_board


def rows(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell.done("board", "list", "--json", *words).json
    return found


def texts(shell: Shell, *board: str) -> list[str]:
    return [entry["text"] for entry in shell.done(*board, "journal", "--json").json]


def test_a_board_has_files_of_its_own(shell: Shell, board_home: Path) -> None:
    assert [row["name"] for row in rows(shell)] == ["mine"]
    said = shell.done("board", "add", "Our house").out
    assert "Any program under this login can read both boards." in said
    assert "winsboard --board 'Our house'" in said
    shell.done("win", "alone")
    shell.done("--board", "our house", "win", "together")
    shell.done("win", "--board=Our house", "again")
    assert texts(shell) == ["alone"]
    assert texts(shell, "--board", "2") == ["together", "again"]
    where = shell.done("where", "--json", "--board", "Our House").json
    id = rows(shell)[1]["id"]
    for part in ("data", "state", "config"):
        assert Path(where[part]["path"]) == board_home / "boards" / id / part
    assert shell.done("--board", "Our house", "today").lines[0] == "Board: Our house"
    for path in (board_home / "config").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


def test_a_board_named_family_is_for_the_family(shell: Shell) -> None:
    shell.done("board", "add", "Family")
    shell.done("board", "add", "rest of us", "--for", "family")
    shell.done("board", "add", "Ben", "--for", "rehab")
    for name, whom in (("family", "family"), ("rest of us", "family"), ("ben", "rehab")):
        assert shell.done("--board", name, "settings", "--json").json["board_for"] == whom
    assert "Type --for me, rehab or family" in shell.refused("board", "add", "x", "--for", "us")
    assert len(rows(shell)) == 4


def test_undo_does_not_make_a_new_board_another_one(shell: Shell) -> None:
    shell.done("board", "add", "family")
    assert shell("--board", "family", "undo").code == 1
    assert "family" in shell.done("--board", "family", "settings", "board-for").out.split()


def test_renaming_archiving_and_restoring(shell: Shell) -> None:
    shell.done("board", "add", "family")
    shell.done("--board", "family", "win", "stays")
    shell.done("board", "rename", "family", "Home")
    assert shell.done("--board", "home", "settings", "--json").json["board_name"] == "Home"
    assert "no board called" in shell.refused("--board", "family", "today")
    shell.done("board", "away", "home")
    assert [row["name"] for row in rows(shell)] == ["mine"]
    assert [row["archived"] for row in rows(shell, "--all")] == [False, True]
    assert "is archived" in shell.refused("--board", "home", "today")
    assert "already" in shell.done("board", "away", "Home").out.lower()
    shell.done("board", "again", "Home")
    assert texts(shell, "--board", "Home") == ["stays"]
    assert "cannot be archived" in shell.refused("board", "away", "mine")
    shell.done("board", "rename", "mine", "Ana")
    assert [row["name"] for row in rows(shell)] == ["Ana", "Home"]


NO_NAMES = [
    "../x",
    "/etc",
    "a/b",
    "a" * 300,
    "a" * 100_000,
    "..",
    ".",
    "~",
    "nobody",
    "\x1b[31m",
    "\u202eylimaf",
    "0",
    "99999999999999999999",
    "*",
    "\ud800",
]


@pytest.mark.parametrize("name", NO_NAMES, ids=ascii)
def test_a_typed_name_is_looked_up_and_is_no_path(
    shell: Shell, board_home: Path, name: str
) -> None:
    shell.done("board", "add", "family")
    before = sorted(board_home.rglob("*"))
    result = shell("--board", name, "win", "x")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "\x1b" not in result.err
    assert len(result.err) < 300
    assert sorted(board_home.rglob("*")) == before


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "..",
        "a/b",
        "a\\b",
        "/etc",
        "~me",
        ".hidden",
        "\x00\x1b",
        "\u200f",
        "!?",
        "x" * 31,
        "mine",
        "MINE",
        "míne",
        "fam\u200bily",
        "\u202efamily",
        "x" * 2000,
    ],
    ids=ascii,
)
def test_a_name_that_no_board_can_have(shell: Shell, name: str) -> None:
    shell.done("board", "add", "family")
    result = shell("board", "add", "--", name)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert len(rows(shell, "--all")) == 2


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("a\x1bb", "ab"),
        (" Our  home ", "Our home"),
        ("בית", "בית"),
        ("\u202bab\u202c", "ab"),
        ("2", "2"),
        ("我家", "我家"),
    ],
    ids=ascii,
)
def test_a_name_is_kept_without_what_cannot_be_seen(shell: Shell, typed: str, name: str) -> None:
    shell.done("board", "add", "first one")
    shell.done("board", "add", typed)
    assert rows(shell)[2]["name"] == name
    shell.done("--board", name, "win", "there")
    assert texts(shell, "--board", "3") == ["there"]


def test_a_board_and_a_folder_are_not_named_together(shell: Shell, tmp_path: Path) -> None:
    shell.done("board", "add", "family")
    folder = str(tmp_path / "other")
    for words in (("win", "x"), ("where",), ("backup",), ("demo", "--fill", folder)):
        said = shell.refused("--board", "family", "--data-dir", folder, *words)
        assert "do not go together" in said
    assert "needs a value" in shell.misused("today", "--board")
    assert "needs a value" in shell.misused("--board= ", "today")


BAD = {
    "empty": b"",
    "text": b"not json",
    "list": b"[]",
    "deep": b"[" * 100_000,
    "huge": b" " * (2 << 20),
    "path": b'{"format":"winsboard boards","version":1,"boards":'
    b'[{"id":"../../x","name":"x","archived":false}]}',
    "twice": b'{"format":"winsboard boards","version":1,"boards":['
    b'{"id":"first","name":"a","archived":false},{"id":"first","name":"b","archived":false}]}',
    "newer": b'{"format":"winsboard boards","version":2,"boards":{"x":1}}',
    "odd": b'{"format":"winsboard boards","version":true,"boards":[]}',
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_a_list_that_cannot_be_read_is_said_and_left_alone(
    shell: Shell, board_home: Path, raw: bytes
) -> None:
    path = board_home / "config" / "boards.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    for words in (("--board", "x", "today"), ("board", "list"), ("board", "add", "x")):
        assert str(path) in shell.refused(*words)
    assert path.read_bytes() == raw
    shell.done("win", "still works")
    assert texts(shell) == ["still works"]


def test_something_else_in_the_place_of_the_list(shell: Shell, board_home: Path) -> None:
    (board_home / "config" / "boards.json").mkdir(parents=True)
    assert "boards.json" in shell.refused("board", "add", "x")
    (board_home / "config" / "boards.json").rmdir()
    os.mkfifo(board_home / "config" / "boards.json")
    assert "boards.json" in shell.refused("--board", "x", "today")


def test_a_board_that_cannot_be_made_is_not_in_the_list(shell: Shell, board_home: Path) -> None:
    board_home.mkdir()
    (board_home / "boards").write_text("in the way")
    shell.refused("board", "add", "family")
    assert [row["name"] for row in rows(shell)] == ["mine"]


def test_the_usual_folders_have_the_other_boards_beside_them() -> None:
    id = "0123456789abcdef"
    home = {"HOME": "/home/ana"}
    assert paths_of_board(id, home).data == Path(f"/home/ana/.local/share/winsboard-boards/{id}")
    assert paths_of_board(id, home).state == Path(f"/home/ana/.local/state/winsboard-boards/{id}")
    assert paths_of_board("first", home) == find_paths(None, home)
    for environ in (home, {**home, "WINSBOARD_HOME": "/srv/w"}):
        assert board_id_of(paths_of_board(id, environ).data) == id
        assert board_id_of(find_paths(None, environ).data) == "first"
    assert board_id_of(Path(f"/srv/{id}/data")) == "first"


def test_the_list_says_who_wrote_it(shell: Shell, board_home: Path) -> None:
    shell.done("board", "add", "family")
    whole = json.loads((board_home / "config" / "boards.json").read_bytes())
    assert (whole["format"], whole["version"], len(whole["boards"])) == ("winsboard boards", 1, 2)
