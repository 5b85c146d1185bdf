"""Replacements for characters that the fonts of the Linux console lack.

Looked up in the tables of the fonts of Debian's console-setup (Lat15 and Uni2, each as Fixed, VGA
and Terminus): a mark that is in none of them is drawn as the same sign as every other such mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

IN_ITS_PLACE: Final[Mapping[str, str]] = {
    "◐": "▒",
    "★": "*",
    "☆": "*",
    "☾": "(",
    "◇": "¤",
    "△": "▲",
    "▽": "▼",
    "○": "o",
    "□": "■",
    "◆": "♦",
    "✓": "+",
    "✔": "+",
    "✕": "×",
    "✖": "×",
    "▁": "_",
    "▂": "░",
    "▃": "░",
    "▄": "▒",
    "▅": "▒",
    "▆": "■",
    "▇": "■",
    "▀": "■",
    "▔": "─",
    "▏": "│",
    "▎": "░",
    "▍": "░",
    "▌": "▒",
    "▋": "▒",
    "▊": "■",
    "▉": "■",
    "▐": "▒",
    "▕": "│",
    "▓": "▒",
    "▖": "▒",
    "▗": "▒",
    "▘": "▒",
    "▝": "▒",
    "▙": "█",
    "▛": "█",
    "▜": "█",
    "▟": "█",
    "▚": "▒",
    "▞": "▒",
    "⏎": "¶",
    "⌫": "<",
    "⭘": "o",
    "🔎": "> ",
}
"""A mark of the same width for each, and another one for each that must be told apart."""

_TABLE: Final = str.maketrans(dict(IN_ITS_PLACE))


def is_linux_console(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is the console of Linux itself."""
    return environ.get("TERM", "").split("-")[0] == "linux"


def with_its_marks(text: str) -> str:
    """The text with marks that the console can draw."""
    return text if text.isascii() else text.translate(_TABLE)
