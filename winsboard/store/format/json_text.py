"""Parsing JSON from any source into values that can be written again.

Everything a program, a person or damage can put into a file either gives such values or raises
`ValueError`: nesting without end, numbers of thousands of digits, bytes of another encoding.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from typing import Any, Final

from winsboard.store.system.limits import MOST_DOUBLES, is_too_much

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
    return _parsed(raw, _decode)


def _parsed(raw: bytes, decode: Callable[[str], Any]) -> Any:
    if is_too_much(raw):
        raise ValueError("more than a page can hold")
    text = decoded(raw)
    try:
        value = decode(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    # Written out, half a character is an escape or three bytes that are no text.
    if "\\u" in text and ("\\ud" in text or "\\uD" in text):
        value = _whole(value)
    return value


class Several(list[Any]):
    """The different values that one name has in an object, in their order."""


def parsed_whole(raw: bytes) -> tuple[Any, bool]:
    """The same, and whether a name stands several times in an object, with different values.

    Its value is then `Several`; a reader of JSON gives the last of them alone.
    """
    pairs = _Pairs()
    return _parsed(raw, _decoder_of(pairs).decode), pairs.has_several


def value_at(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at a place of a text, as `parsed_whole`, and where it ends.

    Raises ValueError.
    """
    try:
        value, end = _whole_decoder.raw_decode(text, at)
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


class _Pairs:
    """Makes objects, and takes down whether a name stood several times in one."""

    def __init__(self) -> None:
        self.has_several = False

    def object_of(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        if len(pairs) - len(found) > MOST_DOUBLES:
            raise ValueError("names that stand again and again")
        values: dict[str, list[Any]] = {}
        for name, value in pairs:
            known = values.setdefault(name, [])
            if value not in known:
                known.append(value)
        twice = {name: Several(each) for name, each in values.items() if len(each) > 1}
        self.has_several = self.has_several or bool(twice)
        return found | twice


def _decoder_of(pairs: _Pairs) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=pairs.object_of, parse_float=_finite, parse_constant=_constant
    )


_whole_decoder: Final = _decoder_of(_Pairs())


def _whole(value: Any) -> Any:
    """The same with whole characters alone."""
    if isinstance(value, str):
        return re.sub(_HALF, "\ufffd", value)
    if isinstance(value, list):
        return type(value)(_whole(item) for item in value)
    if isinstance(value, dict):
        return {_whole(name): _whole(item) for name, item in value.items()}
    return value
