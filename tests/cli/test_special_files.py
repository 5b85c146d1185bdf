"""Pipes, sockets, folders, devices and links in the place of files: nobody waits, nothing is lost.

Everything runs in this process; a command that waited for a pipe would be cut short by an alarm.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

import pytest

from tests.cli.conftest import Shell
from tests.cli.every_command import READING, WRITING

SECONDS: Final = 10


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket has to be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_text("somebody's")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent.parent.parent / "outside" / "nothing.json")


def a_link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_link_to_a_victim(path: Path) -> None:
    path.symlink_to(path.parents[len(path.parents) - 1 - depth_of(path)] / "victim")


def depth_of(path: Path) -> int:
    """How many folders there are above the folder of the test."""
    names = path.parts
    return names.index("board") - 1


KINDS: Final[dict[str, Callable[[Path], None]]] = {
    "pipe": a_pipe,
    "socket": a_socket,
    "folder": a_folder,
    "loop": a_link_to_itself,
    "nowhere": a_link_to_nowhere,
    "device": a_link_to_a_device,
    "victim": a_link_to_a_victim,
}
PLACES: Final = (
    "data/months/2026-11.json",
    "data/months/2026-10.json",
    "data/library.json",
    "data/x.json",
    "data/months/2026-11 (copy).json",
    "data/2026-11.beside.json",
    "state/drafts.json",
    "state/copies/2026-11.json",
    "state/copies/library.json",
    "state/backups/2026-11-21T08Z/2026-11.json",
    "state/merged/1-x.json",
    "state/quarantine/x.json",
)


@contextmanager
def cut_short() -> Iterator[None]:
    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError("a command waited")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the board is that the tests of this module begin with."""
    return tmp_path_factory.mktemp("begun") / "board"


@pytest.fixture
def begun(shell: Shell, board_home: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A board with two months."""
    if not home.exists():
        shell.done("habit", "add", "Make the bed")
        shell.done("win", "In October", "--day", "2026-10-08")
        shell.done("win", "Rain on the roof")
        shutil.copytree(board_home, home, symlinks=True)
    else:
        shutil.copytree(home, board_home, symlinks=True)
    return shell


def looks(path: Path) -> tuple[object, ...]:
    """What tells whether a special file is the one that was put there."""
    found = path.lstat()
    inside = (path / "inside").read_text() if path.is_dir() else ""
    return found.st_ino, found.st_mode, inside, path.is_symlink() and path.readlink()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_no_command_waits_for_a_special_file_or_writes_through_it(
    begun: Shell, board_home: Path, tmp_path: Path, kind: str, place: str
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("export SECRET=1\n")
    path = board_home / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    KINDS[kind](path)
    before = looks(path)
    commands = [*WRITING[:2], *READING[:3], *READING[3:12:2], *WRITING[4:7]]
    for words in commands:
        with cut_short():
            result = begun(*(word.format(elsewhere=tmp_path) for word in words))
        said = result.out + result.err
        assert "its own error" not in said, (words, said)
        assert "Traceback" not in said
        if words[0] in ("win", "note", "today", "month", "journal"):
            assert result.code == 0, (words, said)
    texts = {entry["text"] for entry in begun("journal", "--from", "2000-01-01", "--json").json}
    assert {"A walk", "Rain on the roof", "In October"} <= texts
    assert victim.read_text() == "export SECRET=1\n"
    assert not (tmp_path / "outside").exists()
    if place.startswith("data/"):
        assert looks(path) == before
    for folder in (board_home / "state", board_home / "data"):
        kept = [p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()]
        assert not [p for p in kept if b"SECRET=1" in p.read_bytes()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", [("merge",), ("restore",), ("backup",)])
def test_an_argument_that_is_a_special_file_is_refused_at_once(
    begun: Shell, tmp_path: Path, kind: str, words: tuple[str, ...]
) -> None:
    (tmp_path / "victim").write_text("SECRET")
    path = tmp_path / "board" / "given.json"
    KINDS[kind](path)
    with cut_short():
        result = begun(*words, str(path))
    assert "its own error" not in result.err
    assert result.code == 1 or (words, kind) == (("backup",), "folder")
    assert (tmp_path / "victim").read_text() == "SECRET"


def test_a_file_in_the_place_of_the_months_keeps_nobody_from_writing(
    begun: Shell, board_home: Path
) -> None:
    months = board_home / "data" / "months"
    shutil.rmtree(months)
    months.write_text("somebody's")
    told = begun("win", "A walk")
    assert (told.code, told.err.count("\n")) == (0, 1)
    texts = {entry["text"] for entry in begun("journal", "--from", "2000-01-01", "--json").json}
    assert texts == {"A walk", "Rain on the roof", "In October"}
    assert months.read_text() == "somebody's"
    months.unlink()
    begun("merge")
    texts = {entry["text"] for entry in begun("journal", "--from", "2000-01-01", "--json").json}
    assert texts == {"A walk", "Rain on the roof", "In October"}
    assert (months / "2026-11.json").is_file()


def test_a_link_of_the_months_to_a_folder_elsewhere_is_not_filled(
    begun: Shell, board_home: Path, tmp_path: Path
) -> None:
    months = board_home / "data" / "months"
    shutil.rmtree(months)
    (tmp_path / "private").mkdir()
    months.symlink_to(tmp_path / "private")
    begun("win", "A walk")
    begun("doctor", "--yes")
    assert not list((tmp_path / "private").iterdir())
    texts = {entry["text"] for entry in begun("journal", "--from", "2000-01-01", "--json").json}
    assert texts == {"A walk", "Rain on the roof", "In October"}


def test_a_link_to_a_good_page_and_one_for_the_data_folder_stay(
    begun: Shell, board_home: Path, tmp_path: Path
) -> None:
    data = board_home / "data"
    month = data / "months" / "2026-11.json"
    month.rename(tmp_path / "page.json")
    month.symlink_to(tmp_path / "page.json")
    data.rename(tmp_path / "disk")
    data.symlink_to(tmp_path / "disk")
    begun.done("win", "A walk")
    assert month.is_symlink()
    assert b"A walk" in (tmp_path / "page.json").read_bytes()
    texts = {
        entry["text"] for entry in begun.done("journal", "--from", "2000-01-01", "--json").json
    }
    assert texts == {"A walk", "Rain on the roof", "In October"}


def test_an_entry_is_erased_through_a_link_to_a_page_and_beside_a_place_that_is_taken(
    begun: Shell, board_home: Path, tmp_path: Path
) -> None:
    months = board_home / "data" / "months"
    (months / "2026-11.json").rename(tmp_path / "page.json")
    (months / "2026-11.json").symlink_to(tmp_path / "page.json")
    (months / "2026-10.json").unlink()
    os.mkfifo(months / "2026-10.json")
    begun("win", "To stay", "--day", "2026-10-09")
    begun("erase", "--from", "2026-10-08", "--to", "2026-10-08", "--yes")
    begun("erase", "--from", "2026-11-21", "--to", "2026-11-21", "--yes")
    texts = [entry["text"] for entry in begun("journal", "--from", "2000-01-01", "--json").json]
    assert texts == ["To stay"]
    for path in (*board_home.rglob("*.json"), tmp_path / "page.json"):
        if path.is_file():
            raw = path.read_bytes()
            assert b"Rain on the roof" not in raw
            assert b"In October" not in raw
    told = begun("erase", "--everything", "--yes")
    assert str(tmp_path / "page.json") in told.out
    assert not (tmp_path / "page.json").exists()
    assert (months / "2026-10.json").is_fifo()
    assert not (months / "2026-11.json").is_symlink()


def test_a_link_that_a_person_names_is_merged(begun: Shell, board_home: Path, home: Path) -> None:
    (board_home / "there").symlink_to(home / "data" / "months" / "2026-11.json")
    assert begun("merge", str(board_home / "there")).code == 0
