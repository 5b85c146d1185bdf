"""Commands of every family, for tables that try each of them."""

from __future__ import annotations

from typing import Final

READING: Final[tuple[tuple[str, ...], ...]] = (
    ("today",),
    ("week",),
    ("month",),
    ("journal",),
    ("journal", "--search", "rain"),
    ("progress",),
    ("progress", "year"),
    ("look-back",),
    ("history",),
    ("restore",),
    ("habit", "list"),
    ("person", "list"),
    ("support", "list"),
    ("settings",),
    ("where",),
    ("doctor",),
)
"""They change nothing that anybody wrote."""
WRITING: Final[tuple[tuple[str, ...], ...]] = (
    ("win", "A walk"),
    ("note", "Rain"),
    ("win", "Long ago", "--day", "2026-09-03"),
    ("undo",),
    ("merge",),
    ("doctor", "--yes"),
    ("backup", "{elsewhere}/copy.zip"),
    ("erase", "--from", "2020-01-01", "--yes"),
)
LAST: Final[tuple[tuple[str, ...], ...]] = (
    ("encrypt", "--yes"),
    ("decrypt", "--yes"),
    ("erase", "--everything", "--yes"),
)
"""They change every file of a board."""
