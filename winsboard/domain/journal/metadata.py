"""Changing the metadata of an entry: day, time, star, tags, people and links."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.entries import remove, title_of
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Part, month_of
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.wins import is_win
from winsboard.domain.schema.kinds import max_items
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.domain.text.sanitize import multi_line

MAX_TAGS: Final = max_items(Entry, "tags")
MAX_LINKS: Final = max_items(Entry, "led_to")


def ids_of(entry: Entry) -> frozenset[str]:
    """The id of an entry and the ids it had before it was moved to another month."""
    return frozenset((entry.id, *entry.was))


def move(
    entry: Entry, day: date, context: EditContext, *, at: time | None = None, boundary: int
) -> Edit | None:
    """Move an entry to another day or time of day. Returns None if nothing changes.

    `at` is local time in the time zone in which the entry was written. `boundary` is the minutes
    after midnight at which a new day begins; an earlier time belongs to the night after `day`.
    Moving to another month creates a new entry that lists its old ids in `was`, so that changes
    made to the old one on another machine are not lost. Raises Refusal if the day is in the future.
    """
    if day > context.today:
        raise Refusal("entry.future")
    clock = at if at is not None else entry.at.timetz().replace(tzinfo=None)
    night = clock.hour * 60 + clock.minute < boundary
    moved = datetime.combine(day + ONE_DAY * night, clock, entry.at.tzinfo)
    after = entry._replace(day=day, at=moved)
    if month_of(day) == month_of(entry.day):
        return _changed("entry.moved", entry, after, context)
    after = after._replace(id=context.new_id(), was=(*entry.was, entry.id))
    title = Title("entry.moved", title_of(entry))
    return context.edit(title, Change(None, after), Change(entry, None))


def star(entry: Entry, starred: bool, context: EditContext) -> Edit | None:
    """Add or remove the star of an entry. Returns None if nothing changes."""
    did = "entry.starred" if starred else "entry.unstarred"
    return _changed(did, entry, entry._replace(starred=starred), context)


def talk(entry: Entry, wanted: bool, context: EditContext, *, who: str = "") -> Edit | None:
    """Put an entry on the list of what to talk about, or take it off. None if nothing changes.

    `who` is the id of the person to talk about it with; empty for anybody.
    """
    did = "entry.talk" if wanted else "entry.talk_off"
    after = entry._replace(talk=wanted, talk_with=who if wanted else "")
    return _changed(did, entry, after, context)


def tag(entry: Entry, tags: Sequence[str], context: EditContext) -> Edit | None:
    """Replace the tags of an entry. Returns None if nothing changes.

    Raises Refusal if there are too many.
    """
    wanted = tuple(dict.fromkeys(tags))
    if len(wanted) > MAX_TAGS:
        raise Refusal("entry.tags", most=MAX_TAGS)
    return _changed("entry.tagged", entry, entry._replace(tags=wanted), context)


def link(entry: Entry, to: Entry, context: EditContext) -> Edit | None:
    """Record that an entry led to another. Returns None if it is recorded already.

    Raises Refusal if an entry would link to itself or has too many links.
    """
    if entry.id == to.id:
        raise Refusal("entry.link_self")
    if not ids_of(to).isdisjoint(entry.led_to):
        return None
    led_to = (*entry.led_to, to.id)
    if len(led_to) > MAX_LINKS:
        raise Refusal("entry.links", most=MAX_LINKS)
    return _changed("entry.linked", entry, entry._replace(led_to=led_to), context)


def unlink(entry: Entry, to: Collection[str], context: EditContext) -> Edit | None:
    """Remove the link to the entry with one of these ids. Returns None if there is no such link."""
    left = tuple(id for id in entry.led_to if id not in to)
    return _changed("entry.unlinked", entry, entry._replace(led_to=left), context)


def answer(entry: Entry, answers: Sequence[Part], context: EditContext) -> Edit | None:
    """Replace the answers of an entry. Returns None if nothing changes.

    Blank answers are dropped. An entry without answers and text is deleted.
    """
    kept = tuple(
        part._replace(answer=text) for part in answers if (text := multi_line(part.answer)).strip()
    )
    if not kept and not entry.text:
        return remove(entry, context)
    return _changed("entry.changed", entry, entry._replace(parts=kept), context)


def people(entry: Entry, names: Sequence[str], context: EditContext) -> Edit | None:
    """Replace the people an entry is about or for. Returns None if nothing changes."""
    wanted = tuple(dict.fromkeys(name for name in names if name))
    return _changed("entry.changed", entry, entry._replace(people=wanted), context)


def form(entry: Entry, form: str, context: EditContext) -> Edit | None:
    """Choose the form of progress that a win is, or none. Returns None if nothing changes.

    Raises Refusal if the entry is no win.
    """
    if form and not is_win(entry):
        raise Refusal("entry.form")
    return _changed("entry.form", entry, entry._replace(form=form), context)


def _changed(did: str, before: Entry, after: Entry, context: EditContext) -> Edit | None:
    return None if after == before else context.update(did, title_of(before), before, after)
