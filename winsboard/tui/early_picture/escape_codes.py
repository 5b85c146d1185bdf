"""Writes lines in looks as the escape codes of a terminal, with as many colours as it has.

The conversions are those of Rich and Textual, which are not loaded yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from winsboard.tui.early_picture.looks import Look

Run: TypeAlias = tuple[str, Look]
"""A text and how it looks."""
Row: TypeAlias = list[Run]
Colours: TypeAlias = Literal["truecolor", "256", "standard"]
Rgb: TypeAlias = tuple[int, int, int]

STANDARD: Final[tuple[Rgb, ...]] = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
    *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
    *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
    *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
)
"""The sixteen colours, as Rich assumes that they are."""


def colours_of(environ: Mapping[str, str]) -> Colours:
    """Return how many colours the terminal has, by its environment."""
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    name = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return "256" if name in ("256color", "kitty") else "standard"


class Codes:
    """The escape codes of looks."""

    def __init__(self, colours: Colours, *, without_colour: bool) -> None:
        """`without_colour` makes every colour a grey, as NO_COLOR asks for."""
        self._colours = colours
        self._without_colour = without_colour
        self._known: dict[tuple[Look, Look], str] = {}

    def painted(self, rows: Sequence[Row]) -> str:
        """Return what paints the rows from the top of the screen."""
        written, shown = [], Look("", "")
        for number, row in enumerate(rows, start=1):
            written.append(f"\x1b[{number}H")
            for text, look in _joined(row):
                written += [self._change(shown, look), text]
                shown = look
        return "".join([*written, "\x1b[m"])

    def _change(self, before: Look, after: Look) -> str:
        """Return the code that changes one look into another."""
        found = self._known.get((before, after))
        if found is None:
            codes = ["1" if after.is_bold else "22"] if after.is_bold != before.is_bold else []
            if after.is_reversed != before.is_reversed:
                codes.append("7" if after.is_reversed else "27")
            if after.colour != before.colour:
                codes.append(self._number(after.colour, under=False))
            if after.ground != before.ground:
                codes.append(self._number(after.ground, under=True))
            found = self._known[before, after] = f"\x1b[{';'.join(codes)}m" if codes else ""
        return found

    def _number(self, colour: str, *, under: bool) -> str:
        rgb = int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
        if self._without_colour:
            grey = round(rgb[0] * 0.2126 + rgb[1] * 0.7152 + rgb[2] * 0.0722)
            rgb = grey, grey, grey
        if self._colours == "truecolor":
            return f"{48 if under else 38};2;{rgb[0]};{rgb[1]};{rgb[2]}"
        if self._colours == "256":
            return f"{48 if under else 38};5;{of_256(rgb)}"
        number = of_sixteen(rgb)
        return str((40 if under else 30) + number if number < 8 else (92 if under else 82) + number)


def of_256(rgb: Rgb) -> int:
    """Return the nearest of 256 colours; one with little colour in it becomes a grey."""
    high, low = max(rgb) / 255, min(rgb) / 255
    light = (high + low) / 2
    if high == low:
        strength = 0.0
    else:
        strength = (high - low) / (high + low if light <= 0.5 else 2.0 - high - low)
    if strength < 0.15:
        grey = round(light * 25.0)
        return 16 if grey == 0 else 231 if grey == 25 else 231 + grey
    red, green, blue = (part / 95 if part < 95 else 1 + (part - 95) / 40 for part in rgb)
    return 16 + 36 * round(red) + 6 * round(green) + round(blue)


def of_sixteen(rgb: Rgb) -> int:
    """Return the nearest of sixteen colours."""
    red, green, blue = rgb

    def distance(number: int) -> float:
        other_red, other_green, other_blue = STANDARD[number]
        mean = (red + other_red) // 2
        reds, greens, blues = red - other_red, green - other_green, blue - other_blue
        return (
            (((512 + mean) * reds * reds) >> 8)
            + 4 * greens * greens
            + (((767 - mean) * blues * blues) >> 8)
        )

    return min(range(len(STANDARD)), key=distance)


def _joined(row: Iterable[Run]) -> Row:
    """Return a row with neighbours that look the same joined; of blanks only the ground is seen."""
    joined: Row = []
    for text, look in row:
        before = joined[-1][1] if joined else None
        if before and (look == before or (look.ground == before.ground and _is_blank(text, look))):
            joined[-1] = joined[-1][0] + text, before
        elif text:
            joined.append((text, look))
    return joined


def _is_blank(text: str, look: Look) -> bool:
    return not (look.is_reversed or text.strip(" "))
