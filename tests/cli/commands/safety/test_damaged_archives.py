"""Zip files that are damaged, cut short, or made to do harm: one sentence, and nothing is lost."""

from __future__ import annotations

import io
import json
import random
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import Shell
from winsboard.store.archive import reader
from winsboard.store.system.files import read_bytes
from winsboard.words import format_phrase

OCTOBER: Final = "months/2026-10.json"
NOVEMBER: Final = "months/2026-11.json"


@pytest.fixture
def saved(shell: Shell, tmp_path: Path) -> Path:
    """A backup, after which a win was written."""
    shell.done("habit", "add", "Make the bed")
    shell.done("win", "In October", "--day", "2026-10-08")
    shell.done("win", "Rain on the roof")
    path = tmp_path / "saved.zip"
    shell.done("backup", str(path))
    shell.done("win", "After it")
    return path


def entries_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(entries: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, raw in entries:
            archive.writestr(name, raw)
    return buffer.getvalue()


def texts(shell: Shell) -> set[str]:
    return {e["text"] for e in shell("journal", "--from", "2000-01-01", "--json").json}


def test_a_backup_lists_what_is_in_it(saved: Path) -> None:
    entries = entries_of(saved)
    listed = json.loads(entries.pop("manifest.json"))["files"]
    assert listed.keys() == entries.keys() == {"library.json", OCTOBER, NOVEMBER}
    assert {name: about["size"] for name, about in listed.items()} == {
        name: len(raw) for name, raw in entries.items()
    }


def test_a_backup_that_is_not_read_back_as_it_was_written_is_refused(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("win", "A walk")

    def flipped(path: Path, *most: int) -> bytes:
        return read_bytes(path, *most)[:: -1 if path.suffix == ".zip" else 1]

    monkeypatch.setattr("winsboard.store.archive.writer.read_bytes", flipped)
    said = shell.refused("backup", str(tmp_path / "x.zip"))
    assert said == format_phrase("store.archive_differs", path=tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_a_backup_names_what_is_not_in_it(shell: Shell, board_home: Path, tmp_path: Path) -> None:
    shell.done("win", "A walk")
    page = board_home / "data" / NOVEMBER
    page.unlink()
    page.symlink_to(page)
    (board_home / "state" / "copies" / page.name).unlink()
    told = shell("backup", str(tmp_path / "x.zip"))
    assert told.code == 1
    assert str(page) in told.err
    assert told.err.count("\n") == 1


def damage(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    kind = chance.randrange(4)
    if kind == 0:
        return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]
    if kind == 1:
        return raw[:at]
    if kind == 2:
        return raw[:at] + chance.randbytes(40) + raw[at + 40 :]
    return raw[:at] + bytes(200) + raw[at + 200 :]


@pytest.mark.parametrize("has_manifest", [True, False])
def test_damaged_archives_never_take_anything_away(
    saved: Path, shell: Shell, *, has_manifest: bool
) -> None:
    whole = saved.read_bytes()
    if not has_manifest:
        entries = [(n, r) for n, r in entries_of(saved).items() if n != "manifest.json"]
        whole = zipped(entries)
    chance = random.Random(4)
    for _ in range(80):
        saved.write_bytes(damage(whole, chance))
        told = shell("restore", str(saved))
        assert "its own error" not in told.err, told.err
        gone = [line for line in told.out.splitlines() if line.strip().startswith("Goes")]
        # The win written since is all that may go.
        assert not any("habit" in line or "2 " in line for line in gone), told.out


@pytest.mark.parametrize("name", ["library.json", OCTOBER, NOVEMBER])
@pytest.mark.parametrize("change", [lambda raw: raw[:-9], lambda raw: raw + b" ", None])
def test_a_page_that_differs_from_the_manifest_stays_as_it_is(
    saved: Path, shell: Shell, name: str, change: Callable[[bytes], bytes] | None
) -> None:
    entries = entries_of(saved)
    if change is None:
        del entries[name]
    else:
        entries[name] = change(entries[name])
    saved.write_bytes(zipped(list(entries.items())))
    before = texts(shell)
    page = Path(name).stem
    asked = shell("restore", str(saved))
    assert format_phrase("cli.restore.damaged", page=page, path=saved) in asked.err
    told = shell("restore", str(saved), "--yes")
    assert told.code == 1
    assert format_phrase("cli.restore.damaged", page=page, path=saved) in told.err
    assert texts(shell) == before - (set() if name == NOVEMBER else {"After it"})
    assert "Make the bed" in shell.done("habit", "list").out


def test_an_archive_of_an_older_winsboard_is_restored_and_that_is_said(
    saved: Path, shell: Shell
) -> None:
    entries = [(n, r) for n, r in entries_of(saved).items() if n != "manifest.json"]
    saved.write_bytes(zipped(entries))
    told = shell("restore", str(saved), "--yes")
    assert told.err.strip() == format_phrase("cli.restore.unchecked", path=saved)
    assert texts(shell) == {"In October", "Rain on the roof"}


def twice(entries: dict[str, bytes]) -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped([*entries.items(), (NOVEMBER, b"{}")])


def encrypted(entries: dict[str, bytes]) -> bytes:
    raw = bytearray(zipped(list(entries.items())))
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1
        at = raw.find(b"PK\x01\x02", at + 1)
    return bytes(raw)


def links(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, b"/etc/passwd")
    return buffer.getvalue()


def bomb(entries: dict[str, bytes]) -> bytes:
    return zipped([(name, bytes(2 << 20)) for name in entries])


def nested(entries: dict[str, bytes]) -> bytes:
    return zipped([("library.json", zipped(list(entries.items())))])


def elsewhere(entries: dict[str, bytes]) -> bytes:
    names = ["../library.json", "/library.json", "x/../months/2026-11.json", "..\\library.json"]
    return zipped([(name, entries[NOVEMBER]) for name in names])


def crowded(entries: dict[str, bytes]) -> bytes:
    return zipped([(f"{n}.json", b"") for n in range(150)], zipfile.ZIP_STORED)


def squeezed(entries: dict[str, bytes]) -> bytes:
    return zipped(list(entries.items()), zipfile.ZIP_LZMA)


HARM: Final = (twice, encrypted, links, bomb, nested, elsewhere, crowded, squeezed)


@pytest.mark.parametrize("make", HARM, ids=lambda make: make.__name__)
@pytest.mark.parametrize("has_manifest", [True, False])
def test_an_archive_made_to_do_harm_does_none(
    saved: Path,
    shell: Shell,
    tmp_path: Path,
    make: Callable[[dict[str, bytes]], bytes],
    monkeypatch: pytest.MonkeyPatch,
    *,
    has_manifest: bool,
) -> None:
    # The real limits would cost seconds here.
    monkeypatch.setattr(reader, "LARGEST_PAGE", 1 << 20)
    monkeypatch.setattr(reader, "MOST_ENTRIES", 100)
    entries = entries_of(saved)
    if not has_manifest:
        del entries["manifest.json"]
    saved.write_bytes(make(entries))
    before, files = texts(shell), sorted(tmp_path.rglob("*"))
    told = shell("restore", str(saved), "--yes")
    assert "its own error" not in told.err
    assert told.code == 1 or make is twice
    assert before - {"After it"} <= texts(shell)
    assert make is twice or sorted(tmp_path.rglob("*")) == files
