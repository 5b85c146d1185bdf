"""Changing settings, with validation."""

from __future__ import annotations

from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.edits import Edit
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import KINDS, field_of

WEEK_STARTS: Final[tuple[int, ...]] = field_of(Settings, "week_start").choices
"""The weekdays that a week may start on; Monday is 0."""


def change(before: Settings, after: Settings, context: EditContext) -> Edit | None:
    """Change the settings. Returns None if nothing changes.

    Raises Refusal if a value is not valid.
    """
    if validated(after) == before:
        return None
    return context.update("settings.changed", "", before, after)


def validated(settings: Settings) -> Settings:
    """The settings, unchanged. Raises Refusal if a value is not valid."""
    for name, field in KINDS[Settings].fields.items():
        value = getattr(settings, name)
        if value is not None and not fits(field, value):
            raise Refusal(f"settings.{name}")
    return settings
