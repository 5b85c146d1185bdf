"""The names that can be used in a search."""

from __future__ import annotations

from functools import cache

from winsboard.domain.documents import ENTRY_KINDS
from winsboard.domain.folding import fold_name
from winsboard.domain.query import Names
from winsboard.words import say
from winsboard.words.shipped import areas, win_tags


@cache
def search_names() -> Names:
    """Tags, areas and kinds of entries by their folded labels and ids."""
    kinds = {fold_name(kind): kind for kind in ENTRY_KINDS}
    return Names(
        tags={fold_name(name): id for id, label in win_tags().items() for name in (label, id)},
        areas={fold_name(name): a.id for a in areas().values() for name in (a.label, a.id)},
        kinds={fold_name(say(f"spoken.kind.{kind}")): kind for kind in ENTRY_KINDS} | kinds,
    )


def tag_label(tag: str) -> str:
    """The label of a shipped tag; one's own is its own label."""
    return win_tags().get(tag, tag)
