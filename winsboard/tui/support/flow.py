"""Flows for the Support page and for a single person."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.library.people import MY_PEOPLE
from winsboard.domain.model.documents import Person
from winsboard.domain.wellbeing import asking
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.session import Session
from winsboard.tui.support.dialog import SupportDialog
from winsboard.tui.support.lines import SupportAnswer
from winsboard.tui.support.people import change_person, choose_region, show_people
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.support import hard_day_message


async def show_support(session: Session) -> None:
    """Show Support until it is closed; does nothing if it is open."""
    if isinstance(session.screen, SupportDialog):
        return
    asked = False
    while (
        answer := await session.push_screen_wait(SupportDialog(session.board, session.today))
    ) is not None:
        asked |= await _do(session, answer)
    if asked:
        await _offer_win(session)


async def _offer_win(session: Session) -> None:
    """Offer to save that help was asked for, once a day. The marked answer changes nothing."""
    if asking.is_saved(session.board, session.today):
        return
    text = Content(format_phrase("shelter.asked.question"))
    answers = [format_phrase("shelter.asked.save"), format_phrase("shelter.asked.no")]
    title = format_phrase("shelter.asked.title")
    if await session.push_screen_wait(CardDialog(text, answers, harmless=1, title=title)) == 0:
        words = format_phrase("shelter.asked.win")
        session.perform(
            lambda context: asking.save(words, context), event="win", tags=[asking.ASKED]
        )


async def _do(session: Session, answer: SupportAnswer) -> bool:
    """Do what was chosen; returns whether the words or the number of a person were copied."""
    if answer.what == "calm":
        await session.begin("calm_list")
    elif answer.what == "breathe":
        await session.begin("breathe")
    elif answer.what == "change":
        await show_people(session)
    elif answer.what == "country":
        await choose_region(session)
    elif answer.person is not None:
        return await show_person(session, answer.person)
    return False


async def show_person(session: Session, person: Person) -> bool:
    """Show how to reach a person, and words to copy. Nothing is sent.

    Returns whether something was copied.
    """
    is_mine = person.role in MY_PEOPLE
    words = hard_day_message() if is_mine else ""
    offered = {"shelter.person.copy_words": words, "shelter.person.copy_reach": person.reach}
    there = {key: text for key, text in offered.items() if text}
    answers = [*map(format_phrase, there), format_phrase("shelter.person.change")]
    dialog = CardDialog(_card(person, words), answers, title=person.name)
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return False
    if chosen == len(there):
        await change_person(session, person)
        return False
    session.copy_to_clipboard([*there.values()][chosen])
    session.show_message(format_phrase("shelter.copied"))
    return True


def _card(person: Person, words: str) -> Content:
    lines = [Content.styled(person.reach or format_phrase("shelter.person.no_reach"), "bold")]
    if person.note:
        lines.append(Content(person.note))
    if words:
        lines += [
            Content(""),
            Content.styled(format_phrase("shelter.person.words"), "$quiet"),
            Content(words),
            Content(""),
            Content.styled(format_phrase("shelter.person.nothing_sent"), "$quiet"),
        ]
    return Content("\n").join(lines)
