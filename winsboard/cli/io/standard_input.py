"""Reading standard input as text."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.text.decoding import MAX_MARK_LENGTH, check_decoded, decode_text, encoding_of
from winsboard.domain.text.sanitize import MAX_LENGTH

MAX_SIZE: Final = 4 * MAX_LENGTH + MAX_MARK_LENGTH
"""Bytes, as many as the longest text can have."""
_KEPT: Final = "surrogateescape"
"""How bytes that are not text are decoded: they stop their line, not the rest of the input."""


def all_lines() -> str:
    """All of standard input; raises Refusal if it is too long or not text."""
    if sys.stdin is None:
        return ""
    raw = sys.stdin.buffer.read(MAX_SIZE + 1)
    if len(raw) > MAX_SIZE:
        raise Refusal("text.long", longest=MAX_LENGTH)
    return decode_text(raw)


def one_line(longest: int = MAX_LENGTH) -> str:
    """The next line with its end; empty at the end of the input.

    Raises Refusal for bytes that are not text.
    """
    if sys.stdin is None:
        return ""
    if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors != _KEPT:
        _prepare(sys.stdin)
    try:
        return check_decoded(sys.stdin.readline(longest))
    except UnicodeDecodeError:
        raise Refusal("text.no_letters") from None


def _prepare(stream: TextIOWrapper) -> None:
    """Before the first line: choose the encoding; a byte order mark counts outside a terminal."""
    if stream.isatty():
        stream.reconfigure(errors=_KEPT)
        return
    start = stream.buffer.peek(MAX_MARK_LENGTH) if hasattr(stream.buffer, "peek") else b""
    encoding, length = encoding_of(start)
    stream.reconfigure(encoding=encoding, errors=_KEPT)
    stream.buffer.read(length)
