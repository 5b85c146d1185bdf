"""The themes for terminals with sixteen colours, which are used whatever theme is chosen.

Every colour is one of the sixteen, because a terminal replaces all others by the nearest, and so
may draw words in the colour of their background.
"""

from __future__ import annotations

from textual.theme import Theme

BLACK, WHITE = "#000000", "#FFFFFF"
GREY, DARK_GREY = "#AAAAAA", "#555555"
BLUE, BRIGHT_BLUE = "#0000AA", "#5555FF"
GREEN, BRIGHT_GREEN = "#00AA00", "#55FF55"
CYAN, YELLOW = "#55FFFF", "#FFFF55"
PURPLE, PINK, BROWN = "#AA00AA", "#FF55FF", "#AA5500"

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
        "level-1": GREEN,
        "level-2": GREEN,
        "level-3": BRIGHT_GREEN,
        "level-4": WHITE,
    },
)

LIGHT = Theme(
    name="winsboard-few-light",
    dark=False,
    primary=BLUE,
    secondary=PURPLE,
    accent=BROWN,
    warning=BROWN,
    error=BROWN,
    success=BLUE,
    foreground=BLACK,
    background=WHITE,
    surface=WHITE,
    panel=YELLOW,
    variables={
        "quiet": DARK_GREY,
        "line": GREY,
        "focus": BLUE,
        "ink": WHITE,
        "done": BLUE,
        "some": BROWN,
        "rest": PURPLE,
        "band": WHITE,
        "open": DARK_GREY,
        "lit": YELLOW,
        "weekend": WHITE,
        "level-1": BRIGHT_BLUE,
        "level-2": BRIGHT_BLUE,
        "level-3": BLUE,
        "level-4": BLACK,
    },
)
