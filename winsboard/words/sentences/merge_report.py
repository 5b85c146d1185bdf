"""The report of a merge as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.words import format_phrase

KINDS: Final = ("win", "note", "reflection", "tick", "habit", "version", "change", "removal")
"""The kinds of changes, in the order in which they are listed."""


def new_documents_words(counts: Mapping[str, int]) -> str:
    """The counts on one line: `3 wins, 12 ticks, 1 other version`; empty if there are none."""
    found = [(kind, counts[kind]) for kind in KINDS if counts.get(kind)]
    return ", ".join(
        format_phrase(
            f"merge.count.{kind}.one" if count == 1 else f"merge.count.{kind}", count=count
        )
        for kind, count in found
    )
