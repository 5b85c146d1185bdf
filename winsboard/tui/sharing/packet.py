"""Making a packet for somebody: the days, the kinds, item by item, and a look at all of it."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from winsboard.domain.model.documents import Person
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views import packets
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session, sentence
from winsboard.tui.sharing.packet_steps import PacketSteps
from winsboard.tui.sharing.save_packet import save_packet
from winsboard.tui.support.people import change_person
from winsboard.words import format_phrase


async def make_packet(session: Session) -> None:
    """Ask who a packet is for, and make it."""
    people = packets.receivers(session.board)
    if not people:
        await _offer_to_add(session)
        return
    names = [f"{p.name} · {format_phrase(f'support.role.{p.role}')}" for p in people]
    chosen = await session.push_screen_wait(
        MenuDialog(names, (), title=format_phrase("packet.for_whom"))
    )
    if chosen is not None:
        await give_packet(session, people[chosen])


async def _offer_to_add(session: Session) -> None:
    """Say that there is nobody yet, and offer to add somebody."""
    title, answers = format_phrase("packet.for_whom"), [format_phrase("packet.add_person")]
    dialog = ChoiceDialog(format_phrase("packet.no_people"), answers, title=title)
    if await session.push_screen_wait(dialog) == 0:
        await change_person(session, Person("", ""))


async def give_packet(session: Session, person: Person) -> None:
    """Make a packet for a person, and save it. Nothing is given until it is saved."""
    try:
        steps = await _prepared(session, person)
    except StoreError as error:
        session.show_message(sentence(error))
        return
    if steps is None:
        return
    while (given := await steps.ask()) is not None:
        if await save_packet(session, given, steps.form):
            return


async def _prepared(session: Session, person: Person) -> PacketSteps | None:
    """The questions about a packet; None if the person does not want to give anything."""
    notebook = session.notebook
    span, is_since = packets.suggested_span(notebook, person)
    is_first = not is_since and not packets.has_given(notebook)
    packets.load_names(notebook)
    session.board = notebook.board
    if is_first and not await _is_understood(session):
        return None
    return PacketSteps(session, person, span, is_since=is_since)


async def _is_understood(session: Session) -> bool:
    """Say what giving means, once. Returns whether the person goes on."""
    text = Content.styled(format_phrase("packet.for_good"), "bold")
    more = Content.styled(format_phrase("packet.for_good.more"), "$quiet")
    card = partial(CardDialog, Content("\n\n").join([text, more]), harmless=0)
    title = format_phrase("packet.title.before")
    return await session.push_screen_wait(card([format_phrase("packet.go_on")], title=title)) == 0
