"""Flows for the Support page and for a single person."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.library.people import MY_PEOPLE
from winsboard.domain.model.documents import Person
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.session import Session
from winsboard.tui.support.dialog import SupportDialog
from winsboard.tui.support.lines import SupportAnswer
from winsboard.tui.support.people import change_person, choose_region, show_people
from winsboard.words import format_phrase
from winsboard.words.sentences.support import hard_day_message


async def show_support(session: Session) -> None:
    """Show Support until it is closed; does nothing if it is open."""
    if isinstance(session.screen, SupportDialog):
        return
    while (
        answer := await session.push_screen_wait(SupportDialog(session.board, session.today))
    ) is not None:
        await _do(session, answer)


async def _do(session: Session, answer: SupportAnswer) -> None:
    if answer.what == "calm":
        await session.begin("calm_list")
    elif answer.what == "breathe":
        await session.begin("breathe")
    elif answer.what == "change":
        await show_people(session)
    elif answer.what == "country":
        await choose_region(session)
    elif answer.person is not None:
        await show_person(session, answer.person)


async def show_person(session: Session, person: Person) -> None:
    """Show how to reach a person, and words to copy. Nothing is sent."""
    is_mine = person.role in MY_PEOPLE
    words = hard_day_message() if is_mine else ""
    offered = {"shelter.person.copy_words": words, "shelter.person.copy_reach": person.reach}
    there = {key: text for key, text in offered.items() if text}
    answers = [*map(format_phrase, there), format_phrase("shelter.person.change")]
    dialog = CardDialog(_card(person, words), answers, title=person.name)
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return
    if chosen == len(there):
        await change_person(session, person)
        return
    session.copy_to_clipboard([*there.values()][chosen])
    session.show_message(format_phrase("shelter.copied"))


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
