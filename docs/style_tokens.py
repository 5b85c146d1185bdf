"""Writes the tokens of the style sheets of the Today screen: `python -m docs.style_tokens`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from winsboard.compat.known_versions import KNOWN
from winsboard.compat.quick_start import quick_start

HERE: Final = Path(__file__).parents[1] / "winsboard"
FILE: Final = HERE / "compat" / "style_tokens.json"
SELECTORS: Final = (
    *("#grid", "#message", "#status", "ClockFace", "CountLine", "EntryList", "HabitGrid"),
    *("HabitPane", "JournalPane", "KeyLine", "LookBackPane"),
)
"""What the screen asks for by a selector."""


def text() -> str:
    """The file as it has to be, with one line for each style sheet."""
    with quick_start():
        from winsboard.tui.app.app import WinsBoard  # noqa: F401
    from textual.css import parse
    from textual.css.tokenize import tokenize_value as split_value

    from winsboard.compat.style_tokens import is_colour, places_of

    sheets, values = (
        getattr(split, "stock", split) for split in (vars(parse)["tokenize"], split_value)
    )
    names: list[str] = []
    words = sorted(value for value in _values() if not is_colour(value))
    found = {
        "sheets": {css: places_of(sheets(css, ("", "")), names) for css in sorted({*_sheets()})},
        "values": {value: places_of(values(value, ("", "")), names) for value in words},
    }
    parts = [
        "\n".join(
            f" {json.dumps(css)}: {json.dumps(places, separators=(',', ':'))},"
            for css, places in part.items()
            if places is not None
        ).rstrip(",")
        for part in found.values()
    ]
    head = f'{{\n"textual": {json.dumps(KNOWN["textual"])},\n"names": {json.dumps(names)},\n'
    sheet_lines, value_lines = parts
    return head + f'"sheets": {{\n{sheet_lines}\n}},\n"values": {{\n{value_lines}\n}}\n}}\n'


def _sheets() -> Iterator[str]:
    """The style sheets of all widgets that are loaded, and selectors."""
    from textual.dom import DOMNode

    kinds: list[type[DOMNode]] = [DOMNode]
    for kind in kinds:
        kinds += kind.__subclasses__()
        if (css := str(vars(kind).get("DEFAULT_CSS", ""))).strip():
            yield css
    yield from SELECTORS
    yield (HERE / "tui" / "today" / "screen.tcss").read_text(encoding="utf-8")


def _values() -> set[str]:
    """The values of the variables of all themes."""
    from textual.theme import BUILTIN_THEMES

    from winsboard.tui.components.colours.themes import THEMES, seen_theme, with_own_colours

    return {
        value
        for theme in (*BUILTIN_THEMES.values(), *THEMES)
        for few in (False, True)
        for value in with_own_colours(
            seen_theme(theme, few=few).to_color_system().generate()
        ).values()
    }


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
