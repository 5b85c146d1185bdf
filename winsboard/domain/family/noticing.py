"""Writing down what somebody saw another person do, and what was said aloud about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries, metadata
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, EntryKind, Person
from winsboard.domain.model.edits import Edit
from winsboard.domain.text import sanitize

Answer: TypeAlias = Literal["", "yes", "no"]
"""The answer to an invitation; empty if it is not written down."""

ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)
SHOWN: Final[frozenset[EntryKind]] = frozenset({"noticed", "proud", "win", "said", "invited"})
"""The kinds of entries that the home of a family board lists."""


def notice(
    text: str,
    people: Sequence[Person],
    context: EditContext,
    *,
    by: str = "",
    after: Entry | None = None,
) -> Edit:
    """Write down what some people did. Several people did it together, so it belongs to them all.

    `by` is the id or the name of who noticed it. `after` is the entry that led to it. Raises
    Refusal if the text is empty or too long.
    """
    ids = tuple(dict.fromkeys(person.id for person in people))
    entry = context.entry("noticed")._replace(
        text=sanitize.sanitized(text),
        people=ids,
        whose=ids if len(ids) > 1 else (),
        noticed_by=by,
    )
    edit = context.creation("entry.noticed", entries.title_of(entry), entry)
    if after is None:
        return edit
    linked = metadata.link(after, entry, context)
    return edit._replace(changes=(*edit.changes, *(linked.changes if linked else ())))


def said(id: str, text: str, people: Sequence[str], context: EditContext) -> Edit:
    """Record that a phrase was said aloud. What was answered is not asked."""
    entry = context.entry("said")._replace(text=text, about=id, people=tuple(people))
    return context.creation("entry.said", entries.title_of(entry), entry)


def invited(text: str, answer: str, people: Sequence[str], context: EditContext) -> Edit:
    """Record an invitation, which counts whatever the answer was.

    Raises Refusal for another answer than those of `ANSWERS`.
    """
    if answer not in ANSWERS:
        raise Refusal("invited.answer", typed=answer)
    entry = context.entry("invited")._replace(text=text, about=answer, people=tuple(people))
    return context.creation("entry.invited", entries.title_of(entry), entry)


def share_among(entry: Entry, people: Sequence[Person], context: EditContext) -> Edit | None:
    """Say to whom a win belongs. Returns None if nothing changes."""
    after = entry._replace(whose=tuple(dict.fromkeys(person.id for person in people)))
    if after == entry:
        return None
    return context.update("entry.changed", entries.title_of(entry), entry, after)
