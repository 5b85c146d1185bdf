"""Tags of a tick, such as "on a hard day"."""

from __future__ import annotations

from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Mark
from winsboard.domain.model.edits import Edit


def tag(mark: Mark, label: str, tag: str, context: EditContext) -> Edit:
    """Toggle a tag of a tick; `label` is the name of its habit."""
    others = tuple(there for there in mark.tags if there != tag)
    tags = others if tag in mark.tags else (*mark.tags, tag)
    return context.update("mark.tagged", label, mark, mark._replace(tags=tags))
