"""The names of the colour themes, for the command line, which does not import Textual."""

from __future__ import annotations

from typing import Final

OWN: Final = ("winsboard-dark", "winsboard-light")
WITH_TEXTUAL: Final = (
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
THEMES: Final = OWN + WITH_TEXTUAL
