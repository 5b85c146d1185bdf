"""Joining texts that were written about the same thing."""

from __future__ import annotations

from collections.abc import Iterable


def joined(texts: Iterable[str]) -> str:
    """The texts below each other, without those whose lines are all in another one, in a row."""
    each = list(dict.fromkeys(text for text in texts if text.strip()))
    kept = [text for text in each if not any(_contains(other, text) for other in each)]
    return "\n".join(kept)


def _contains(other: str, text: str) -> bool:
    return other != text and f"\n{text}\n" in f"\n{other}\n"
