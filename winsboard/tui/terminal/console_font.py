"""Replacements for characters that the fonts of the Linux console lack.

Checked against the fonts of Debian's console-setup (Lat15 and Uni2, each as Fixed, VGA and
Terminus). The console draws the same placeholder for all missing characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REPLACEMENTS: Final[Mapping[str, str]] = {
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
"""Replacements of the same width, distinct for characters that must be distinguishable."""

_TABLE: Final = str.maketrans(dict(REPLACEMENTS))


def is_linux_console(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal is the Linux console."""
    return environ.get("TERM", "").split("-")[0] == "linux"


def with_console_characters(text: str) -> str:
    """Replace characters that the console cannot draw."""
    return text if text.isascii() else text.translate(_TABLE)
