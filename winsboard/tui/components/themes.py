"""The two colour themes of winsboard.

The hues are Okabe and Ito's palette, which can be told apart with colour blindness. All text has a
contrast of at least 4.5:1. Nothing is red.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="winsboard-dark",
    dark=True,
    primary="#56B4E9",
    secondary="#CC79A7",
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
        "line": "#37414A",
        "done": "#3FBF93",
        "some": "#F0E442",
        "rest": "#CC79A7",
        "band": "#251E2B",
        "open": "#8A949D",
        "lit": "#232D36",
        "weekend": "#191F25",
        "level-1": "#2B936F",
        "level-2": "#3FBF93",
        "level-3": "#6ED9B4",
        "level-4": "#A9F2D7",
        "footer-key-foreground": "#56B4E9",
        "block-cursor-foreground": "#12161A",
        "block-cursor-background": "#56B4E9",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#56B4E9",
        "input-selection-background": "#56B4E9 35%",
        "border": "#56B4E9",
        "border-blurred": "#37414A",
    },
)

LIGHT = Theme(
    name="winsboard-light",
    dark=False,
    primary="#00567F",
    secondary="#7A2E5E",
    accent="#8A3D00",
    warning="#8A3D00",
    error="#8A3D00",
    success="#00583F",
    foreground="#1D2329",
    background="#FBF8F1",
    surface="#F6F2E8",
    panel="#EFEADD",
    variables={
        "quiet": "#5A626A",
        "line": "#C9C2B2",
        "done": "#00583F",
        "some": "#5B5200",
        "rest": "#7A2E5E",
        "band": "#F1E4EC",
        "open": "#666D73",
        "lit": "#EAE3D1",
        "weekend": "#F4EFE3",
        "level-1": "#5FA48C",
        "level-2": "#3D8C72",
        "level-3": "#237A5C",
        "level-4": "#00583F",
        "footer-key-foreground": "#00567F",
        "block-cursor-foreground": "#FBF8F1",
        "block-cursor-background": "#00567F",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#00567F",
        "input-selection-background": "#00567F 25%",
        "border": "#00567F",
        "border-blurred": "#C9C2B2",
    },
)

THEMES = (DARK, LIGHT)

_ELSEWHERE = {
    "quiet": "text-muted",
    "line": "border-blurred",
    "done": "text-success",
    "some": "text-warning",
    "rest": "text-secondary",
    "band": "panel",
    "open": "text-muted",
    "lit": "panel",
    "weekend": "surface",
    "level-1": "text-success",
    "level-2": "text-success",
    "level-3": "text-success",
    "level-4": "text-success",
}
"""The variables that replace winsboard's own names in Textual's built-in themes."""


def with_our_names(variables: dict[str, str]) -> dict[str, str]:
    """Add winsboard's own colour names to the variables of a theme."""
    return {name: variables[stand_in] for name, stand_in in _ELSEWHERE.items()} | variables
