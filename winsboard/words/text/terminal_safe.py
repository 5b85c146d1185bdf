"""Making text safe to print on a terminal."""

from __future__ import annotations

import unicodedata
from typing import Final

STAND_IN: Final = "\ufffd"
_UNSEEN: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def shown(text: str) -> str:
    """The text with nothing in it that a terminal would obey; its line ends are kept.

    Texts are kept without control characters. This holds for a file that something else wrote.
    """
    if text.replace("\n", "").isprintable():
        return text
    return "".join(STAND_IN if _obeyed(c) else c for c in text)


def shown_path(path: object) -> str:
    """The name of a file in one line, as it can be told from any other.

    A line end, what a terminal would obey, and bytes that are no text are written as Python does.
    """
    text = str(path)
    return text if text.isprintable() else "".join(map(_told_apart, text))


def _told_apart(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    if _obeyed(character) or unicodedata.category(character) in ("Cc", "Zl", "Zp"):
        return character.encode("unicode_escape").decode("ascii")
    return character


def _obeyed(character: str) -> bool:
    if character == "\n":
        return False
    return character in _UNSEEN or unicodedata.category(character) in ("Cc", "Cs")
