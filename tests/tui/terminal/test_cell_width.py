"""Columns stay aligned in scripts whose width differs between terminals."""

from __future__ import annotations

from unicodedata import category

import pyte
import pytest
from rich.cells import cell_len

from tests.rows import each
from winsboard.tui.terminal.cell_width import pin_cursor
from winsboard.tui.terminal.cells import count_marks_as_cells
from winsboard.words.text.cells import width

SCRIPTS = ["বাংলা ভাষা", "தமிழ் மொழி", "हिन्दी में", "မြန်မာစာ", "ខ្មែរ", "ⵜⴰⵎⴰⵣⵉⵖⵜ"]


@pytest.fixture(autouse=True)
def _marks_count() -> None:
    count_marks_as_cells()


@each("text", [*SCRIPTS, "plain", "日本語", "e\u0301", "🧘🏽‍♀️ sit", "❤️", "🇩🇪"])
def test_the_board_and_the_plain_lines_count_the_same_cells(text: str) -> None:
    assert cell_len(text) == width(text)


@pytest.mark.parametrize("cells_of_a_mark", [1, 2])
@pytest.mark.parametrize("text", SCRIPTS)
def test_what_stands_behind_a_text_stays_in_its_column_in_every_terminal(
    text: str, cells_of_a_mark: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "pyte.screens.wcwidth", lambda sign: cells_of_a_mark if category(sign) == "Mc" else 1
    )
    screen = pyte.Screen(60, 3)
    pyte.Stream(screen).feed(pin_cursor(f"\x1b[2;1H\x1b[1m{text:<20}\x1b[0m|"))
    column = cell_len(f"{text:<20}")
    assert screen.buffer[1][column].data == "|"
    assert screen.buffer[1][column + 1].data == " "


def test_the_room_of_a_text_is_cleared_where_a_terminal_draws_it_narrower(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pyte.screens.wcwidth", lambda _: 1)
    screen = pyte.Screen(20, 1)
    pyte.Stream(screen).feed("#" * 20 + "\x1b[1;1H" + pin_cursor("❤\ufe0f❤\ufe0f|"))
    assert "#" not in screen.display[0][:5]


@each(
    "data",
    [
        "\x1b[1;1Hplain \x1b[38;2;1;2;3m● ★ ä 日本\x1b[0m",
        "\x1b]0;বাংলা\x07",
        "\x1b[2;3H\r\n",
        "",
    ],
)
def test_nothing_else_is_changed(data: str) -> None:
    assert pin_cursor(data) == data
