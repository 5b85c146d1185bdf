"""Colour palettes of images, from the board's own themes.

They work without colour vision: shades differ in lightness, and shapes repeat what colours say.
"""

from __future__ import annotations

from typing import Final

from winsboard.named_tuple import NamedTuple


class Colours(NamedTuple):
    """A colour palette, as hexadecimal colours."""

    background: str
    foreground: str
    quiet: str
    """For labels."""
    empty: str
    """For days without an entry."""
    levels: tuple[str, str, str, str]
    """For increasing numbers of wins: lighter on a dark background, darker on a light one."""
    done: str
    some: str
    rest: str


DARK: Final = Colours(
    background="#12161A",
    foreground="#E8E6E1",
    quiet="#9AA3AB",
    empty="#37414A",
    levels=("#1F6650", "#2B936F", "#3FBF93", "#A9F2D7"),
    done="#3FBF93",
    some="#F0E442",
    rest="#CF81AC",
)
LIGHT: Final = Colours(
    background="#FBF8F1",
    foreground="#1D2329",
    quiet="#515960",
    empty="#C9C2B2",
    levels=("#9CC9B8", "#5FA48C", "#237A5C", "#00583F"),
    done="#00583F",
    some="#5B5200",
    rest="#7A2E5E",
)
_BRIGHT: Final = ("light", "latte", "dawn")


def colours_of(theme: str) -> Colours:
    """The dark or the light palette, whichever suits a theme."""
    return LIGHT if any(word in theme for word in _BRIGHT) else DARK
