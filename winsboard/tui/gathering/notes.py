"""Writing a note to somebody: it is saved or copied, and nothing is sent."""

from __future__ import annotations

import os
from functools import partial
from typing import Final

from textual.content import Content

from winsboard.domain.library import people
from winsboard.domain.model.documents import Person
from winsboard.domain.model.sharing import ShareWay
from winsboard.domain.sharing import ledger
from winsboard.picture.picture_file import write
from winsboard.report.notes import form_of, note_text
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.text import TextDialog
from winsboard.tui.session.menu import Choice, Menu, pick
from winsboard.tui.session.paths import typed_file
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

WHOM: Final = (*people.MY_PEOPLE, *people.CARE_TEAM)
"""The roles of people whom one writes to."""
COPY, CHANGE = 1, 2


async def write_note(session: Session) -> None:
    """Ask whom it is for, write it, and save it or copy it."""
    everybody = people.listed(session.board, WHOM)
    choices: list[Choice] = [
        (person.name, partial(_write, session, person)) for person in everybody
    ]
    other: Choice = (format_phrase("own.note.somebody"), partial(_write, session, None))
    menu = Menu(format_phrase("own.note.title"), choices, [other], format_phrase("own.note.about"))
    if (act := await pick(session, menu)) is not None:
        await act()


async def _write(session: Session, person: Person | None) -> None:
    """Let the person write, until the note was saved or put off; the words stay as a draft."""
    draft = f"note:{person.id if person else 'new'}"
    kept = session.read_draft(draft).get("text", "")
    text = await session.push_screen_wait(TextDialog(_title(person), kept, draft))
    if not text.strip():
        session.save_draft(draft, None)
        return
    await _give(session, person, text, draft)


async def _give(session: Session, person: Person | None, text: str, draft: str) -> None:
    """Show the note until it was saved or is put off."""
    about = Content.styled(format_phrase("own.note.waits"), "$quiet")
    content = Content("\n\n").join([Content(text), about])
    answers = [format_phrase(f"own.note.{act}") for act in ("save", "copy", "change")]
    while True:
        dialog = CardDialog(content, answers, title=_title(person))
        chosen = await session.push_screen_wait(dialog)
        if chosen == COPY:
            session.copy_to_clipboard(text)
            _note_given(session, "copied", person, text.encode())
            session.show_message(format_phrase("journal.share.copied"))
        elif chosen == CHANGE:
            await _write(session, person)
            return
        elif chosen is None or await _save(session, person, text, draft):
            return


def _title(person: Person | None) -> str:
    if person is None:
        return format_phrase("own.note.title")
    return format_phrase("own.note.for", name=person.name)


async def _save(session: Session, person: Person | None, text: str, draft: str) -> bool:
    """Ask for a path and save the note there; returns whether it was saved."""
    title, hint = format_phrase("own.note.where"), format_phrase("own.note.where.hint")
    dialog = LineDialog(title, hint, lambda typed: form_of(typed_file(typed)))
    typed = (await session.push_screen_wait(dialog) or "").strip()
    if not typed:
        return False
    path = typed_file(typed)
    note = note_text(_title(person), text, form_of(path))
    replace = os.path.lexists(path)
    if replace:
        question = format_phrase("progress.picture.there", path=path)
        if await session.push_screen_wait(ConfirmDialog(question)) != 0:
            return False
    try:
        write(path, note, replace=replace)
    except OSError as error:
        why = error.strerror or ""
        session.show_message(format_phrase("progress.picture.unwritten", path=path, why=why))
        return False
    _note_given(session, "saved", person, note.encode(errors="replace"))
    session.save_draft(draft, None)
    session.show_message(format_phrase("own.note.saved", path=path))
    return True


def _note_given(session: Session, way: ShareWay, person: Person | None, given: bytes) -> None:
    """Write into the ledger that a note was made, without its words."""
    checksum = ledger.checksum_of(given)
    session.perform(lambda context: ledger.record(way, person, context, checksum=checksum))
