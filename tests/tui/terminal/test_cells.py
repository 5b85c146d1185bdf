"""Cells are counted as Rich counts them."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
import rich.cells
from rich._unicode_data._versions import VERSIONS

from winsboard.tui.terminal import cells
from winsboard.tui.terminal.cells import count_marks_as_cells

TEXTS = [
    "",
    "plain",
    "Ärger · “quoted” – … ✓ ★ ☾ ♦ ≈ ←↑→↓ ⏎",
    "┌─┐│▏▎▍▌▋▊▉█",
    "日本語",
    "नमस्ते दुनिया",
    "নাম লিখলাম",
    "e\u0301 a\u200db ❤\ufe0f 🧘🏽‍♀️ 🇩🇪",
    "tab\tand\nline\x07",
    "soft\u00adhyphen",
    "a" * 511,
    "é" * 600,
    "日" * 600,
]


@pytest.fixture(autouse=True)
def _marks_count() -> None:
    count_marks_as_cells()


def _made_up(seed: int) -> str:
    draw = random.Random(seed)
    tops = (0x7F, 0x500, 0x3000, 0xD7FF, 0x1FBFF)
    return "".join(chr(draw.randrange(draw.choice(tops))) for _ in range(draw.randrange(40)))


@pytest.mark.parametrize("text", [*TEXTS, *map(_made_up, range(300))])
def test_a_text_has_the_cells_and_the_cuts_that_it_has_in_rich(text: str) -> None:
    assert cells.cell_len(text) == rich.cells.cell_len(text)
    for width in (-1, 0, 1, 2, 7, 30, 700):
        assert cells.set_cell_size(text, width) == rich.cells.set_cell_size(text, width)


@pytest.mark.parametrize("version", VERSIONS)
def test_each_character_that_is_counted_here_takes_one_cell_in_all_versions(version: str) -> None:
    counted = [c for c in map(chr, range(sys.maxunicode + 1)) if cells.are_single(c)]
    assert len(counted) > 1000
    assert {c for c in counted if rich.cells.get_character_cell_size(c, version) != 1} == set()


def test_a_spacing_mark_takes_a_cell_though_nobody_loaded_rich() -> None:
    code = (
        "import sys; from winsboard.tui.terminal.cells import cell_len;"
        "assert cell_len('“plain” ✓') == 9;"
        "assert 'rich' not in sys.modules;"
        "print(cell_len('নাম'))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "3\n"
