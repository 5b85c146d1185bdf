"""Decoding bytes from outside as text: all of it, or an error."""

from __future__ import annotations

from typing import Final

from winsboard.domain.errors import Refusal

_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, the longer of two that begin alike first."""
LONGEST_MARK: Final = 4
"""Bytes."""


def encoding_of(raw: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark names, and the bytes of the mark; UTF-8 without one."""
    return next(
        ((encoding, len(mark)) for mark, encoding in _MARKS if raw.startswith(mark)), ("utf-8", 0)
    )


def decoded(raw: bytes) -> str:
    """The text that the bytes are; raises Refusal for bytes that are no text."""
    encoding, length = encoding_of(raw)
    try:
        text = raw[length:].decode(encoding)
    except UnicodeDecodeError:
        raise Refusal("text.no_text") from None
    if "\0" in text:
        raise Refusal("text.no_text")
    return text


def whole(text: str) -> str:
    """The text, if all of its letters arrived; raises Refusal for one with bytes in it."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Refusal("text.no_letters") from None
    return text
