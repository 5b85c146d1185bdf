"""A board of an earlier version opens, and is written back byte for byte the same."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.golden.board import CONTINUED, EARLIER, FIRST, LATER, START, WRITTEN, files, live

TABLES = frozenset(
    {
        "affirmations",
        "edits",
        "entries",
        "flows",
        "habits",
        "let_go",
        "marks",
        "people",
        "prompts",
        "removed",
        "rests",
        "rituals",
        "settings",
        "skills",
    }
)


def tables_in(folder: Path) -> set[str]:
    pages = [json.loads(raw) for raw in files(folder).values()]
    return {table for page in pages for table in page} - {"_meta"}


def board_of(golden: Path, home: Path) -> Path:
    """A copy of a golden board with private file modes, which Git does not store."""
    shutil.copytree(golden, home / "data")
    for path in (home, *home.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return home


def test_the_golden_boards_hold_documents_of_every_kind() -> None:
    assert tables_in(WRITTEN) | tables_in(CONTINUED) == TABLES


def test_the_same_acts_write_the_same_bytes(tmp_path: Path) -> None:
    assert live(tmp_path / "board", START, FIRST) == []
    assert files(tmp_path / "board" / "data") == files(WRITTEN)


def test_a_board_of_an_earlier_winsboard_is_continued_with_the_same_bytes(tmp_path: Path) -> None:
    home = board_of(WRITTEN, tmp_path / "board")
    assert live(home, START + timedelta(days=1), LATER) == []
    assert files(home / "data") == files(CONTINUED)


def documents(folder: Path) -> set[tuple[str, bytes]]:
    """Each stored document with the name of its file, byte for byte."""
    return {
        (name, line.rstrip(b","))
        for name, raw in files(folder).items()
        for line in raw.splitlines()
        if line.startswith(b'"') and not line.endswith(b"{") and b'"app":' not in line
    }


@pytest.mark.parametrize("folder", [EARLIER, WRITTEN, CONTINUED], ids=lambda folder: folder.name)
def test_a_write_keeps_each_earlier_document_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    home = board_of(folder, tmp_path / "board")
    acts = ("win One|more", "tick Water --value 2", "note Old|day --day 2026-10-30", "mood 4")
    assert live(home, START + timedelta(days=2), (*acts, "settings theme gruvbox")) == []
    changed = documents(folder) - documents(home / "data")
    # The settings are the one document of the library that these acts change.
    assert [(name, document.split(b":")[0]) for name, document in changed] == [
        ("library.json", b'"1"')
    ]


@pytest.mark.parametrize("folder", [EARLIER, WRITTEN, CONTINUED], ids=lambda folder: folder.name)
def test_reading_a_board_of_an_earlier_winsboard_changes_no_file(
    folder: Path, tmp_path: Path
) -> None:
    home = board_of(folder, tmp_path / "board")
    reading = ("today", "journal", "history", "progress year", "calm", "doctor")
    assert live(home, START + timedelta(days=2), reading) == []
    assert files(home / "data") == files(folder)
