"""Writing the board elsewhere when its folder cannot be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.notebook.acts import mark, texts, write
from tests.store.boards import files, month_file
from winsboard.notebook.notebook import Notebook
from winsboard.store.errors import CannotSave
from winsboard.store.store import Store


def full(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing can be written in a folder."""
    real = os.open

    def refuse(path: str, flags: int, *args: int, **kwargs: int) -> int:
        if flags & os.O_CREAT and Path(path).is_relative_to(data) and str(path).endswith(".tmp"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)


def test_a_rescue_copy_holds_the_board_and_what_is_not_on_disk(
    notebook: Notebook,
    open_board: Callable[[], Notebook],
    tmp_path: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(notebook, "saved before")
    board = open_board()
    stick = tmp_path / "stick"
    stick.mkdir()
    with monkeypatch.context() as patch:
        full(tmp_path / "data", patch)
        write(board, "held")
        mark(board, "done")
        assert not board.flush(5)
        assert board.saving.state == "held"
        folder = board.rescue(stick)
        assert "held" not in month_file(tmp_path).read_text()
    copy = Notebook(Store(folder, tmp_path / "other", clock), clock)
    copy.load_days(copy.today, copy.today)
    assert copy.board == board.board
    assert texts(copy) == ["saved before", "held"]
    assert [path.name for path in stick.iterdir()] == [folder.name]
    assert files(folder) == {"library.json", "2026-11.json"}
    assert copy.undo().did == "mark.done"
    assert board.flush(60)


def test_pages_that_can_not_be_read_are_written_as_they_are_in_memory(
    notebook: Notebook, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(notebook, "in memory")
    real = os.open

    def refuse(path: str, flags: int, *args: int, **kwargs: int) -> int:
        if Path(path).is_relative_to(tmp_path / "data"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, flags, *args, **kwargs)

    stick = tmp_path / "stick"
    stick.mkdir()
    os.utime(month_file(tmp_path), (1, 1))
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        folder = notebook.rescue(stick)
    copy = Notebook(Store(folder, tmp_path / "other", clock), clock)
    copy.load_days(copy.today, copy.today)
    assert texts(copy) == ["in memory"]


@pytest.mark.parametrize("what", ["months", "tables"])
def test_an_error_nobody_thought_of_keeps_no_words_from_being_written_elsewhere(
    notebook: Notebook,
    tmp_path: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    write(notebook, "in memory")
    stick = tmp_path / "stick"
    stick.mkdir()

    def fails(*_: object) -> None:
        raise RecursionError

    with monkeypatch.context() as patch:
        patch.setattr(Store, what, fails)
        folder = notebook.rescue(stick, ["in an open field"])
    copy = Notebook(Store(folder, tmp_path / "other", clock), clock)
    copy.load_days(copy.today, copy.today)
    assert texts(copy) == ["in memory", "in an open field"]


def test_a_folder_that_can_not_be_written_is_named(notebook: Notebook, tmp_path: Path) -> None:
    write(notebook, "x")
    place = tmp_path / "place"
    place.write_text("no folder")
    with pytest.raises(CannotSave):
        notebook.rescue(place)
    assert place.read_text() == "no folder"
