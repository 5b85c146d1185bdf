from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.thorough import THOROUGH
from winsboard.cli.commands.program import board
from winsboard.demo import folder as demo_folder
from winsboard.demo.documents import generate_documents
from winsboard.domain.habits import habits
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Document, Habit
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.notebook.notebook import Notebook
from winsboard.paths import Paths
from winsboard.store.drafts.drafts import Drafts
from winsboard.tui.app import launch
from winsboard.tui.app.launch import WrittenOnDemo


@pytest.fixture(autouse=True)
def throwaways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder throwaway folders are made in."""
    folder = tmp_path / "throwaways"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def sized(folder: Path) -> dict[str, int]:
    return {str(p.relative_to(folder)): p.stat().st_size for p in folder.rglob("*") if p.is_file()}


YEARS = "2" if THOROUGH else "1"


@cache
def the_usual_year(now: datetime, today: date) -> Sequence[Document]:
    return list(generate_documents(now, today, demo_folder.YEARS, demo_folder.SEED))


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up documents of the usual year are made once; of another seed, each time."""

    def documents(now: datetime, today: date, years: int, seed: int) -> Iterable[Document]:
        if (years, seed) == (demo_folder.YEARS, demo_folder.SEED):
            return the_usual_year(now, today)
        return generate_documents(now, today, years, seed)

    monkeypatch.setattr(demo_folder, "generate_documents", documents)


class Opened:
    """Stands in for the full screen: says what it was opened on, and how it was left."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.boards: list[tuple[bool, int, Path]] = []
        self.written: list[str] | None = None

    def __call__(
        self,
        notebook: Notebook,
        drafts: Drafts,
        paths: Paths,
        *,
        demo: WrittenOnDemo | None = None,
        name: str = "",
        is_encrypted: bool = False,
    ) -> int:
        assert not is_encrypted
        assert (drafts.keys(), name) == ((), "")
        self.boards.append((demo is not None, len(notebook.board.habits), paths.data))
        if demo is not None:
            assert demo() is None
            self.write(notebook)
            self.written = demo()
        return self.codes.pop(0)

    def write(self, notebook: Notebook) -> None:
        """Write something on a demo board; nothing unless a test says what."""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can show the board."""
    monkeypatch.setattr(board, "can_draw", lambda environ: True)


def test_a_made_up_day_is_printed_where_there_is_no_terminal(
    shell: Shell, board_home: Path, throwaways: Path
) -> None:
    for words in (("demo",), ("demo", "--plain")):
        told = shell.done(*words)
        assert told.lines[0] == "This is a demo board (made up). Nothing is saved."
        assert "1. Made the bed: done." in told.out
        assert "Said no to an extra shift" in told.out
    assert not board_home.exists()
    assert list(throwaways.iterdir()) == []


def test_the_made_up_board_is_opened_and_gone_afterwards(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, terminal: None, throwaways: Path
) -> None:
    opened = Opened(0)
    monkeypatch.setattr(launch, "open_board", opened)
    assert "closed and deleted" in shell.done("demo").out
    ((demo, habits, data),) = opened.boards
    assert (demo, habits) == (True, 9)
    assert data.is_relative_to(throwaways)
    assert list(throwaways.iterdir()) == []


def test_the_made_up_board_is_gone_when_the_board_breaks(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, terminal: None, throwaways: Path
) -> None:
    def breaks(*_: object, **__: object) -> int:
        raise RuntimeError

    monkeypatch.setattr(launch, "open_board", breaks)
    assert "RuntimeError" in shell.refused("demo")
    assert list(throwaways.iterdir()) == []


def test_ones_own_board_is_opened(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, terminal: None, board_home: Path
) -> None:
    shell.done("habit", "add", "Read")
    opened = Opened(0, 3)
    monkeypatch.setattr(launch, "open_board", opened)
    assert shell().code == 0
    assert shell().code == 3
    assert opened.boards == [(False, 1, board_home / "data")] * 2
    assert "1 Read" in shell.done("habit", "list").out.replace("  ", " ")


def test_a_newcomer_can_ask_for_the_made_up_board(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, terminal: None, board_home: Path
) -> None:
    opened = Opened(board.DEMO_BOARD, 0)
    monkeypatch.setattr(launch, "open_board", opened)
    assert shell().code == 0
    assert [demo for demo, _, _ in opened.boards] == [False, True]


class Writing(Opened):
    """Writes a win, a note, a habit with a tick, and changes made-up things, too."""

    def write(self, notebook: Notebook) -> None:
        def keep(edit: Edit | None) -> None:
            assert edit is not None
            notebook.commit(edit)

        board, today = notebook.board, notebook.today
        made_up = board.habits[0]
        keep(entries.write("win", "phoned the surgery", today, notebook.edit_context()))
        keep(entries.write("note", "a note of my own", today, notebook.edit_context()))
        keep(habits.mark(board, made_up, today - ONE_DAY * 3, "rest", notebook.edit_context()))
        keep(habits.change(made_up, made_up._replace(label="Renamed"), notebook.edit_context()))
        keep(habits.add(board, [Habit("", "Swim")], notebook.edit_context()))
        swim = notebook.board.habits[-1]
        keep(habits.mark(notebook.board, swim, today, "done", notebook.edit_context()))
        assert notebook.flush(60)


def test_what_was_written_on_the_demo_board_is_on_disk_on_ones_own(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, terminal: None, throwaways: Path
) -> None:
    shell.done("win", "from before")
    opened = Writing(board.CARRY_OVER)
    monkeypatch.setattr(launch, "open_board", opened)
    assert "Copied to your own board." in shell.done("demo").out
    assert opened.written is not None
    assert sorted(opened.written) == ["Swim", "a note of my own", "phoned the surgery"]
    today = shell.done("today").out
    assert "1. Swim: done." in today
    journal = shell.done("journal", "--json").json
    assert {entry["text"] for entry in journal} == {
        "from before",
        "phoned the surgery",
        "a note of my own",
    }
    assert [habit["label"] for habit in shell.done("habit", "list", "--json").json] == ["Swim"]
    shell.done("undo")
    assert {e["text"] for e in shell.done("journal", "--json").json} == {"from before"}
    assert list(throwaways.iterdir()) == []


def test_what_is_not_to_be_copied_is_gone(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, terminal: None, board_home: Path
) -> None:
    monkeypatch.setattr(launch, "open_board", Writing(0))
    assert "closed and deleted" in shell.done("demo").out
    assert not (board_home / "data").exists()


def test_a_newcomer_s_words_go_to_the_board_they_asked_for(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, terminal: None, tmp_path: Path
) -> None:
    mine = tmp_path / "elsewhere"
    opened = Writing(board.DEMO_BOARD, board.CARRY_OVER)
    monkeypatch.setattr(launch, "open_board", opened)
    shell.done("--data-dir", str(mine))
    found = shell.done("--data-dir", str(mine), "journal", "--json").json
    assert {entry["text"] for entry in found} == {"phoned the surgery", "a note of my own"}


def test_if_the_words_cannot_be_copied_the_demo_folder_stays_and_is_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, terminal: None, throwaways: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "elsewhere"

    class Meanwhile(Writing):
        def write(self, notebook: Notebook) -> None:
            super().write(notebook)
            (mine / "library.json").mkdir(parents=True)

    monkeypatch.setattr(launch, "open_board", Meanwhile(board.DEMO_BOARD, board.CARRY_OVER))
    result = shell("--data-dir", str(mine))
    assert result.code != 0
    [left] = throwaways.iterdir()
    assert str(left) in result.err
    shown = shell.done("--data-dir", str(left / "data"), "today")
    assert "phoned the surgery" in shown.out


def test_a_made_up_folder_is_a_data_folder(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "filled"
    assert str(folder) in shell.done("demo", "--fill", str(folder)).out
    told = shell.done("--data-dir", str(folder), "week")
    assert "Arm practice" in told.out
    shell.done("--data-dir", str(folder), "tick", "dressed")
    shell.done("--data-dir", str(folder), "undo")
    months = sorted(path.stem for path in (folder / "months").iterdir())
    assert (months[0], months[-1], len(months)) == ("2025-11", "2026-11", 13)


def test_the_same_seed_fills_folders_alike(shell: Shell, tmp_path: Path) -> None:
    for name, seed in (("one", "5"), ("two", "5"), ("three", "6")):
        shell.done("demo", "--fill", str(tmp_path / name), "--years", YEARS, "--seed", seed)
    one, two, three = (sized(tmp_path / name) for name in ("one", "two", "three"))
    assert one == two
    assert one != three


def test_a_folder_that_holds_something_is_not_filled(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear Ines")
    assert "not empty" in shell.refused("demo", "--fill", str(folder))
    assert "not empty" in shell.refused("demo", "--fill", str(folder / "letter.txt"))
    assert sized(folder) == {"letter.txt": 9}


@pytest.mark.parametrize(
    "words",
    [
        ("--years", "0"),
        ("--years", "61"),
        ("--years", "1.5"),
        ("--seed", "x"),
        ("--seed", "nan"),
        ("--years", "inf"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused(
    shell: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert "whole number" in shell.refused("demo", "--fill", str(tmp_path / "new"), *words)
    assert not os.path.lexists(tmp_path / "new")
