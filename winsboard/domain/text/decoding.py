"""Strict decoding of text files: all of the text, or an error."""

from __future__ import annotations

from typing import Final

from winsboard.domain.errors import Refusal

_BYTE_ORDER_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks and their encodings; a mark that is a prefix of another comes after it."""
MAX_MARK_LENGTH: Final = 4
"""Bytes of the longest byte order mark."""


def encoding_of(raw: bytes) -> tuple[str, int]:
    """Detect the encoding and the length of the byte order mark; UTF-8 and 0 without one."""
    return next(
        ((encoding, len(mark)) for mark, encoding in _BYTE_ORDER_MARKS if raw.startswith(mark)),
        ("utf-8", 0),
    )


def decode_text(raw: bytes) -> str:
    """Decode bytes. Raises Refusal if they are not text."""
    encoding, length = encoding_of(raw)
    try:
        text = raw[length:].decode(encoding)
    except UnicodeDecodeError:
        raise Refusal("text.no_text") from None
    if "\0" in text:
        raise Refusal("text.no_text")
    return text


def check_decoded(text: str) -> str:
    """The text, unchanged. Raises Refusal if it contains undecoded bytes (lone surrogates)."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Refusal("text.no_letters") from None
    return text
