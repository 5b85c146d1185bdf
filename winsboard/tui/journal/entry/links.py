"""What an entry led to and what it came from: going there, adding a link, taking one off."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Literal, TypeAlias

from winsboard.domain.journal import metadata
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.dialog import AROUND, WIDEST
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.text import entry_text, fit
from winsboard.tui.journal.flow import journal_screen, open_at
from winsboard.tui.session.session import Desk, sentence
from winsboard.words import say
from winsboard.words.text.dates import day_words

Way: TypeAlias = Literal["led_to", "came_from"]


class Link(NamedTuple):
    """Another entry, and which way one leads."""

    way: Way
    other: Entry


async def show_links(desk: Desk, entry: Entry) -> None:
    """List both ways by number; each leads there."""
    links = await _links(desk, entry)
    if links is None:
        return
    always = [say("journal.links.add"), say("journal.links.add_from")]
    dialog = MenuDialog(
        [_line(desk, link) for link in links], always, title=say("journal.links.title")
    )
    chosen = await desk.push_screen_wait(dialog)
    if chosen is None:
        return
    if chosen < len(links):
        await _do_with(desk, entry, links[chosen])
    else:
        await _add(desk, entry, "led_to" if chosen == len(links) else "came_from")


async def _links(desk: Desk, entry: Entry) -> Sequence[Link] | None:
    """The links of an entry, looked for in all years beside the board."""
    reader = desk.notebook.reader()
    try:
        came_from = await asyncio.to_thread(reader.came_from, entry)
        led_to = await asyncio.to_thread(reader.led_to, entry)
    except StoreError as no:
        desk.tell(sentence(no))
        return None
    return [
        *(Link("came_from", other) for other in came_from),
        *(Link("led_to", other) for other in led_to),
    ]


def _line(desk: Desk, link: Link) -> str:
    day = day_words(link.other.day, desk.today)
    text = one_line(entry_text(link.other))
    said = say(f"journal.links.{link.way}", day=day, text=text)
    return fit(said, min(desk.size.width, WIDEST) - AROUND).rstrip()


async def _do_with(desk: Desk, entry: Entry, link: Link) -> None:
    answers = [say("journal.links.go"), say("journal.links.off")]
    title = say("journal.links.title")
    chosen = await desk.push_screen_wait(ChoiceDialog(_line(desk, link), answers, title=title))
    if chosen == 0:
        await open_at(desk, link.other)
    elif chosen == 1:
        leads, to = (entry, link.other) if link.way == "led_to" else (link.other, entry)
        desk.act(lambda moment: metadata.unlink(leads, metadata.ids_of(to), moment))


async def _add(desk: Desk, entry: Entry, way: Way) -> None:
    """Have the other entry picked in the journal, and link the two."""
    picker = journal_screen(desk, say(f"journal.pick.{way}"))
    picker.first = entry
    await desk.push_screen_wait(picker)
    other = picker.picked
    if other is not None:
        leads, to = (entry, other) if way == "led_to" else (other, entry)
        desk.act(lambda moment: metadata.link(leads, to, moment))
