"""The width of text in terminal cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_JOINER: Final = "\u200d"
_EMOJI_FORM: Final = "\ufe0f"
_JAMO: Final = frozenset((*range(0x1160, 0x1200), *range(0xD7B0, 0xD7FC)))
"""Hangul vowels and final consonants, which are drawn as part of the syllable before them."""
_SKIN: Final = range(0x1F3FB, 0x1F400)
_FLAG: Final = range(0x1F1E6, 0x1F200)


def width(text: str) -> int:
    """The width of a line in cells: 0 for a combining mark, 2 for a wide character."""
    if text.isascii():
        return len(text)
    return sum(_widths(text))


def padded(text: str, cells: int) -> str:
    """Pad text with spaces to a width in cells. Longer text is not cut."""
    return text + " " * (cells - width(text))


def _widths(text: str) -> Iterator[int]:
    """The cells that each character adds to the text before it."""
    before, drawn = "", 0
    for character in text:
        added = _added(character, before, drawn)
        yield added
        if character == _EMOJI_FORM:
            drawn += added
        elif added:
            drawn = added
        elif ord(character) in _FLAG:
            drawn = 0
        before = character


def _added(character: str, before: str, drawn: int) -> int:
    """The cells that a character adds. `drawn` is the width of the glyph before it."""
    code, category = ord(character), unicodedata.category(character)
    if character == _EMOJI_FORM:
        return 1 if drawn == 1 else 0
    if category in ("Mn", "Me", "Cf") or code in _JAMO:
        return 0
    if drawn == 2 and (code in _SKIN or (before == _JOINER and category == "So")):
        return 0
    if code in _FLAG:
        return 0 if drawn == 2 and ord(before or " ") in _FLAG else 2
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
