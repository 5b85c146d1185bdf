"""What was never ours is never touched, by any command."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Shell
from tests.cli.every_command import LAST, READING, WRITING
from winsboard.words import format_phrase

FOREIGN: dict[str, bytes] = {
    "2024-05 bank export.json": b'{"somebody": "else"}',
    "2026-11.json": b"",
    "2026-11.json.bak": b"bank",
    "library-books.json": b'[{"app": "winsboard"}]',
    "package.json": b'{"_meta": {"1": {"app": "other", "page": "library"}}}',
    "package.json~": b"{",
    "seal-of-approval.key": b"-----BEGIN KEY-----",
    "notes.key": b"key",
    ".dropbox": b"",
    ".git/config": b"[core]",
    ".git/hooks/pre-commit": b"#!/bin/sh\n",
    ".git/2026-11.json": b"{}",
    ".stfolder/marker": b"",
    ".stversions/2025-01.json": b"[]",
    "Photos/2026-11.json": b"\xff\xd8\xff",
    "Photos/library.json": b'{"albums": []}',
    "backups/2026-11-01T09Z/2026-11.json": b"{}",
    "copies/library.json": b"{}",
    "project/seal.key": b"not a key",
    "project/sub/2023-01-budget.json": b'{"sum": 5}',
    "project/.~report.json.tmp": b"report",
    "months/2026-10.json": b"some text",
    "months/2025-05.json": b"[1, 2]",
    "months/2025-06.json": b"",
    "months/2025-07.json": b'{"_default": {"1": {"name": "x"}}}',
    "months/2025-08.json": b"\0" * 300,
    "months/notes.json": b"{}",
    "months/Photos/a.json": b"{}",
}


class Seen(NamedTuple):
    """All that a command could change of a file."""

    raw: bytes
    mode: int
    touched: int


def seen(folder: Path, names: list[str]) -> dict[str, Seen | None]:
    found: dict[str, Seen | None] = {}
    for name in names:
        path = folder / name
        stat = path.lstat() if path.exists() else None
        found[name] = stat and Seen(path.read_bytes(), stat.st_mode, stat.st_mtime_ns)
    return found


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def cheap_passphrase(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "passphrase").write_text("a small boat\n")
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(elsewhere / "passphrase"))


def plant(folder: Path) -> list[str]:
    for name, raw in FOREIGN.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        path.chmod(0o755 if "hooks" in name else 0o644)
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return list(FOREIGN)


def test_no_command_touches_a_file_of_others(
    shell: Shell, board_home: Path, elsewhere: Path
) -> None:
    data = board_home / "data"
    names = plant(data)
    folders = {path: path.stat().st_mode for path in data.rglob("*") if path.is_dir()}
    before = seen(data, names)
    for words in (*WRITING[:3], *READING, *WRITING, *READING, *WRITING[:1], *LAST):
        result = shell(*(word.format(elsewhere=elsewhere) for word in words))
        assert "unforeseen" not in result.err + result.out, words
        assert "its own error" not in result.err, words
        assert seen(data, names) == before, words
        if words == ("doctor",):
            assert not [name for name in names if str(data / name) in result.out], result.out
    assert {path: path.stat().st_mode for path in folders} == folders


LIBRARIES = {
    "a package": b'{\n "name": "MyLib",\n "version": "1.2.3"\n}\n',
    "empty": b"",
    "a list": b"[]",
    "text": b"books",
    "other app": b'{"_meta": {"1": {"app": "other", "page": "library", "schema": 1}}}',
    "bytes": bytes(range(256)),
}


@pytest.mark.parametrize("raw", LIBRARIES.values(), ids=LIBRARIES.keys())
def test_a_folder_with_the_library_of_another_program_is_left_as_it_is(
    shell: Shell, board_home: Path, elsewhere: Path, raw: bytes
) -> None:
    data = board_home / "data"
    data.mkdir(parents=True)
    (data / "library.json").write_bytes(raw)
    before = seen(data, ["library.json"])
    foreign = format_phrase("store.foreign", path=data / "library.json")
    for words in (*READING, *WRITING, *LAST[:1]):
        result = shell(*(word.format(elsewhere=elsewhere) for word in words))
        assert seen(data, ["library.json"]) == before, words
        assert [path.name for path in data.iterdir()] == ["library.json"], words
        assert not (board_home / "state" / "quarantine").exists(), words
        if words[0] in ("today", "month", "win", "merge", "encrypt"):
            assert (result.code, result.err.strip()) == (1, foreign), words


@pytest.mark.parametrize("kind", ["nothing", "empty", "others"])
def test_reading_writes_nothing_where_there_is_no_board(
    shell: Shell, board_home: Path, kind: str
) -> None:
    data = board_home / "data"
    if kind != "nothing":
        data.mkdir(parents=True)
    if kind == "others":
        (data / "letter.txt").write_text("Dear")
    before = sorted(board_home.rglob("*")) if board_home.exists() else []
    for words in READING:
        shell(*words)
        after = sorted(board_home.rglob("*")) if board_home.exists() else []
        assert after == before, words


def test_what_is_erased_and_sealed_is_listed_first(shell: Shell, board_home: Path) -> None:
    data = board_home / "data"
    plant(data)
    shell.done("win", "A walk")
    shutil.copy(data / "months" / "2026-11.json", data / "project" / "kept.json")
    told = shell.done("encrypt", "--yes").out
    assert format_phrase("cli.own.page", folder=data, count=1, names="months/2026-11.json") in told
    told = shell.done("erase", "--everything", "--yes").out
    assert format_phrase("cli.own.page", folder=data, count=1, names="months/2026-11.json") in told
    assert format_phrase("cli.own.copy", folder=data, count=1, names="project/kept.json") in told
    assert format_phrase("cli.own.key", folder=data, count=1, names="seal.key") in told
    assert not (data / "project" / "kept.json").exists()
    assert not (data / "months" / "2026-11.json").exists()


@pytest.mark.parametrize("mode", [0o644, 0o755, 0o666, 0o777])
def test_what_is_made_private_keeps_what_its_owner_may_do(
    shell: Shell, board_home: Path, mode: int
) -> None:
    shell.done("win", "A walk")
    page = board_home / "data" / "months" / "2026-11.json"
    page.chmod(mode)
    page.parent.chmod(0o755)
    shell("doctor", "--yes")
    assert page.stat().st_mode & 0o777 == mode & ~0o077
    assert page.parent.stat().st_mode & 0o777 == 0o700


def test_the_place_of_a_month_is_taken_by_a_file_of_others(
    shell: Shell, board_home: Path, elsewhere: Path
) -> None:
    month = board_home / "data" / "months" / "2026-11.json"
    month.parent.mkdir(parents=True)
    month.write_text("somebody's")
    told = shell("win", "A walk")
    assert (told.code, told.err.count("\n")) == (0, 1)
    assert str(month) in told.err
    assert [e["text"] for e in shell("journal", "--json").json] == ["A walk"]
    assert month.read_text() == "somebody's"
    month.rename(elsewhere / month.name)
    told = shell("win", "And home")
    assert (told.code, told.err.strip()) == (0, format_phrase("store.in_place", path=month))
    assert {e["text"] for e in shell.done("journal", "--json").json} == {"A walk", "And home"}
    assert not list((board_home / "data").glob("*.beside*"))
    assert str(month) + " " not in shell("doctor").out


@pytest.mark.parametrize("raw", [b"", b"-----BEGIN PRIVATE KEY-----", b'{"app": "other"}'])
def test_the_key_of_another_program_seals_no_board(
    shell: Shell, board_home: Path, raw: bytes
) -> None:
    shell.done("win", "A walk")
    key = board_home / "data" / "seal.key"
    key.write_bytes(raw)
    key.chmod(0o644)
    shell.done("win", "Rain")
    shell.done("doctor", "--yes")
    assert shell.refused("decrypt", "--yes")
    told = shell("encrypt", "--yes")
    assert (told.code, told.err.strip()) == (1, format_phrase("store.key_taken", path=key))
    shell.done("erase", "--everything", "--yes")
    assert key.read_bytes() == raw
    assert key.stat().st_mode & 0o777 == 0o644


def test_a_pipe_in_the_place_of_the_key_file_seals_no_board(shell: Shell, board_home: Path) -> None:
    shell.done("win", "A walk")
    os.mkfifo(board_home / "data" / "seal.key")
    shell.done("win", "Rain")
    assert shell("encrypt", "--yes").code == 1
    shell.done("erase", "--everything", "--yes")
    assert (board_home / "data" / "seal.key").is_fifo()
