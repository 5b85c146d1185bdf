"""What was given to whom, and asking it back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import islice
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Person, Share
from winsboard.domain.sharing import ledger
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.family.given_dialog import GivenDialog
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.sentences.ledger import asked_back_words, share_line
from winsboard.words.text.titles import reach_words

MOST: Final = 200
"""Most lines of the ledger that are listed."""


async def show_given(session: Session, person: Person | None = None) -> None:
    """Show the ledger, or what was given to a person, until it is closed."""
    at = 0
    while True:
        try:
            shares = await asyncio.to_thread(_read, session, person)
        except StoreError as error:
            session.show_message(sentence(error))
            return
        title = format_phrase("own.family.given.title")
        if person is not None:
            title = format_phrase("own.family.given.title.to", name=person.name)
        lines = [share_line(share, session.today) for share in shares]
        chosen = await session.push_screen_wait(GivenDialog(title, lines, at))
        if chosen is None:
            return
        at = chosen
        await _ask_back(session, shares[chosen])


def _read(session: Session, person: Person | None) -> Sequence[Share]:
    """The newest lines of the ledger; runs in a thread. Raises StoreError."""
    sender = session.notebook.sender
    found = (
        share
        for share in session.notebook.reader().shares()
        if person is None or ledger.is_to(share, person)
    )
    return [sender.as_known(share) for share in islice(found, MOST)]


async def _ask_back(session: Session, share: Share) -> None:
    """Ask something back: another board erases it, anything else is out of reach and says so."""
    session.load_days(share.day, share.day)
    is_there = ledger.is_withdrawable(share)
    if share.erased_on is not None or (share.withdrawn_on is not None and not is_there):
        session.show_message(share_line(share, session.today))
        return
    line = share_line(share, session.today)
    if not is_there:
        reach = reach_words(share.way)
        question = format_phrase("own.family.given.ask", line=line, reach=reach).strip()
        if await session.push_screen_wait(ConfirmDialog(question)) == 0:
            session.perform(lambda context: ledger.withdrawn(share, context), more=reach)
        return
    sender = session.notebook.sender
    try:
        sender.check_reach(share)
        question = format_phrase(f"own.family.given.ask_{share.way}", line=line, name=share.name)
        if await session.push_screen_wait(ConfirmDialog(question)) == 0:
            session.notebook.take_back(share, session.commit)
            session.show_message(asked_back_words(share))
    except (Refusal, StoreError) as error:
        session.show_message(sentence(error))
