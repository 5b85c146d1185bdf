"""Links between entries: following, adding and removing them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Literal, TypeAlias

from winsboard.domain.journal import metadata
from winsboard.domain.model.documents import TICK, Entry
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.dialog import AROUND, WIDEST
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.text import entry_text, fit
from winsboard.tui.journal.flow import journal_screen, open_at
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_words

Direction: TypeAlias = Literal["led_to", "came_from"]


class Link(NamedTuple):
    """A linked entry, and the direction of the link."""

    direction: Direction
    other: Entry


async def show_links(session: Session, entry: Entry) -> None:
    """Show the links of an entry in both directions as a numbered menu; each can be followed."""
    links = await _links(session, entry)
    if links is None:
        return
    always = [format_phrase("journal.links.add"), format_phrase("journal.links.add_from")]
    lines = [_line(session, link) for link in links]
    while True:
        dialog = MenuDialog(lines, always, title=format_phrase("journal.links.title"))
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen >= len(links):
            await _add(session, entry, "led_to" if chosen == len(links) else "came_from")
            return
        if await _act_on(session, entry, links[chosen]):
            return


async def _links(session: Session, entry: Entry) -> Sequence[Link] | None:
    """Find the links of an entry in all years, in a thread. Returns None if reading fails."""
    reader = session.notebook.reader()
    try:
        came_from = await asyncio.to_thread(reader.came_from, entry)
        led_to = await asyncio.to_thread(reader.led_to, entry)
    except StoreError as error:
        session.show_message(sentence(error))
        return None
    return [
        *(Link("came_from", other) for other in came_from),
        *(Link("led_to", other) for other in led_to),
    ]


def _line(session: Session, link: Link) -> str:
    day = day_words(link.other.day, session.today)
    text = one_line(entry_text(link.other, session.today))
    said = format_phrase(f"journal.links.{link.direction}", day=day, text=text)
    return fit(said, min(session.size.width, WIDEST) - AROUND).rstrip()


async def _act_on(session: Session, entry: Entry, link: Link) -> bool:
    """Go to a linked entry, or remove the link; returns False to go back."""
    answers = [format_phrase("journal.links.go"), format_phrase("journal.links.off")]
    title = format_phrase("journal.links.title")
    chosen = await session.push_screen_wait(
        ChoiceDialog(_line(session, link), answers, title=title)
    )
    if chosen == 0:
        await open_at(session, link.other)
    elif chosen == 1:
        leads, to = (entry, link.other) if link.direction == "led_to" else (link.other, entry)
        session.perform(lambda context: metadata.unlink(leads, metadata.ids_of(to), context))
    return chosen is not None


async def _add(session: Session, entry: Entry, way: Direction) -> None:
    """Pick the other entry in the journal and link the two."""
    picker = journal_screen(session, format_phrase(f"journal.pick.{way}"))
    picker.first = entry
    await session.push_screen_wait(picker)
    other = picker.picked
    if other is not None and other.kind == TICK:
        session.show_message(format_phrase("tick.keys"))
    elif other is not None:
        leads, to = (entry, other) if way == "led_to" else (other, entry)
        session.perform(lambda context: metadata.link(leads, to, context))
