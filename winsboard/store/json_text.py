"""JSON as it comes from anywhere, made of values that can be written out again.

Everything a program, a person or damage can put into a file either gives such values or raises
`ValueError`: nesting without end, numbers of thousands of digits, bytes of another encoding.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any, Final

DEEPEST: Final = 64
"""Levels of lists and objects; no document has more than a dozen."""
_LARGEST: Final = sys.float_info.max
_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HALF: Final = "[\ud800-\udfff]"
"""Half of a character, as a text that was cut by its length leaves it."""


def parsed(raw: bytes) -> Any:
    """The value of some JSON.

    Half a character becomes U+FFFD, a number without end the largest there is, and one that is
    none becomes null. Raises ValueError.
    """
    text = decoded(raw)
    try:
        value = _decode(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    # Written out, half a character is an escape or three bytes that are no text.
    if "\\u" in text and ("\\ud" in text or "\\uD" in text):
        value = _whole(value)
    return value


def value_at(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at a place of a text, and where it ends; raises ValueError."""
    try:
        value, end = _decoder.raw_decode(text, at)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return (_whole(value) if "\\ud" in text[at:end].lower() else value), end


def is_shallow(value: Any, left: int = DEEPEST) -> bool:
    """Whether a value is nested no deeper than a document can be."""
    if type(value) is dict:
        value = value.values()
    elif type(value) is not list:
        return True
    if left <= 0:
        return False
    for item in value:
        kind = type(item)
        if (kind is dict or kind is list) and not is_shallow(item, left - 1):
            return False
    return True


def as_utf8(raw: bytes) -> bytes:
    """The same bytes in the encoding of the files of winsboard; raises ValueError."""
    is_marked = any(raw.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS)
    return decoded(raw).encode() if is_marked else raw


def decoded(raw: bytes) -> str:
    """The text of some bytes, by its byte order mark where it has one; raises ValueError."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding)
    return raw.decode()


def _finite(digits: str) -> float:
    return max(-_LARGEST, min(float(digits), _LARGEST))


def _constant(name: str) -> float | None:
    return {"Infinity": _LARGEST, "-Infinity": -_LARGEST}.get(name)


_decoder: Final = json.JSONDecoder(parse_float=_finite, parse_constant=_constant)
_decode: Final = _decoder.decode


def _whole(value: Any) -> Any:
    """The same with whole characters alone."""
    if isinstance(value, str):
        return re.sub(_HALF, "\ufffd", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(item) for name, item in value.items()}
    return value
