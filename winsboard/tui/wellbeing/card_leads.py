"""Where a coping card leads: breathing, an old win, a note, a person, or the quiet timer."""

from __future__ import annotations

from functools import partial
from typing import Final

from winsboard.domain.model.documents import Skill
from winsboard.domain.wellbeing import coping_cards, quiet
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import LEADS
from winsboard.words.sentences.wellbeing.quiet import timer_words

FLOWS: Final = {"breathe": "breathe", "old_win": "old_win", "note": "write_note"}
"""The flow of the board that each lead starts."""


def lead_of(session: Session, card: Skill) -> list[Choice]:
    """Return the action that does what a card says, if the board has one."""
    lead = LEADS.get(card.of)
    if lead == "people":
        return [(format_phrase("calm.lead.people"), partial(_people, session))]
    if lead is not None:
        label = format_phrase(f"calm.lead.{lead}")
        return [(label, partial(_begin, session, FLOWS[lead]))]
    if minutes := quiet.minutes_of_card(card.minutes):
        return [(timer_words(minutes), partial(_quiet, session, card, minutes))]
    return []


async def _begin(session: Session, flow: str) -> bool:
    await session.begin(flow)
    return True


async def _people(session: Session) -> bool:
    from winsboard.tui.support.contacts import show_contacts

    await show_contacts(session)
    return True


async def _quiet(session: Session, card: Skill, minutes: int) -> bool:
    from winsboard.tui.wellbeing.timed.quiet import Tried, run_timer

    await run_timer(session, minutes, Tried(coping_cards.key_of(card), card.name))
    return True
