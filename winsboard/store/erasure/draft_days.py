"""The day a draft is of: erasing some days takes the drafts of these, and of no others.

A draft that changes an entry goes where that entry goes. One of a look back tells its day. Words
that were to become an entry are of the day they were begun. What is typed of a habit, a person or a
question is of no day.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from contextlib import suppress
from datetime import date, datetime
from typing import Final

from winsboard.domain.reflection.evening import DAY, DRAFT
from winsboard.store.format.lazy_document import Fields
from winsboard.store.ids import moment_of_stamp

OF_NO_DAY: Final = frozenset(
    {
        "affirmation",
        "flow",
        "habit",
        "person",
        "prompt",
        "rest",
        "ritual",
        "skill",
        "starter",
    }
)
"""How the keys begin of drafts that become no entry."""


def parts_of_key(draft: Fields) -> list[str]:
    """What the key of a draft consists of: its kind, and maybe the id of what it changes."""
    return str(draft.get("key", "")).split(":")


class DraftWish:
    """Whether a draft is one of the days of a span."""

    def __init__(self, first: date, last: date, day_of: Callable[[datetime], date]) -> None:
        """`day_of` tells the day that a moment belongs to."""
        self._first, self._last = first, last
        self._day_of = day_of

    def takes(self, id: str, draft: Fields, entries: Set[str]) -> bool:
        """Whether a draft is to go by itself; `entries` are the ids of all that are known.

        One that changes an entry never is: it goes together with that.
        """
        if not entries.isdisjoint(parts_of_key(draft)):
            return False
        day = self._of(id, draft)
        return day is not None and self._first <= day <= self._last

    def _of(self, id: str, draft: Fields) -> date | None:
        kind = parts_of_key(draft)[0]
        if kind in OF_NO_DAY:
            return None
        if kind == DRAFT:
            with suppress(ValueError, TypeError):
                return date.fromisoformat(draft["texts"].get(DAY, ""))
        moment = moment_of_stamp(int(id)) if id.isdecimal() else None
        return None if moment is None else self._day_of(moment)
