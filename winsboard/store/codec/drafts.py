"""The table and fields of drafts."""

from __future__ import annotations

from typing import Final

from winsboard.store.format.lazy_document import Fields

DRAFTS: Final = "drafts"
"""The table, and the name of its file without the extension."""


def is_draft(fields: Fields) -> bool:
    """Whether a row has the fields of a draft."""
    texts, owner = fields.get("texts"), fields.get("owner", "0")
    return (
        isinstance(fields.get("key"), str)
        and isinstance(owner, str)
        and owner.isdecimal()
        and isinstance(texts, dict)
        and all(isinstance(text, str) for text in texts.values())
    )
