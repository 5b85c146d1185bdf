"""The tags and people of an entry."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.errors import Refusal
from winsboard.domain.journal import metadata
from winsboard.domain.journal.tags import parse_tag
from winsboard.domain.library.names import ids_of, is_known, names_by_id
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.sanitize import short
from winsboard.tui.components.dialogs.names import NameKind, NamesDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import win_tags


async def choose_tags(session: Session, entry: Entry) -> None:
    """Edit the tags of an entry, as one edit."""
    tags = await pick_tags(session, entry.tags)
    session.perform(lambda context: metadata.tag(entry, tags, context))


async def pick_tags(session: Session, there: Sequence[str]) -> tuple[str, ...]:
    """Return the tags that the person chooses, among them their own; `there` are chosen now."""
    shipped = win_tags()
    naming = NameKind(
        format_phrase("journal.tags.title"),
        format_phrase("journal.tags.field"),
        shipped,
        session.notebook.reader().tags,
        lambda typed: parse_tag(typed, shipped),
    )
    return await session.push_screen_wait(NamesDialog(naming, there))


async def choose_people(session: Session, entry: Entry) -> None:
    """Edit the people of an entry, as one edit."""
    naming = NameKind(
        format_phrase("journal.people.title"),
        format_phrase("journal.people.field"),
        names_by_id(session.board),
        session.notebook.reader().people,
        lambda typed: ids_of(session.board, [_name(typed)])[0],
    )
    there = [who for who in ids_of(session.board, entry.people) if is_known(session.board, who)]
    names = await session.push_screen_wait(NamesDialog(naming, there))
    session.perform(lambda context: metadata.people(entry, names, context))


def _name(typed: str) -> str:
    """Parse a name; raises Refusal if it is empty."""
    name = short(typed)
    if not name:
        raise Refusal("person.no_name")
    return name
