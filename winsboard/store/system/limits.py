"""How much a file may hold, so that no command takes more memory or time than a computer has.

A sync tool or another program can put anything into a folder. Somebody who writes fifty entries
and thirty ticks a day is thirty times below these limits, or writes fifty entries of a megabyte.
"""

from __future__ import annotations

from typing import Final

LARGEST_PAGE: Final = 128 << 20
"""Bytes of a page, of which most are words."""
LARGEST_FILE: Final = 1 << 30
"""Bytes of a file that is only read to copy, seal or tell whose it is."""
MOST_STRUCTURE: Final = 4 << 20
"""Texts of a page, and bytes that stand in none: brackets, commas, numbers. Some 90,000 documents
have as many. It is these that take memory and time."""
MOST_DOUBLES: Final = 100
"""So often a name may stand again in an object; more is no slip of a hand."""
_PIECE: Final = 1 << 20


def is_too_much(raw: bytes) -> bool:
    """Whether some bytes hold more than a page can."""
    if len(raw) <= MOST_STRUCTURE:
        return False
    return len(raw) > LARGEST_PAGE or structure_of(raw) > MOST_STRUCTURE


def structure_of(raw: bytes) -> int:
    """How many texts stand in some bytes, and bytes in none; it ends where that is too much."""
    # Without what is escaped every quotation mark begins or ends a text.
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
