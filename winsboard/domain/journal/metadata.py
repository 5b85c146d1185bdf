"""Changing everything of an entry but its text: day, time, star, tags and links."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.entries import remove, title_of
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Part, month_of
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.schema.kinds import most
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.domain.text.sanitize import many_lines

MOST_TAGS: Final = most(Entry, "tags")
MOST_LINKS: Final = most(Entry, "led_to")


def ids_of(entry: Entry) -> frozenset[str]:
    """The id of an entry and those it had before it was moved to another month."""
    return frozenset((entry.id, *entry.was))


def move(
    entry: Entry, day: date, moment: EditContext, *, at: time | None = None, boundary: int
) -> Edit | None:
    """Put an entry on another day, or at another time of it; none if nothing changes.

    The clock is that of the place where it was written. A time before `boundary`, the minutes
    after midnight at which the day turns, is of the night that ends the day. In another month it
    is a new entry that knows the ids it had, so that what another machine changes in the old one
    meanwhile stays there. Raises Refusal for a day that has not come.
    """
    if day > moment.today:
        raise Refusal("entry.future")
    clock = at if at is not None else entry.at.timetz().replace(tzinfo=None)
    night = clock.hour * 60 + clock.minute < boundary
    moved = datetime.combine(day + ONE_DAY * night, clock, entry.at.tzinfo)
    after = entry._replace(day=day, at=moved)
    if month_of(day) == month_of(entry.day):
        return _changed("entry.moved", entry, after, moment)
    after = after._replace(id=moment.new_id(), was=(*entry.was, entry.id))
    title = Title("entry.moved", title_of(entry))
    return moment.edit(title, Change(None, after), Change(entry, None))


def star(entry: Entry, starred: bool, moment: EditContext) -> Edit | None:
    """Star an entry, so that it is come across again, or take the star off."""
    did = "entry.starred" if starred else "entry.unstarred"
    return _changed(did, entry, entry._replace(starred=starred), moment)


def tag(entry: Entry, tags: Sequence[str], moment: EditContext) -> Edit | None:
    """Give an entry these tags and no others; raises Refusal for too many."""
    wanted = tuple(dict.fromkeys(tags))
    if len(wanted) > MOST_TAGS:
        raise Refusal("entry.tags", most=MOST_TAGS)
    return _changed("entry.tagged", entry, entry._replace(tags=wanted), moment)


def link(entry: Entry, to: Entry, moment: EditContext) -> Edit | None:
    """Say that an entry led to another; none if that is said already.

    Raises Refusal for an entry that would lead to itself, and for too many.
    """
    if entry.id == to.id:
        raise Refusal("entry.link_self")
    if not ids_of(to).isdisjoint(entry.led_to):
        return None
    led_to = (*entry.led_to, to.id)
    if len(led_to) > MOST_LINKS:
        raise Refusal("entry.links", most=MOST_LINKS)
    return _changed("entry.linked", entry, entry._replace(led_to=led_to), moment)


def unlink(entry: Entry, to: Collection[str], moment: EditContext) -> Edit | None:
    """Say no longer that an entry led to the one with one of these ids; none if it was not said."""
    left = tuple(id for id in entry.led_to if id not in to)
    return _changed("entry.unlinked", entry, entry._replace(led_to=left), moment)


def answer(entry: Entry, answers: Sequence[Part], moment: EditContext) -> Edit | None:
    """Give the questions of an entry these answers; none if nothing changes.

    A blank one is removed, and with the last one the entry.
    """
    kept = tuple(
        part._replace(answer=text) for part in answers if (text := many_lines(part.answer)).strip()
    )
    if not kept and not entry.text:
        return remove(entry, moment)
    return _changed("entry.changed", entry, entry._replace(parts=kept), moment)


def people(entry: Entry, names: Sequence[str], moment: EditContext) -> Edit | None:
    """Say whom an entry is about or for."""
    wanted = tuple(dict.fromkeys(name for name in names if name))
    return _changed("entry.changed", entry, entry._replace(people=wanted), moment)


def _changed(did: str, before: Entry, after: Entry, moment: EditContext) -> Edit | None:
    return None if after == before else moment.update(did, title_of(before), before, after)
