"""The themes for terminals with sixteen colours, which are used whatever theme is chosen.

Every colour is one of the sixteen, because a terminal replaces all others by the nearest, and so
may draw words in the colour of their background. Only colours are used that differ little between
terminals; number 3 is brown in some and a light yellow in others.
"""

from __future__ import annotations

from textual.theme import Theme

BLACK, WHITE = "#000000", "#FFFFFF"
GREY, DARK_GREY = "#AAAAAA", "#555555"
BLUE = "#0000AA"
BRIGHT_GREEN = "#55FF55"
CYAN, YELLOW = "#55FFFF", "#FFFF55"
PINK = "#FF55FF"

DARK = Theme(
    name="winsboard-few-dark",
    dark=True,
    primary=CYAN,
    secondary=PINK,
    accent=YELLOW,
    warning=YELLOW,
    error=YELLOW,
    success=BRIGHT_GREEN,
    foreground=WHITE,
    background=BLACK,
    surface=BLACK,
    panel=BLUE,
    variables={
        "quiet": GREY,
        "line": DARK_GREY,
        "focus": CYAN,
        "ink": BLACK,
        "done": BRIGHT_GREEN,
        "some": YELLOW,
        "rest": PINK,
        "band": BLACK,
        "open": GREY,
        "lit": BLUE,
        "weekend": BLACK,
        "level-1": BRIGHT_GREEN,
        "level-2": BRIGHT_GREEN,
        "level-3": BRIGHT_GREEN,
        "level-4": WHITE,
    },
)

LIGHT = Theme(
    name="winsboard-few-light",
    dark=False,
    primary=BLUE,
    secondary=BLUE,
    accent=BLUE,
    warning=BLUE,
    error=BLUE,
    success=BLUE,
    foreground=BLACK,
    background=WHITE,
    surface=WHITE,
    panel=YELLOW,
    variables={
        "quiet": BLACK,
        "line": DARK_GREY,
        "focus": BLUE,
        "ink": WHITE,
        "done": BLUE,
        "some": BLUE,
        "rest": BLUE,
        "band": WHITE,
        "open": BLACK,
        "lit": YELLOW,
        "weekend": WHITE,
        "level-1": BLUE,
        "level-2": BLUE,
        "level-3": BLUE,
        "level-4": BLACK,
    },
)
