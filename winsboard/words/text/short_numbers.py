"""Numbers in the few cells of a column."""

from __future__ import annotations

from typing import Final

from winsboard.words.text.dates import number_words

LONGEST: Final = 4
"""Cells of the longest short number."""
_UNITS: Final = ((1_000_000, "M"), (1000, "k"))


def short_number(value: float) -> str:
    """A number of at most four characters: `8`, `120`, `12.5`, `12k`, `1.2M`.

    Large numbers are cut off and not rounded up, so that none is shown as more than it is.
    """
    text = number_words(value)
    if len(text) <= LONGEST and "e" not in text:
        return text
    for size, letter in _UNITS:
        if value >= size * 10:
            return f"{int(value / size)}{letter}"
        if value >= size and size > _UNITS[-1][0]:
            return f"{int(value * 10 / size) / 10:g}{letter}"
    for places in (2, 1, 0):
        rounded = f"{value:.{places}f}"
        if len(rounded) <= LONGEST:
            trimmed = rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
            return trimmed if float(trimmed) else "<0.1"
    return f"{int(value / 1000)}k"
