"""The day of a draft. Erasing some days erases the drafts of these days only.

A draft that changes an entry is erased with that entry. A draft of a reflection names its day. A
draft of a new entry has the day on which it was begun. Drafts of a habit, a person or a question
have no day.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from contextlib import suppress
from datetime import date, datetime
from typing import Final

from winsboard.domain.reflection.look_back_state import DAY, DRAFT
from winsboard.store.format.lazy_document import Fields
from winsboard.store.ids import moment_of_stamp

DAYLESS: Final = frozenset(
    {
        "affirmation",
        "flow",
        "habit",
        "person",
        "prompt",
        "rest",
        "reward",
        "ritual",
        "skill",
        "starter",
        "vision",
    }
)
"""The first parts of draft keys that never become an entry."""


def parts_of_key(draft: Fields) -> list[str]:
    """The parts of a draft's key: its kind, and perhaps the id of the document it changes."""
    return str(draft.get("key", "")).split(":")


class DraftFilter:
    """Decides whether a draft belongs to a range of days."""

    def __init__(self, first: date, last: date, day_of: Callable[[datetime], date]) -> None:
        """`day_of` returns the day of a moment."""
        self._first, self._last = first, last
        self._day_of = day_of

    def matches(self, id: str, draft: Fields, entries: Set[str]) -> bool:
        """Whether a draft is erased on its own; `entries` are the ids of all known entries.

        False for one that changes an entry: it is erased with the entry.
        """
        if not entries.isdisjoint(parts_of_key(draft)):
            return False
        day = self._of(id, draft)
        return day is not None and self._first <= day <= self._last

    def _of(self, id: str, draft: Fields) -> date | None:
        kind = parts_of_key(draft)[0]
        if kind in DAYLESS:
            return None
        if kind == DRAFT:
            with suppress(ValueError, TypeError):
                return date.fromisoformat(draft["texts"].get(DAY, ""))
        moment = moment_of_stamp(int(id)) if id.isdecimal() else None
        return None if moment is None else self._day_of(moment)
