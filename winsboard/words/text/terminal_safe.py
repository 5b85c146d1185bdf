"""Making text safe to print on a terminal."""

from __future__ import annotations

from typing import Final

REPLACEMENT: Final = "\ufffd"
_UNSEEN: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def terminal_safe(text: str) -> str:
    """Replace control characters that a terminal would interpret by U+FFFD; line feeds stay.

    Text is sanitized before it is saved. This is for files that another program has written.
    """
    if text.replace("\n", "").isprintable():
        return text
    return "".join(REPLACEMENT if _replaced(c) else c for c in text)


def terminal_safe_path(path: object) -> str:
    """A path on one line, unambiguous and safe to print.

    Line breaks, control characters and undecodable bytes are shown as Python escape sequences.
    """
    text = str(path)
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    if _replaced(character) or _category(character) in ("Cc", "Zl", "Zp"):
        return character.encode("unicode_escape").decode("ascii")
    return character


def _replaced(character: str) -> bool:
    if character == "\n":
        return False
    return character in _UNSEEN or _category(character) in ("Cc", "Cs")


def _category(character: str) -> str:
    # Loaded here because most texts do not need it.
    import unicodedata

    return unicodedata.category(character)
