"""Plain output read aloud: how long it takes, and that every line is made of words.

A speech synthesiser is not needed: what it says is counted in words, at its usual 175 words a
minute. A time such as 08:15 is two numbers, and a number has the words that it is said with.
"""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import Shell
from tests.conftest import FakeClock
from tests.thorough import THOROUGH
from winsboard.demo.folder import fill
from winsboard.store.store import Store

WORDS_A_MINUTE: Final = 175
TODAY: Final = ("today",)
LINES: Final = (
    TODAY, ("week",), ("month",), ("journal",), ("habit",), ("history",), ("support",),
    ("progress",), ("progress", "year"), ("progress", "year", "--habit", "1"),
    ("progress", "habits"), ("progress", "habits", "1"), ("progress", "patterns"),
    ("progress", "album"), ("progress", "album", "--page", "2"), ("look-back",), ("tomorrow",),
)  # fmt: skip


def spoken(text: str) -> int:
    """The number of words that are said."""
    words = len(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text))
    return words + sum(map(_said, re.findall(r"\d+", text)))


def _said(number: str) -> int:
    if len(number) > 2:
        return len(number)
    return 1 if int(number) <= 20 or number.endswith("0") else 2


@pytest.mark.parametrize(("text", "words"), [("I'm at 08:15", 4), ("21 of 1998", 7), ("--json", 1)])
def test_words_are_counted_as_they_are_said(text: str, words: int) -> None:
    assert spoken(text) == words


@pytest.fixture
def shell(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(clock, capsys)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a year, made once."""
    root, clock = tmp_path_factory.mktemp("lived"), FakeClock()
    fill(Store(root / "data", root / "state", clock), clock)
    return root / "data"


@pytest.fixture
def lived(shell: Shell, tmp_path: Path, year: Path) -> tuple[Shell, str]:
    """A board of a year."""
    folder = tmp_path / "lived"
    shutil.copytree(year, folder)
    return shell, str(folder)


def test_today_takes_less_than_a_minute(lived: tuple[Shell, str]) -> None:
    shell, folder = lived
    evening = shell.clock.now().replace(hour=21)
    for days in range(1, 60, 3 if THOROUGH else 12):
        shell.clock.set(evening - timedelta(days=days))
        told = shell.done("today", "--data-dir", folder).out
        assert spoken(told) <= WORDS_A_MINUTE, told


def test_a_long_day_is_told_in_less_than_a_minute(shell: Shell) -> None:
    for n in range(9):
        shell.done("habit", "add", f"Practice number {n}", "--area", ("morning", "coping")[n % 2])
        shell.done("tick", str(n + 1))
    for n in range(30):
        shell.done("note", "A very long note " + "with many words in it " * 20 + f"\nand line {n}")
    told = shell.done("today").out
    assert spoken(told) <= WORDS_A_MINUTE, told
    assert "24 earlier ones." in told
    assert "`winsboard journal`" in told


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_every_line_is_made_of_words(lived: tuple[Shell, str], words: tuple[str, ...]) -> None:
    shell, folder = lived
    told = shell.done(*words, "--data-dir", folder).out
    assert told.strip()
    for line in told.splitlines():
        said = line.strip()
        assert not re.search(r"\[.\]", said), line
        assert not re.search(r"\S {3,}\S", said), f"columns: {line}"
        assert not re.search(r"\d{7,}", said), f"a number nobody can say: {line}"
        assert not re.search(r"(?:(?:^|\s)[^\w\s]+(?=\s|$)){2}", said), f"signs: {line}"
        assert not re.search(r"(?:(?:^|\s)\w(?=\s|$)){3}", said), f"single letters: {line}"


@pytest.mark.parametrize(
    "line",
    [
        "1 [x] Make the bed",
        "Make the bed   .   .   x   x",
        "Mon  5555555555",
        "x x . . x",
    ],
)
def test_a_line_of_signs_is_noticed(line: str) -> None:
    patterns = (
        r"\[.\]", r"\S {3,}\S", r"\d{7,}", r"(?:(?:^|\s)[^\w\s]+(?=\s|$)){2}",
        r"(?:(?:^|\s)\w(?=\s|$)){3}",
    )  # fmt: skip
    assert any(re.search(pattern, line) for pattern in patterns)
