"""Sanitizing text: removing characters that can harm a terminal or a file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from winsboard.domain.errors import Refusal

MAX_LENGTH = 1_000_000
"""Characters of a text. A longer one is refused, never cut."""
MAX_LINE_LENGTH = 1000
"""Characters of a single-line text, such as a question."""


def one_line(text: str) -> str:
    """The text on one line, without control characters and with single spaces."""
    return " ".join(printable(text).split())


def multi_line(text: str) -> str:
    """The text with its line breaks, without control characters and trailing space."""
    lines = printable(text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def line(text: str, empty: str, longest: int = 0) -> str:
    """The text on one line. Raises Refusal if it is too long or, with reason `empty`, if empty.

    `longest` is for a name, which may have fewer characters than other lines.
    """
    kept = short(text)
    if not kept:
        raise Refusal(empty)
    if longest and len(kept) > longest:
        raise Refusal("name.long", longest=longest)
    return kept


def short(text: str) -> str:
    """The text on one line; may be empty. Raises Refusal if it is too long."""
    kept = one_line(text[:MAX_LENGTH])
    if len(kept) > MAX_LINE_LENGTH:
        raise Refusal("text.long_line", longest=MAX_LINE_LENGTH)
    return kept


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text on one line, without empty ones. Raises Refusal if one is too long."""
    return tuple(kept for text in texts if (kept := short(text)))


def sanitized(text: str) -> str:
    """The text with its line breaks, sanitized.

    Raises Refusal if it is empty or longer than `MAX_LENGTH`.
    """
    kept = multi_line(text)
    if not kept.strip():
        raise Refusal("text.empty")
    if len(kept) > MAX_LENGTH:
        raise Refusal("text.long", longest=MAX_LENGTH)
    return kept


def printable(text: str) -> str:
    """The text without control characters and lone surrogates.

    Joiners and direction marks that scripts need are kept; direction overrides, which can reorder
    the text around them, are removed. All line separators become line feeds.
    """
    if text.isascii() and text.isprintable():
        return text
    # Loaded here because most texts do not need it.
    import unicodedata

    text = re.sub(_LINE_ENDS, "\n", text)
    return "".join(
        "" if c in _HARMFUL or (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t") else c
        for c in text
    ).replace("\t", " ")


def is_mark(character: str) -> bool:
    """Whether a character is an invisible joiner or direction mark that `printable` keeps."""
    import unicodedata

    return (
        not character.isprintable()
        and character not in _HARMFUL
        and unicodedata.category(character) == "Cf"
    )


def terminal_safe(text: str) -> str:
    """Text from a file, safe to print in a terminal.

    Lone surrogates become U+FFFD; otherwise like `printable`.
    """
    if all(map(str.isprintable, text.split("\n"))):
        return text
    return printable("".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text))


def terminal_safe_line(text: str) -> str:
    """Like `terminal_safe`, on one line."""
    if text.isprintable():
        return text
    return terminal_safe(text).replace("\n", " ")


_HARMFUL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_LINE_ENDS = "\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]"
"""Everything that separates lines anywhere, as a pattern. Just removing these would join words.

It is compiled when it is first needed, which it seldom is by a command."""
