"""Parsing JSON from any source into values that can be serialized again.

Whatever a program, a person or damage puts into a file either gives such values or raises
`ValueError`: endless nesting, numbers of thousands of digits, another encoding.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from typing import Any, Final

from winsboard.store.system.limits import MOST_DOUBLES, exceeds_limits

MAX_DEPTH: Final = 64
"""Levels of nested lists and objects; no document has more than a dozen."""
_SPACES: Final = " \t\n\r"
_LARGEST: Final = sys.float_info.max
_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HALF: Final = "[\ud800-\udfff]"
"""A lone surrogate, which is left where a text was cut in the middle of a character."""


def parse_json(raw: bytes) -> Any:
    """Parse JSON.

    A lone surrogate becomes U+FFFD, an infinite number the largest finite one, NaN becomes null.
    Raises ValueError.
    """
    return _parse_with(raw, _decode)


def _parse_with(raw: bytes, decode: Callable[[str], Any]) -> Any:
    if exceeds_limits(raw):
        raise ValueError("too large")
    text = decode_json_text(raw)
    try:
        value = decode(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    # A lone surrogate can only be written as an escape; as bytes it would not be valid UTF-8.
    if "\\u" in text and ("\\ud" in text or "\\uD" in text):
        value = _without_surrogates(value)
    return value


class RepeatedValues(list[Any]):
    """The different values of one name in an object, in order."""


def parse_with_repeats(raw: bytes) -> tuple[Any, bool]:
    """Parse JSON; also return whether a name has several different values in an object.

    The value of such a name is `RepeatedValues`. An ordinary parser returns only the last one.
    """
    pairs = _Pairs()
    return _parse_with(raw, _decoder_of(pairs).decode), pairs.has_several


def value_at(text: str, at: int) -> tuple[Any, int]:
    """Parse the value that begins at a position, and return where it ends.

    Like `parse_with_repeats`. Raises ValueError.
    """
    try:
        value, end = _whole_decoder.raw_decode(text, at)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return (_without_surrogates(value) if "\\ud" in text[at:end].lower() else value), end


def is_shallow(value: Any, left: int = MAX_DEPTH) -> bool:
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
    """Convert bytes with a byte order mark to UTF-8. Raises ValueError."""
    is_marked = any(raw.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS)
    return decode_json_text(raw).encode() if is_marked else raw


def decode_json_text(raw: bytes) -> str:
    """Decode bytes, according to their byte order mark if there is one. Raises ValueError."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding)
    return raw.decode()


def _finite(digits: str) -> float:
    return max(-_LARGEST, min(float(digits), _LARGEST))


def _constant(name: str) -> float | None:
    return {"Infinity": _LARGEST, "-Infinity": -_LARGEST}.get(name)


class Decoder(json.JSONDecoder):
    """Like `json.JSONDecoder`, without a pattern for the spaces around a value."""

    def decode(self, text: str, *_: object) -> Any:
        """Parse a text that is one value. Raises ValueError."""
        bare = text.strip(_SPACES)
        value, end = self.raw_decode(bare)
        if end != len(bare):
            raise json.JSONDecodeError("Extra data", bare, end)
        return value


_decoder: Final = Decoder(parse_float=_finite, parse_constant=_constant)
_decode: Final = _decoder.decode


class _Pairs:
    """Builds objects, and records whether one had several values for a name."""

    def __init__(self) -> None:
        self.has_several = False

    def object_of(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        if len(pairs) - len(found) > MOST_DOUBLES:
            raise ValueError("too many duplicate names")
        values: dict[str, list[Any]] = {}
        for name, value in pairs:
            known = values.setdefault(name, [])
            if value not in known:
                known.append(value)
        twice = {name: RepeatedValues(each) for name, each in values.items() if len(each) > 1}
        self.has_several = self.has_several or bool(twice)
        return found | twice


def _decoder_of(pairs: _Pairs) -> Decoder:
    return Decoder(object_pairs_hook=pairs.object_of, parse_float=_finite, parse_constant=_constant)


_whole_decoder: Final = _decoder_of(_Pairs())


def _without_surrogates(value: Any) -> Any:
    """Replace lone surrogates in a value."""
    if isinstance(value, str):
        return re.sub(_HALF, "\ufffd", value)
    if isinstance(value, list):
        return type(value)(_without_surrogates(item) for item in value)
    if isinstance(value, dict):
        return {
            _without_surrogates(name): _without_surrogates(item) for name, item in value.items()
        }
    return value
