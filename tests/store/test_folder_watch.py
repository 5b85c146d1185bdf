"""What is written in a watched folder is told; where that is not possible, it is not pretended."""

from __future__ import annotations

import os
import select
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rows import each
from winsboard.store.system import folder_watch
from winsboard.store.system.folder_watch import FolderWatch, watch


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "data", tmp_path / "data" / "months", tmp_path / "state" / "inbox"]
    for folder in made[:2]:
        folder.mkdir()
    (made[0] / "library.json").write_text("{}")
    return made


@pytest.fixture
def watched(folders: list[Path]) -> Iterator[FolderWatch]:
    found = watch(folders)
    if found is None or not found.is_complete:
        pytest.skip("this disk is not watched")
    yield found
    found.close()


def tells(watched: FolderWatch) -> bool:
    """Whether it tells of something; it does so before the write returns."""
    told = bool(select.select([watched], [], [], 0)[0])
    watched.clear()
    return told


def replace(data: Path) -> None:
    (data / "new").write_text("{}")
    (data / "new").replace(data / "library.json")


def append(data: Path) -> None:
    with (data / "library.json").open("a") as file:
        file.write(" ")


@each(
    "write",
    [
        replace,
        append,
        lambda data: (data / "library.json").chmod(0o400),
        lambda data: (data / "months" / "2026-11.json").write_text("{}"),
        lambda data: (data / "library (copy).json").write_text("{}"),
        lambda data: os.utime(data / "library.json"),
        lambda data: (data / "library.json").unlink(),
        lambda data: (data / "months").rename(data / "other"),
    ],
)
def test_a_write_is_told(
    write: Callable[[Path], object], watched: FolderWatch, folders: list[Path]
) -> None:
    assert not tells(watched)
    write(folders[0])
    assert tells(watched)
    assert not tells(watched)


def test_reading_is_not_told(watched: FolderWatch, folders: list[Path]) -> None:
    (folders[0] / "library.json").read_text()
    list(folders[0].iterdir())
    watched.renew()
    assert not tells(watched)


def test_a_folder_that_comes_later_or_takes_the_place_of_one_is_watched_too(
    watched: FolderWatch, folders: list[Path], tmp_path: Path
) -> None:
    folders[2].mkdir(parents=True)
    watched.renew()
    (folders[2] / "message.json").write_text("{}")
    assert tells(watched)
    folders[0].rename(tmp_path / "before")
    folders[1].mkdir(parents=True)
    assert tells(watched)
    watched.renew()
    assert watched.is_complete
    (folders[1] / "2026-11.json").write_text("{}")
    assert tells(watched)


def test_without_the_first_folder_it_is_not_complete(
    watched: FolderWatch, folders: list[Path], tmp_path: Path
) -> None:
    folders[0].rename(tmp_path / "before")
    watched.renew()
    assert not watched.is_complete
    (tmp_path / "before").rename(folders[0])
    watched.renew()
    assert watched.is_complete


def test_a_disk_on_which_another_computer_may_write_is_not_watched(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "LOCAL_DISKS", frozenset({0x6969}))
    found = watch(folders)
    assert found is not None
    assert not found.is_complete
    replace(folders[0])
    assert not tells(found)
    found.close()
    found.close()


def test_a_system_that_tells_nothing_is_left_alone(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert watch(folders) is None


class Refuses:
    """A system without a free descriptor."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def inotify_init1(self, _flags: int) -> int:
        return -1


@each("library", [Refuses, lambda *_, **__: object()])
def test_a_system_that_refuses_is_left_alone(
    library: object, folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctypes.CDLL", library)
    assert watch(folders) is None
