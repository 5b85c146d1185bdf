"""Every symbol of the program exists in the fonts of the Linux console."""

from __future__ import annotations

import sys
import unicodedata
from io import StringIO
from pathlib import Path
from typing import Final

import pytest
from rich.cells import cell_len

import winsboard
from tests.rows import each
from winsboard.cli.io.output import print_lines
from winsboard.tui.components import text
from winsboard.tui.progress.year_map import LEVELS
from winsboard.tui.terminal.console_font import (
    REPLACEMENTS,
    is_linux_console,
    with_console_characters,
)

HOME: Final = Path(winsboard.__file__).parent
IN_ALL_SIX_FONTS: Final = frozenset(
    "–—‘’“”„†‡•…‹›€™←↑→↓−∞∩≈≠≡≤≥"
    "─━│┃┄┅┆┇┈┉┊┋┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋"
    "═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬╭╮╯╰╱╲╳╴╵╶╷╸╹╺╻█░▒■▮▲▴▶▸▼▾◀◂●♦"
)
"""Beyond ASCII and Latin-1: in Lat15 and Uni2 as Fixed16, VGA16 and TerminusBold16."""


def has(mark: str) -> bool:
    return mark < "\u0100" or mark in IN_ALL_SIX_FONTS


def marks_of_the_program() -> set[str]:
    """Return every symbol in the source and the phrases."""
    return {
        mark
        for path in HOME.rglob("*")
        if path.suffix in (".py", ".json", ".tcss") and path.name != "console_font.py"
        for mark in path.read_text(encoding="utf-8")
        if mark > "\u00ff" and unicodedata.category(mark)[0] in "SP"
    }


def test_every_mark_of_the_program_is_in_the_fonts_or_has_one_in_its_place() -> None:
    marks = marks_of_the_program()
    assert "★" in marks
    assert {mark for mark in marks if not has(mark) and mark not in REPLACEMENTS} == set()


@each("mark", REPLACEMENTS)
def test_what_stands_in_its_place_is_in_the_fonts_and_as_wide(mark: str) -> None:
    assert not has(mark)
    assert all(map(has, REPLACEMENTS[mark]))
    assert cell_len(REPLACEMENTS[mark]) == cell_len(mark)


@each("together", [text.GLYPHS.values(), LEVELS, text.KIND_MARKS.values(), "▂▄▆█"])
def test_marks_that_mean_different_things_stay_different(together: list[str]) -> None:
    drawn = [with_console_characters(mark) for mark in together]
    assert len(set(drawn)) == len(drawn)


def test_words_are_left_alone() -> None:
    for words in ("made the bed", "für Jürgen", "Сделал кровать", "整えました"):
        assert with_console_characters(words) is words or with_console_characters(words) == words


@each(
    ("term", "console"),
    [("linux", True), ("linux-16color", True), ("xterm-256color", False), ("", False)],
)
def test_the_console_is_known_by_its_name(term: str, console: bool) -> None:
    assert is_linux_console({"TERM": term}) is console


class Screen(StringIO):
    """A fake terminal, or a file."""

    def __init__(self, *, tty: bool) -> None:
        super().__init__()
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty


@pytest.mark.parametrize(
    ("term", "tty", "told"),
    [
        ("linux", True, "* ● ▒ für"),
        ("linux", False, "★ ● ◐ für"),
        ("xterm-256color", True, "★ ● ◐ für"),
    ],
)
def test_a_command_tells_in_marks_that_the_console_has(
    monkeypatch: pytest.MonkeyPatch, term: str, tty: bool, told: str
) -> None:
    screen = Screen(tty=tty)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stdout", screen)
    print_lines(["★ ● ◐ für"])
    assert screen.getvalue() == f"{told}\n"
