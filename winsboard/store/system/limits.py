"""Size limits for files, so that no command runs out of memory or time.

A sync tool or another program may put anything into a folder. A month of fifty entries and thirty
ticks a day is thirty times below these limits.
"""

from __future__ import annotations

from typing import Final

LARGEST_PAGE: Final = 128 << 20
"""Bytes of a page, most of which are text."""
LARGEST_FILE: Final = 1 << 30
"""Bytes of a file that is only copied, encrypted or identified."""
MOST_STRUCTURE: Final = 4 << 20
"""Number of strings in a page plus its bytes outside of strings: brackets, commas, numbers. About
90,000 documents reach it. These, not long texts, cost memory and time.
"""
MOST_DOUBLES: Final = 100
"""How many duplicate names one object may have; more cannot be an accident."""
_PIECE: Final = 1 << 20


def exceeds_limits(raw: bytes) -> bool:
    """Whether some bytes are more than a page can hold."""
    if len(raw) <= MOST_STRUCTURE:
        return False
    return len(raw) > LARGEST_PAGE or structure_of(raw) > MOST_STRUCTURE


def structure_of(raw: bytes) -> int:
    """Count the strings and the bytes outside of strings. Stops once the limit is exceeded."""
    # Without escape sequences every quotation mark begins or ends a string.
    raw = raw.replace(b"\\\\", b"").replace(b'\\"', b"")
    found, is_in_text = 0, 0
    for start in range(0, len(raw), _PIECE):
        parts = raw[start : start + _PIECE].split(b'"')
        marks = len(parts) - 1
        found += sum(map(len, parts[is_in_text::2])) + (marks + 1 - is_in_text) // 2
        if found > MOST_STRUCTURE:
            break
        is_in_text ^= marks & 1
    return found
