"""Drafts, as far as the board needs to know what keeps them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol


class Drafts(Protocol):
    """Where words wait that are typed and not kept yet; they outlive the process."""

    def get(self, key: str) -> dict[str, str] | None:
        """The fields kept under a key."""
        ...

    def put(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep fields under a key, in place of those before."""
        ...

    def drop(self, key: str) -> None:
        """Forget a key."""
        ...

    def keys(self) -> Collection[str]:
        """All keys there are."""
        ...
