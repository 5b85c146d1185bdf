"""Joining texts that were written about the same thing."""

from __future__ import annotations

from collections.abc import Iterable


def joined(texts: Iterable[str]) -> str:
    """The texts below each other, without those that another one contains."""
    each = list(dict.fromkeys(text for text in texts if text.strip()))
    kept = [text for text in each if not any(text in other for other in each if other != text)]
    return "\n".join(kept)
