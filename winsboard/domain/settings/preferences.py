"""Which values a setting accepts."""

from __future__ import annotations

from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.edits import Edit
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import KINDS, field_of

WEEK_STARTS: Final[tuple[int, ...]] = field_of(Settings, "week_start").choices
"""The weekdays a week may begin on; Monday is 0."""


def change(before: Settings, after: Settings, moment: EditContext) -> Edit | None:
    """Keep what a person chose; none if it is what was chosen before.

    Raises Refusal for a value that makes no sense.
    """
    if checked(after) == before:
        return None
    return moment.update("settings.changed", "", before, after)


def checked(settings: Settings) -> Settings:
    """The settings, if they can be kept; raises Refusal for a value that makes no sense."""
    for name, field in KINDS[Settings].fields.items():
        value = getattr(settings, name)
        if value is not None and not fits(field, value):
            raise Refusal(f"settings.{name}")
    return settings
