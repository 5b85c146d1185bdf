"""The colours of every theme as Textual shows them; run as a program to write them down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

from winsboard.tui.components.colours import few_colours
from winsboard.tui.components.colours.themes import THEMES, seen_theme, with_own_colours
from winsboard.tui.early_picture import palettes
from winsboard.words.catalog import themes

NAMES: Final = (
    *("background", "foreground", "primary", "accent", "quiet", "line", "focus", "ink"),
    *("done", "some", "rest", "open", "band", "lit", "weekend"),
)
FILE: Final = Path(palettes.__file__).with_name(palettes.FILE)


def shown_colours() -> dict[str, dict[str, str]]:
    """Return the colours of each theme that is offered, and of those with few colours."""
    own = {theme.name: theme for theme in THEMES}
    offered = [own.get(name) or BUILTIN_THEMES[name] for name in themes.THEMES]
    seen = {theme.name: seen_theme(theme, few=False) for theme in offered}
    seen |= {few.name: few for few in (few_colours.DARK, few_colours.LIGHT)}
    return {name: _colours(theme) for name, theme in seen.items()}


def _colours(theme: Theme) -> dict[str, str]:
    variables = with_own_colours({**theme.to_color_system().generate(), **theme.variables})
    return {name: variables[name].upper() for name in NAMES}


def main() -> None:
    """Write the file."""
    lines = (f"{json.dumps(n)}: {json.dumps(c)}" for n, c in shown_colours().items())
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
