"""Cleaning typed text for storage; its meaning is not changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from winsboard.domain.errors import Refusal

LONGEST = 1_000_000
"""Characters of one text; more is refused by name, never cut."""
LONGEST_LINE = 1000
"""Characters of one line of a card, a question or a kind line."""


def one_line(text: str) -> str:
    """The text on one line: control characters gone, runs of blanks folded."""
    return " ".join(printable(text).split())


def many_lines(text: str) -> str:
    """The text with its lines kept, control characters gone, trailing blanks dropped."""
    lines = printable(text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def line(text: str, empty: str) -> str:
    """What was typed for a name, a question or a kind line, as one line.

    Raises Refusal: with the reason `empty` where there is nothing in it, or for an endless one.
    """
    kept = short(text)
    if not kept:
        raise Refusal(empty)
    return kept


def short(text: str) -> str:
    """The text as one line, which may be empty; raises Refusal for an endless one."""
    kept = one_line(text[:LONGEST])
    if len(kept) > LONGEST_LINE:
        raise Refusal("text.long_line", longest=LONGEST_LINE)
    return kept


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each of the texts as one line, without the empty ones."""
    return tuple(kept for text in texts if (kept := short(text)))


def checked(text: str) -> str:
    """The text as it may be kept.

    Raises Refusal if it is empty or longer than `LONGEST`.
    """
    kept = many_lines(text)
    if not kept.strip():
        raise Refusal("text.empty")
    if len(kept) > LONGEST:
        raise Refusal("text.long", longest=LONGEST)
    return kept


def printable(text: str) -> str:
    """Without control characters and lone surrogates, both of which can harm a terminal or a file.

    Joiners and marks of direction that scripts need are kept; the overrides that can reorder
    what stands around them are not. Whatever separates lines is a line end.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    return "".join(
        "" if c in _HARMFUL or (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t") else c
        for c in text
    ).replace("\t", " ")


def is_mark(character: str) -> bool:
    """Whether it is a joiner or a mark of direction, which shows nothing by itself."""
    return (
        not character.isprintable()
        and character not in _HARMFUL
        and unicodedata.category(character) == "Cf"
    )


def harmless(text: str) -> str:
    """A text from a file as it may be shown: nothing in it can harm a terminal.

    Half a character becomes U+FFFD, every other thing that has no place in a text goes.
    """
    if all(map(str.isprintable, text.split("\n"))):
        return text
    return printable("".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text))


def harmless_line(text: str) -> str:
    """The same on one line."""
    if text.isprintable():
        return text
    return harmless(text).replace("\n", " ")


_HARMFUL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""All that separates lines somewhere; dropped, it would let words run together."""
