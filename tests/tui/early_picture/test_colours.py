"""The colours and escape codes of the early picture are those of Textual and Rich."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.console import Console
from rich.style import Style
from textual.filter import Monochrome

from tests.tui.early_picture.shown_colours import FILE, shown_colours
from winsboard.tui.early_picture.escape_codes import (
    Codes,
    Colours,
    colours_of,
    of_256,
    of_sixteen,
)
from winsboard.tui.early_picture.looks import Look

FLAGS = (False, True)
RGB = st.tuples(*[st.integers(0, 255)] * 3)
SYSTEMS: dict[Colours, ColorSystem] = {
    "truecolor": ColorSystem.TRUECOLOR,
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
}


def test_the_file_has_the_colours_of_every_theme() -> None:
    """If it has not, run `python -m tests.tui.early_picture.shown_colours`."""
    assert json.loads(FILE.read_bytes()) == shown_colours()


@given(RGB)
def test_fewer_colours_are_chosen_as_by_rich(rgb: tuple[int, int, int]) -> None:
    colour = Color.from_rgb(*rgb)
    assert of_256(rgb) == colour.downgrade(ColorSystem.EIGHT_BIT).number
    assert of_sixteen(rgb) == colour.downgrade(ColorSystem.STANDARD).number


@pytest.mark.parametrize("colours", SYSTEMS)
@pytest.mark.parametrize("plain", [False, True])
def test_each_look_has_the_codes_of_its_style(colours: Colours, plain: bool) -> None:
    for palette in shown_colours().values():
        for ink in ("foreground", "primary", "line"):
            style = Style(bold=True, color=palette[ink], bgcolor=palette["background"])
            if plain:
                ((_, style, _),) = Monochrome().apply([("x", style, None)], None)  # type: ignore[assignment,list-item,arg-type]
            wished = style._make_ansi_codes(SYSTEMS[colours])
            look = Look(palette[ink], palette["background"], is_bold=True)
            painted = Codes(colours, without_colour=plain).painted([[("x", look)]])
            assert painted == f"\x1b[1H\x1b[{wished}mx\x1b[m"


def test_a_change_of_look_leaves_nothing_of_the_one_before() -> None:
    looks = [Look("#010203", "#040506", bold, back) for bold in FLAGS for back in FLAGS]
    row = [(f"{n}", look) for n, look in enumerate([*looks, *reversed(looks)])]
    painted = Codes("truecolor", without_colour=False).painted([row])
    codes = [part.partition("m")[0] for part in painted.split("\x1b[")[3:]]
    assert codes == ["7", "1;27", "7", "27", "22;7", "27", ""]


@pytest.mark.parametrize(
    "term", ["xterm", "xterm-256color", "linux", "kitty", "xterm-kitty", "a-b"]
)
@pytest.mark.parametrize("more", ["", "truecolor", " 24BIT ", "yes"])
def test_a_terminal_has_as_many_colours_as_rich_says(term: str, more: str) -> None:
    environ = {"TERM": term, "COLORTERM": more}
    console = Console(file=StringIO(), force_terminal=True, _environ=environ)
    assert colours_of(environ) == console.color_system
