"""Which documents are erased with an entry."""

from __future__ import annotations

from collections.abc import Collection

from winsboard.domain.goals.events import EVENT
from winsboard.store.erasure.targets import ENTRIES, Predicate
from winsboard.store.format.lazy_document import Fields


def is_of_entry(ids: Collection[str], given: str = "") -> Predicate:
    """Whether a document is one of these entries or belongs to it, such as its pin.

    `given` is the random id under which another board shared it.
    """

    def is_wanted(table: str, id: str, fields: Fields) -> bool:
        if table == "pins":
            return fields.get("of") in ids
        # The event of a deed has the id of its win and one digit more.
        is_event = table == "goal_events" and id.removesuffix(EVENT) in ids
        return (
            is_event
            or id in ids
            or bool(given and table == ENTRIES and fields.get("given") == given)
        )

    return is_wanted
