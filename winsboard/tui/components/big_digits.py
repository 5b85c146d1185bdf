"""Digits three lines high."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = {
    "0": ("╭─╮", "│ │", "╰─╯"),
    "1": ("╶╮ ", " │ ", "╶┴╴"),
    "2": ("╶─╮", "┌─╯", "╰─╴"),
    "3": ("╶─╮", " ─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"),
    "5": ("╭─╴", "╰─╮", "╶─╯"),
    "6": ("╭─╴", "├─╮", "╰─╯"),
    "7": ("╶─┐", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"),
    "9": ("╭─╮", "╰─┤", "╶─╯"),
    ":": (" ", ":", " "),
    ".": (" ", " ", "."),
}


def is_drawable(text: str) -> bool:
    """Whether a text can be drawn: nothing but digits, a point or a colon."""
    return all(letter in _DIGITS for letter in text)


def big(time: str) -> tuple[str, str, str]:
    """Return a time such as `4:59`, or a number, as three lines."""
    top, middle, bottom = (" ".join(_DIGITS[c][n] for c in time) for n in range(3))
    return top, middle, bottom
