"""Compares the early picture with what the board paints, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.app import App

from tests.screen import drawn_strips
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.early_picture.escape_codes import Row
from winsboard.tui.early_picture.layout import Layout
from winsboard.tui.early_picture.looks import Look
from winsboard.tui.early_picture.palettes import palette_of
from winsboard.tui.early_picture.panes import Panes


class Cell(NamedTuple):
    """What is seen in a cell. A blank has no colour of its own."""

    text: str
    colour: str
    ground: str
    bold: bool


def board_cells(app: App[Any]) -> list[list[Cell]]:
    """The cells that the board paints."""
    return [
        list(_cells((piece.text, _look_of(piece.style or Style.null())) for piece in strip))
        for strip in drawn_strips(app)
    ]


def early_cells(rows: Iterable[Row]) -> list[list[Cell]]:
    """The cells of an early picture."""
    return [list(_cells(row)) for row in rows]


def early_rows(app: WinsBoard, folder_name: str = "") -> list[Row]:
    """What would have been painted early for the board as it is now."""
    colours = palette_of(app.board.settings.theme, few=app.console.color_system == "standard")
    panes = Panes(app.board, app.notebook.clock.now(), app.today, folder_name, colours)
    return Layout(*app.size).rows(panes)


def differences(app: WinsBoard, folder_name: str = "") -> list[str]:
    """The cells in which both pictures differ, in words."""
    ours, theirs = early_cells(early_rows(app, folder_name)), board_cells(app)
    found = [] if len(ours) == len(theirs) else [f"{len(ours)} rows, not {len(theirs)}"]
    for y, (mine, their) in enumerate(zip(ours, theirs, strict=False)):
        if len(mine) != len(their):
            found.append(f"row {y}: {len(mine)} cells, not {len(their)}: {_text(mine)!r}")
            continue
        cells = enumerate(zip(mine, their, strict=True))
        found += [f"{x},{y}: {a}, not {b}" for x, (a, b) in cells if a != b]
    return found


def _text(cells: Iterable[Cell]) -> str:
    return "".join(cell.text for cell in cells)


def _look_of(style: Style) -> Look:
    colour, ground = style.color, style.bgcolor
    return Look(
        colour.get_truecolor().hex.upper() if colour else "",
        ground.get_truecolor().hex.upper() if ground else "",
        bool(style.bold),
        bool(style.reverse),
    )


def _cells(pieces: Iterable[tuple[str, Look]]) -> Iterator[Cell]:
    for text, look in pieces:
        ground, colour = look.ground.upper(), look.colour.upper()
        if look.is_reversed:
            ground, colour = colour, ground
        for character in text:
            if character == " ":
                yield Cell(" ", "", ground, False)
                continue
            yield Cell(character, colour, ground, look.is_bold)
            yield from [Cell("", "", ground, False)] * (cell_len(character) - 1)
