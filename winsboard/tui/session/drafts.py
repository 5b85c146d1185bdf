"""The interface of the draft store."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol


class Drafts(Protocol):
    """Unsaved text that survives the end of the process."""

    def get(self, key: str) -> dict[str, str] | None:
        """Return the fields of a draft, or None."""
        ...

    def save(self, key: str, fields: Mapping[str, str]) -> None:
        """Save the fields of a draft."""
        ...

    def delete(self, key: str) -> None:
        """Delete a draft."""
        ...

    def keys(self) -> Collection[str]:
        """Return the keys of all drafts."""
        ...
