"""The tags and the people of an entry."""

from __future__ import annotations

from winsboard.domain.errors import Refusal
from winsboard.domain.journal import metadata
from winsboard.domain.journal.tags import read_tag
from winsboard.domain.library import people
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.sanitize import short
from winsboard.tui.components.dialogs.names import NamesDialog, Naming
from winsboard.tui.session.session import Desk
from winsboard.words import say
from winsboard.words.catalog.habits import win_tags


async def choose_tags(desk: Desk, entry: Entry) -> None:
    """Put tags on an entry and take them off, in one act."""
    shipped = win_tags()
    naming = Naming(
        say("journal.tags.title"),
        say("journal.tags.field"),
        shipped,
        desk.notebook.reader().tags,
        lambda typed: read_tag(typed, shipped),
    )
    tags = await desk.push_screen_wait(NamesDialog(naming, entry.tags))
    desk.act(lambda moment: metadata.tag(entry, tags, moment))


async def choose_people(desk: Desk, entry: Entry) -> None:
    """Say whom an entry is about."""
    naming = Naming(
        say("journal.people.title"),
        say("journal.people.field"),
        {person.name: person.name for person in people.listed(desk.board)},
        desk.notebook.reader().people,
        _name,
    )
    names = await desk.push_screen_wait(NamesDialog(naming, entry.people))
    desk.act(lambda moment: metadata.people(entry, names, moment))


def _name(typed: str) -> str:
    """A name on one line; raises Refusal for none."""
    name = short(typed)
    if not name:
        raise Refusal("person.no_name")
    return name
