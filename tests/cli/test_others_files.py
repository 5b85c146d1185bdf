"""What others have put beside the files of a board, and other boards below it."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.every_command import READING, WRITING
from winsboard.words import format_phrase

HALF_WRITTEN = {
    ".~a.json.77777.tmp": b"theirs",
    ".~2026-11.json.77777.tmp": b"theirs",
    "months/.~2026-11.json.99999999.tmp": b"theirs",
    "months/.~notes.odt.1-0.tmp": b"",
    ".~library.json.7.tmp~": b'{\n"_meta":{',
    "months/.~report.json.99999999.tmp": b'{\n"_meta":{',
}
IN_STATE = {
    "mine.json": b'{"x":1}',
    "mine.txt": b"x",
    "copies/x.txt": b"x",
    "copies/notes.json": b"{}",
    "backups/me.json": b"{}",
    "backups/2020/2026-11.json": b"{}",
    "backups/2020/x.json": b"[",
    "quarantine/z.txt": b"z",
    "merged/2020-notes.txt": b"x",
    "waiting/notes.txt": b"x",
    "boards/notes": b"x",
    "keys/my.pem": b"x",
}
ERASING = (
    ("erase", "--from", "2020-01-01", "--yes"),
    ("win", "Again"),
    ("doctor", "--yes"),
    ("erase", "--everything", "--yes"),
)


@pytest.fixture(autouse=True)
def cheap_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "passphrase").write_text("a small boat\n")
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))


def plant(folder: Path, files: dict[str, bytes]) -> None:
    for name, raw in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("has_board", [True, False])
def test_half_written_files_of_others_stay(
    shell: Shell, board_home: Path, tmp_path: Path, has_board: bool
) -> None:
    data = board_home / "data"
    if has_board:
        shell.done("win", "A walk")
    plant(data, HALF_WRITTEN)
    (data / ".~seal.key.99999999.tmp").symlink_to(tmp_path / "passphrase")
    os.mkfifo(data / "months" / ".~2026-10.json.99999999.tmp")
    commands = (*READING, *WRITING, *READING, *ERASING) if has_board else READING
    for words in commands:
        shell(*(word.format(elsewhere=tmp_path) for word in words))
        found = content(data)
        assert {name: found.get(name) for name in HALF_WRITTEN} == HALF_WRITTEN, words
        assert (data / ".~seal.key.99999999.tmp").is_symlink(), words
        assert (data / "months" / ".~2026-10.json.99999999.tmp").is_fifo(), words


def test_files_of_others_in_the_state_folder_stay_and_are_named(
    shell: Shell, board_home: Path
) -> None:
    state = board_home / "state"
    shell.done("win", "A walk")
    plant(state, IN_STATE)
    for words in ERASING:
        told = shell(*words)
        found = content(state)
        assert {name: found.get(name) for name in IN_STATE} == IN_STATE, words
    assert set(content(state)) == set(IN_STATE)
    for name in IN_STATE:
        if not name.startswith("backups/2020/"):
            assert format_phrase("cli.erase.others_state", path=state / name) in told.out, name


@pytest.mark.parametrize("below", ["other", "other/deep", "Board 2"])
@pytest.mark.parametrize("is_encrypted", [False, True])
def test_another_board_below_a_board_is_no_part_of_it(
    shell: Shell,
    board_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    below: str,
    is_encrypted: bool,
) -> None:
    shell.done("win", "A walk")
    inner = board_home / "data" / below
    with monkeypatch.context() as patch:
        patch.setenv("WINSBOARD_HOME", str(inner))
        inner.mkdir(parents=True)
        shell.done("win", "Not mine")
        shell.done("habit", "add", "Read")
        if is_encrypted:
            shell("encrypt", "--yes")
    before = content(inner)
    shell("doctor", "--yes")
    told = shell("backup", str(tmp_path / "copy.zip"))
    assert format_phrase("cli.backup.other_board", folder=inner / "data") in told.out
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith(below)]
    assert below in shell("encrypt", "--yes").out
    assert content(inner) == before
    shell("decrypt", "--yes")
    stays = format_phrase("cli.own.other_board", folder=inner / "data")
    for words in (ERASING[0], ERASING[-1]):
        assert stays in shell(*words).out
        assert content(inner) == before


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "text", "socket"])
def test_what_stands_in_the_place_of_a_month_keeps_nobody_from_going_back(
    shell: Shell, board_home: Path, tmp_path: Path, kind: str
) -> None:
    shell.done("win", "A walk")
    shell.done("backup", str(tmp_path / "copy.zip"))
    shell.done("win", "Rain")
    path = board_home / "data" / "months" / "2018-01.json"
    if kind in ("pipe", "socket"):
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to("/nowhere")
    else:
        path.write_text("somebody's")
    assert format_phrase("history.entry.win", to="Rain") in shell("undo").out
    assert format_phrase("history.entry.win", to="Rain") in shell("redo").out
    told = shell("restore", str(tmp_path / "copy.zip"), "--yes")
    assert format_phrase("history.backup.restored", to="copy.zip") in told.out
    # A text of another program is no month, so nothing of the board is left out.
    assert kind in ("text", "link") or (told.code, str(path) in told.err) == (1, True)
    assert [entry["text"] for entry in shell("journal", "--json").json] == ["A walk"]


def test_a_month_that_holds_the_last_act_still_stops_an_undo(
    shell: Shell, board_home: Path
) -> None:
    shell.done("win", "A walk")
    shell.done("win", "Long ago", "--day", "2026-09-03")
    page = board_home / "data" / "months" / "2026-09.json"
    page.unlink()
    os.mkfifo(page)
    (board_home / "state" / "copies" / "2026-09.json").unlink()
    shutil.rmtree(board_home / "state" / "backups")
    told = shell("undo")
    assert (told.code, str(page) in told.err) == (1, True)


def test_a_backup_brings_back_a_data_folder_that_has_gone(
    shell: Shell, board_home: Path, tmp_path: Path
) -> None:
    shell.done("win", "A walk")
    shell.done("habit", "add", "Read")
    before = content(board_home / "data")
    shutil.rmtree(board_home / "data")
    assert shell("backup", str(tmp_path / "copy.zip")).code == 0
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert {*archive.namelist()} == {*before, "manifest.json"}
    assert {*content(board_home / "data")} == {*before}


@pytest.mark.parametrize(
    "name",
    [
        b"\xff",
        b"2026-11 \xe4\xf6.json",
        b"a\nb\x1b[31m",
        b"\\xff",
        b"gr\xc3\xbc\xc3\x9fe",
        b"\xed\xa0\x80",
    ],
)
def test_a_copy_may_have_any_name(
    shell: Shell, board_home: Path, tmp_path: Path, name: bytes
) -> None:
    shell.done("win", "A walk")
    months = board_home / "data" / "months"
    copy = os.fsencode(months) + b"/" + name + b".json"
    shutil.copy(os.fsencode(months / "2026-11.json"), copy)
    assert shell("doctor", "--json").json[0]["kind"] == "stray"
    assert shell("backup", str(tmp_path / "copy.zip")).code == 0
    assert shell("doctor", "--yes").code == 0
    assert not Path(os.fsdecode(copy)).exists()
    assert [entry["text"] for entry in shell("journal", "--json").json] == ["A walk"]


def test_names_that_are_no_text_are_escaped_in_a_copy_and_kept_in_its_list(
    shell: Shell, board_home: Path, tmp_path: Path
) -> None:
    shell.done("win", "A walk")
    data = board_home / "data"
    page = (data / "months" / "2026-11.json").read_bytes()
    folder = os.fsencode(data / "old")
    (data / "old").mkdir()
    names = [b"\xff.json", b"\\xff.json", b"\xe4\n.json", "ü.json".encode()]
    for name in names:
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(page)
    shell.done("backup", str(tmp_path / "copy.zip"))
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert archive.testzip() is None
        listed = json.loads(archive.read("manifest.json"))["files"]
        inside = [name for name in archive.namelist() if name.startswith("old/")]
    originals = {bytes.fromhex(listed[n]["name"]) if "name" in listed[n] else n.encode()
                 for n in inside}  # fmt: skip
    assert originals == {b"old/" + name for name in names}
    shell.done("restore", str(tmp_path / "copy.zip"))


def test_names_are_told_in_one_line(shell: Shell, board_home: Path) -> None:
    shell.done("win", "A walk")
    months = board_home / "data" / "months"
    shutil.copy(months / "2026-11.json", months / "a\nb\x1b[31m.json")
    told = shell("doctor").out
    assert "a\\nb\\x1b[31m.json" in told
    told = shell("erase", "--everything").out
    assert "months/a\\nb\\x1b[31m.json" in told


@pytest.mark.parametrize(
    ("kind", "why"), [("pipe", "no_file"), ("link", "plain_link"), ("loop", "link_loop")]
)
def test_what_stands_in_the_place_of_the_lock_is_called_what_it_is(
    shell: Shell, board_home: Path, tmp_path: Path, kind: str, why: str
) -> None:
    shell.done("win", "A walk")
    lock = board_home / "state" / "lock"
    lock.unlink()
    if kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.symlink_to("lock" if kind == "loop" else tmp_path / "passphrase")
    assert format_phrase(f"store.why.{why}") in shell.refused("win", "Rain")
    assert str(lock) in shell("doctor").out


def test_the_last_entry_can_be_erased_by_that_word(shell: Shell) -> None:
    shell.done("win", "A walk")
    shell.done("note", "Rain")
    shell.done("erase", "--entry", "last", "--yes")
    assert [entry["text"] for entry in shell("journal", "--json").json] == ["A walk"]
