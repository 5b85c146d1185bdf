"""Parsing typed numbers.

A separator followed by exactly three digits is a thousands separator in some countries and a
decimal one in others, so `1,500` is refused, not guessed.
"""

from __future__ import annotations

import re
from typing import Final

from winsboard.domain.errors import Refusal

MAX_LENGTH: Final = 40
"""Characters of a typed number."""
_PLAIN: Final = r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)"
_TWO_WAYS: Final = r"([+-]?)([1-9][0-9]{0,2})[.,]([0-9]{3})"
_GROUPED: Final = (
    (r"[+-]?[1-9]\d{0,2}(?:([ '_])\d{3})(?:\1\d{3})*(?:[.,]\d+)?", " '_"),
    (r"[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})", ","),
    (r"[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})", "."),
)
"""Numbers with thousands separators, and the separator to remove."""
_MARKS: Final = str.maketrans(
    {"’": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u066b": ".", "−": "-"}
)


def with_plain_digits(text: str) -> str:
    """Replace the digits of all scripts by 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def parse_number(typed: str) -> float | None:
    """Parse a number such as `8`, `2.5`, `1,5` or `1 500`. Returns None if it is not a number.

    Raises Refusal if it is ambiguous, such as `1,500`.
    """
    text = with_plain_digits(typed.strip()).translate(_MARKS)
    if len(text) > MAX_LENGTH:
        return None
    if found := re.fullmatch(_TWO_WAYS, text):
        sign, whole, behind = found.groups()
        part = f"{whole}.{behind}".rstrip("0").rstrip(".")
        raise Refusal(
            "number.two_ways", typed=text, one=f"{sign}{whole}{behind}", other=sign + part
        )
    if re.fullmatch(_PLAIN, text):
        return float(text.replace(",", "."))
    for form, marks in _GROUPED:
        if re.fullmatch(form, text):
            bare = "".join(c for c in text if c not in marks)
            return float(bare.replace(",", "."))
    return None


def parse_integer(typed: str) -> int | None:
    """Parse an integer. Returns None if it is not one; raises Refusal like `parse_number`."""
    number = parse_number(typed)
    return int(number) if number is not None and number.is_integer() else None
