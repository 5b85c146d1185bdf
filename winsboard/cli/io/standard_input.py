"""Reading standard input as text."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.text.decoding import LONGEST_MARK, decoded, encoding_of, whole
from winsboard.domain.text.sanitize import LONGEST

MOST: Final = 4 * LONGEST + LONGEST_MARK
"""Bytes, as many as the longest text can have."""
_KEPT: Final = "surrogateescape"
"""How bytes that are not text are decoded: they stop their line, not the rest of the input."""


def all_lines() -> str:
    """All of standard input; raises Refusal if it is too long or not text."""
    if sys.stdin is None:
        return ""
    raw = sys.stdin.buffer.read(MOST + 1)
    if len(raw) > MOST:
        raise Refusal("text.long", longest=LONGEST)
    return decoded(raw)


def one_line(longest: int = LONGEST) -> str:
    """The next line with its end; empty at the end of the input.

    Raises Refusal for bytes that are not text.
    """
    if sys.stdin is None:
        return ""
    if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors != _KEPT:
        _prepare(sys.stdin)
    try:
        return whole(sys.stdin.readline(longest))
    except UnicodeDecodeError:
        raise Refusal("text.no_letters") from None


def _prepare(stream: TextIOWrapper) -> None:
    """Before the first line: choose the encoding; a byte order mark counts outside a terminal."""
    if stream.isatty():
        stream.reconfigure(errors=_KEPT)
        return
    start = stream.buffer.peek(LONGEST_MARK) if hasattr(stream.buffer, "peek") else b""
    encoding, length = encoding_of(start)
    stream.reconfigure(encoding=encoding, errors=_KEPT)
    stream.buffer.read(length)
