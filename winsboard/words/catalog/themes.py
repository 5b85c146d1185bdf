"""The names of the colour themes, for the command line, which does not import Textual."""

from __future__ import annotations

from typing import Final

OWN_THEMES: Final = ("winsboard-dark", "winsboard-light")
TEXTUAL_THEMES: Final = (
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
THEMES: Final = OWN_THEMES + TEXTUAL_THEMES
LIGHT_WORDS: Final = ("light", "latte", "dawn")
"""A theme is light if its name contains one of these."""


def offered(theme: str) -> str:
    """Return the theme if it is offered, otherwise the own one that is as light or dark."""
    if theme in THEMES:
        return theme
    return OWN_THEMES[any(word in theme for word in LIGHT_WORDS)]
