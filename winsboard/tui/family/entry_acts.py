"""What can be done with an entry of the family: follow its chain, add to it, take it away."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial

from textual.content import Content

from winsboard.domain.family import noticing
from winsboard.domain.family.members import is_about_somebody, members
from winsboard.domain.library.names import ids_of
from winsboard.domain.model.documents import Entry
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.family import chain
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.family.notice import ask_several, notice_after
from winsboard.tui.session.menu import Choice, Menu, pick
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.sentences.family import chain_lines, family_line


async def act_on_entry(session: Session, flow: str, entry: Entry) -> None:
    """Do what a key of the home means for an entry, as it is now; nothing if it is gone."""
    now = session.board.find(entry) or _unloaded(session, entry)
    if now is None:
        return
    if flow == "open":
        await session.begin("open_entry", now)
    elif flow == "more":
        await _show_more(session, now)
    else:
        await take_away(session, now)


def _unloaded(session: Session, entry: Entry) -> Entry | None:
    """Return an entry of a month that is not in memory yet."""
    session.load_days(entry.day, entry.day)
    return session.board.find(entry)


async def _show_more(session: Session, entry: Entry) -> None:
    act = await pick(session, Menu(family_line(session.board, entry), list(_more(session, entry))))
    if act is not None:
        await act()


def _more(session: Session, entry: Entry) -> Iterator[Choice]:
    def words(name: str) -> str:
        return format_phrase(f"own.family.more.{name}")

    yield words("led_to"), partial(notice_after, session, entry)
    yield words("chain"), partial(show_chain, session, entry)
    yield words("whose"), partial(_share_among, session, entry)
    yield words("else"), partial(session.begin, "about_entry", entry)


async def show_chain(session: Session, entry: Entry) -> None:
    """Show what led to an entry and what it led to, as one text."""
    try:
        found = await asyncio.to_thread(chain, session.notebook.reader(), entry)
    except StoreError as error:
        session.show_message(sentence(error))
        return
    lines = chain_lines(session.board, found, session.today)
    if len(found) == 1:
        lines += ["", format_phrase("own.family.chain.alone")]
    answers = [format_phrase("own.family.chain.copy")]
    title = format_phrase("own.family.chain.title")
    dialog = CardDialog(Content("\n".join(lines)), answers, title=title)
    if await session.push_screen_wait(dialog) == 0:
        session.copy_to_clipboard("\n".join(lines))
        session.show_message(format_phrase("journal.share.copied"))


async def _share_among(session: Session, entry: Entry) -> None:
    """Choose the members to whom a win belongs."""
    there = set(ids_of(session.board, entry.whose))
    chosen = [person for person in members(session.board) if person.id in there]
    people = await ask_several(session, chosen)
    if people is not None:
        session.perform(lambda context: noticing.share_among(entry, people, context))


async def take_away(session: Session, entry: Entry) -> None:
    """Take an entry away at once and without a trace, if it is about a member.

    No reason is asked. Any other entry is deleted after a question, and can come back by undo.
    """
    if not is_about_somebody(entry):
        await session.begin("take_back", entry)
        return
    try:
        session.notebook.erase([entry.id, *entry.was])
    except StoreError as error:
        session.show_message(sentence(error))
        return
    if session.last_win is not None and session.last_win.id == entry.id:
        session.last_win = None
    session.board = session.notebook.board
    session.count_wins()
    session.show_message(format_phrase("own.family.gone"))
