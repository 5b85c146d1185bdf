"""The two colour themes of winsboard, and how any theme is shown.

The hues are Okabe and Ito's palette, which can be told apart with colour blindness. All text has a
contrast of at least 4.5:1. Nothing is red.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="winsboard-dark",
    dark=True,
    primary="#56B4E9",
    secondary="#CF81AC",
    accent="#E69F00",
    warning="#E69F00",
    error="#E69F00",
    success="#3FBF93",
    foreground="#E8E6E1",
    background="#12161A",
    surface="#171C21",
    panel="#1E252C",
    variables={
        "quiet": "#9AA3AB",
        "line": "#475059",
        "done": "#3FBF93",
        "some": "#F0E442",
        "rest": "#CF81AC",
        "band": "#251E2B",
        "open": "#8B959E",
        "lit": "#232D36",
        "weekend": "#191F25",
        "level-1": "#2B936F",
        "level-2": "#3FBF93",
        "level-3": "#6ED9B4",
        "level-4": "#A9F2D7",
        "focus": "#3B7596",
        "ink": "#12161A",
    },
)

LIGHT = Theme(
    name="winsboard-light",
    dark=False,
    primary="#00567F",
    secondary="#7A2E5E",
    accent="#703100",
    warning="#703100",
    error="#703100",
    success="#00583F",
    foreground="#1D2329",
    background="#FBF8F1",
    surface="#F6F2E8",
    panel="#EFEADD",
    variables={
        "quiet": "#515960",
        "line": "#B8B1A3",
        "done": "#00583F",
        "some": "#5B5200",
        "rest": "#7A2E5E",
        "band": "#F1E4EC",
        "open": "#5A6065",
        "lit": "#EAE3D1",
        "weekend": "#F4EFE3",
        "level-1": "#427262",
        "level-2": "#31715C",
        "level-3": "#1A664C",
        "level-4": "#00583F",
        "focus": "#3D7F9E",
        "ink": "#FBF8F1",
    },
)

THEMES = (DARK, LIGHT)


_mended: dict[str, Theme] = {}


def with_own_colours(variables: dict[str, str]) -> dict[str, str]:
    """Complete the variables of a theme: what Textual would mix by itself may be hard to read."""
    variables = DARK.variables | variables
    quiet, primary = variables["quiet"], variables["primary"]
    ink = variables["ink"]
    return variables | {
        "text-muted": quiet,
        "text-disabled": quiet,
        "foreground-muted": quiet,
        "foreground-disabled": quiet,
        "footer-key-foreground": primary,
        "block-cursor-foreground": ink,
        "block-cursor-background": primary,
        "block-cursor-text-style": "bold",
        "input-cursor-foreground": ink,
        "input-cursor-background": primary,
        "input-selection-background": variables["lit"],
        "border": primary,
        "border-blurred": variables["line"],
    }


def seen_theme(theme: Theme, *, few: bool) -> Theme:
    """Return the theme as it is shown; `few` is whether the terminal has sixteen colours."""
    if few:
        from winsboard.tui.components.colours import few_colours

        return few_colours.DARK if theme.dark else few_colours.LIGHT
    if theme in THEMES:
        return theme
    if theme.name not in _mended:
        from winsboard.tui.components.colours.legible import mended

        _mended[theme.name] = mended(theme)
    return _mended[theme.name]
