"""Numbers in the few cells of a column."""

from __future__ import annotations

from typing import Final

from winsboard.words.text.dates import number_words

LONGEST: Final = 3
"""Cells of the longest short number."""
_UNITS: Final = ((1_000_000, "M"), (1000, "k"))
_TENTH: Final = 1_000_000 // 10
_QUARTERS: Final = ("", "¼", "½", "¾")


def short_number(value: float) -> str:
    """A number of at most three characters: `8`, `120`, `7.5`, `12½`, `5k`, `1M`.

    Large numbers are cut off and not rounded up, so that none is shown as more than it is.
    """
    text = number_words(value)
    if len(text) <= LONGEST and "e" not in text:
        return text
    if value < 1000:
        return _with_a_part(value)
    for size, letter in _UNITS:
        if size <= value < size * 100:
            return f"{int(value / size)}{letter}"
    # Between the units there is room for tenths of the next one.
    return f".{int(value / _TENTH)}M" if value < _UNITS[0][0] else f".{int(value / 1e8)}B"


def _with_a_part(value: float) -> str:
    """A number below a thousand with the part behind the point that there is room for."""
    if value >= 100:
        return f"{min(round(value), 999)}"
    if value >= 10:
        halves = round(value * 2)
        return f"{halves // 2}{_QUARTERS[halves % 2 * 2]}"
    if value * 4 == int(value * 4):
        return f"{int(value) or ''}{_QUARTERS[int(value * 4) % 4]}"
    return f"{value:.1f}".removesuffix(".0") if value >= 0.05 else "<.1"
