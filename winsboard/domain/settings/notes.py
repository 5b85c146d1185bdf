"""The notes above the board: hiding one for today, or for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal, TypeAlias

from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.edits import Edit

Note: TypeAlias = Literal[
    "habit",
    "reminder",
    "letter",
    "milestone",
    "yesterday",
    "mood",
    "kind_line",
    "old_win",
    "week_page",
]
"""The kinds of notes, the most important one first. That of a habit is hidden in the habit."""

HIDDEN_ON: Final[Mapping[Note, str]] = {
    "reminder": "reminder_hidden_on",
    "letter": "letter_hidden_on",
    "milestone": "milestone_hidden_on",
    "yesterday": "yesterday_hidden_on",
    "mood": "mood_passed_on",
    "kind_line": "kind_line_hidden_on",
    "old_win": "old_win_hidden_on",
    "week_page": "week_page_hidden_on",
}
"""The field of the settings that holds the last day on which each note was hidden."""
SWITCHED_OFF: Final[Mapping[Note, Mapping[str, object]]] = {
    "reminder": {"reminder": None},
    "yesterday": {"yesterday_line": False},
    "mood": {"mood_question": False},
    "kind_line": {"kind_line": False},
    "old_win": {"weekly_line": False},
    "week_page": {"week_page_on": None},
}
"""The settings without each note."""


def is_hidden(settings: Settings, note: Note, today: date) -> bool:
    """Whether a note was hidden for today."""
    return note in HIDDEN_ON and bool(getattr(settings, HIDDEN_ON[note]) == today)


def hide(settings: Settings, note: Note, context: EditContext) -> Edit:
    """Hide a note for today."""
    after = _changed(settings, {HIDDEN_ON[note]: context.today})
    return context.update("note.hidden", "", settings, after)


def switch_off(settings: Settings, note: Note, context: EditContext) -> Edit:
    """Hide a note for good; the settings switch it on again."""
    after = _changed(settings, SWITCHED_OFF[note])
    return context.update("note.off", "", settings, after)


def _changed(settings: Settings, values: Mapping[str, Any]) -> Settings:
    return settings._replace(**values)
