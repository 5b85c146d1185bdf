"""Everyday words for what the board calls something else, for the search for commands."""

from __future__ import annotations

from functools import cache

from winsboard.words import content


@cache
def _all() -> dict[str, list[str]]:
    found: dict[str, list[str]] = content("synonyms")["synonyms"]
    return found


def synonyms(id: str) -> tuple[str, ...]:
    """Other words for a command, or for a setting by `setting.NAME`; empty if there are none."""
    return tuple(_all().get(id, ()))
