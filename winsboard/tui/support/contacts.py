"""The list of the person's own people, from a hard day or a coping card."""

from __future__ import annotations

from winsboard.domain.library import people
from winsboard.domain.library.people import MY_PEOPLE
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session
from winsboard.tui.support import flow
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.support import person_line


async def show_contacts(session: Session) -> None:
    """Show the person's own people; the chosen one with words to copy."""
    there = people.listed(session.board, MY_PEOPLE)
    if not there:
        await flow.show_support(session)
        return
    while True:
        people_lines = [person_line(p) for p in there]
        dialog = MenuDialog(people_lines, [], title=format_phrase("support.section.people"))
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return
        await flow.show_person(session, there[chosen])
