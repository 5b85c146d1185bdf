"""Changes the colours of a theme as little as possible, so that everything can be read.

A colour has to stand out from every background of the board, also in a terminal with 256 colours
and without colour, where some colours become the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from rich.color import ColorSystem
from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

TEXT: Final = 4.5
MARK: Final = 3.0
EDGE: Final = 2.0
"""The least contrast of text, of marks, and of the borders of panes without the focus."""
STEPS: Final = 40
"""The number of shades to try between a colour and black or white."""
SOURCES: Final[Mapping[str, tuple[str, float]]] = {
    "foreground": ("foreground", TEXT),
    "primary": ("primary", TEXT),
    "secondary": ("secondary", TEXT),
    "accent": ("accent", TEXT),
    "warning": ("warning", TEXT),
    "error": ("warning", TEXT),
    "success": ("success", TEXT),
    "done": ("success", TEXT),
    "some": ("warning", TEXT),
    "rest": ("secondary", TEXT),
    "level-1": ("success", MARK),
    "level-2": ("success", MARK),
    "level-3": ("success", TEXT),
    "level-4": ("success", TEXT),
    "focus": ("primary", MARK),
}
"""The colour of a theme that each of our colours begins with, and its least contrast."""


def mended(theme: Theme) -> Theme:
    """Return a theme with the same backgrounds, in which everything can be read."""
    base = theme.to_color_system().generate()
    ground, surface, panel = (Color.parse(base[n]) for n in ("background", "surface", "panel"))
    grounds = (ground, surface, panel)
    pole = WHITE if theme.dark else BLACK
    found = {
        name: _shade(Color.parse(base[source]), pole, grounds, least).hex6
        for name, (source, least) in SOURCES.items()
    }
    ink = Color.parse(found["foreground"])
    found["quiet"] = found["open"] = _shade(ground.blend(ink, 0.6), pole, grounds, TEXT).hex6
    found["line"] = _shade(ground.blend(ink, 0.2), pole, (ground,), EDGE).hex6
    found["ink"] = ink_on(found["primary"])
    found |= {"band": panel.hex6, "lit": panel.hex6, "weekend": surface.hex6}
    return Theme(
        name=theme.name,
        dark=theme.dark,
        primary=found["primary"],
        secondary=found["secondary"],
        accent=found["accent"],
        warning=found["warning"],
        error=found["error"],
        success=found["success"],
        foreground=found["foreground"],
        background=ground.hex6,
        surface=surface.hex6,
        panel=panel.hex6,
        variables=found,
    )


def ink_on(ground: str) -> str:
    """Return black or white, whichever is easier to read on a colour."""
    colour = Color.parse(ground)
    return max((BLACK, WHITE), key=lambda ink: lowest_contrast(ink, [colour])).hex6


def _shade(colour: Color, pole: Color, grounds: Sequence[Color], least: float) -> Color:
    """Return the colour, moved towards black or white until it stands out."""
    for step in range(STEPS):
        tried = colour.blend(pole, step / STEPS, alpha=1.0)
        if lowest_contrast(tried, grounds) >= least:
            return tried
    return pole


def lowest_contrast(colour: Color, grounds: Iterable[Color]) -> float:
    """Return the lowest contrast of a colour on any background, in any terminal."""
    inks = _seen(colour.hex6)
    return min(
        (max(ink, other) + 0.05) / (min(ink, other) + 0.05)
        for ground in grounds
        for ink, other in zip(inks, _seen(ground.hex6), strict=True)
    )


@cache
def _seen(colour: str) -> tuple[float, ...]:
    """Return the luminance of a colour: as it is, without colour, and both with 256 colours."""
    found = Color.parse(colour)
    shown = (found, found.monochrome)
    few = (c.rich_color.downgrade(ColorSystem.EIGHT_BIT).get_truecolor() for c in shown)
    return tuple(map(_luminance, (*(c.rgb for c in shown), *few)))


def _luminance(rgb: tuple[int, int, int]) -> float:
    linear = (p / 3294.6 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in rgb)
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
