"""Which wording of the shipped texts suits a board."""

from __future__ import annotations

from typing import Final

from winsboard.domain.model.documents import Settings

REHAB: Final = "rehab"


def plain_words(settings: Settings) -> bool:
    """Whether to show the short wording of a text: on a board for stroke or brain injury rehab."""
    return settings.board_for == REHAB
