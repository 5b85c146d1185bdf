"""The colours of each theme as Textual shows them, which are written down in a file."""

from __future__ import annotations

import json
from typing import Final, TypeAlias

from winsboard.words import shipped_file
from winsboard.words.catalog.themes import LIGHT_WORDS, offered

Palette: TypeAlias = dict[str, str]
"""Hexadecimal colours by the names that style sheets use."""
FILE: Final = "palettes.json"
FEW: Final = ("winsboard-few-dark", "winsboard-few-light")
"""The themes of a terminal with sixteen colours."""


def palette_of(theme: str, *, few: bool) -> Palette:
    """Return the colours of a theme; `few` is whether the terminal has sixteen colours."""
    shown = offered(theme)
    if few:
        shown = FEW[any(word in shown for word in LIGHT_WORDS)]
    palettes = json.loads(shipped_file(__file__, FILE))
    colours: Palette = palettes[shown]
    return colours | {
        "block-cursor-foreground": colours["ink"],
        "block-cursor-background": colours["primary"],
    }
