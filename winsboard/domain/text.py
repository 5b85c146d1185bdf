"""What a person typed, made safe to keep: nothing of meaning is changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

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
    lines = printable(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
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
    what stands around them are not.
    """
    if text.isascii() and text.isprintable():
        return text
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
    if text.isprintable() or not _found(text):
        return text
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    whole = whole.replace("\r\n", "\n").replace("\r", "\n")
    return printable(whole)


def harmless_line(text: str) -> str:
    """The same on one line."""
    if text.isprintable():
        return text
    return harmless(text).replace("\n", " ")


def _found(text: str) -> bool:
    """Whether there is something in a text that may do harm."""
    global _SEARCH
    if _SEARCH is None:
        import re

        _SEARCH = re.compile(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
        ).search
    return _SEARCH(text) is not None


_SEARCH: Callable[[str], object] | None = None
_HARMFUL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2028\u2029")
