"""Writing a note to somebody: saved, copied, or left on a board for them to find."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from textual.content import Content

from winsboard.domain.errors import Refusal
from winsboard.domain.family import suggestions
from winsboard.domain.library import people
from winsboard.domain.model.documents import Person
from winsboard.domain.model.sharing import ShareWay
from winsboard.domain.sharing import ledger
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.boards.lines import own_name
from winsboard.notebook.boards.sending import BoardRow
from winsboard.notebook.notebook import StoreError
from winsboard.picture.picture_file import write
from winsboard.report.notes import form_of, note_text
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.dialogs.text import TextDialog
from winsboard.tui.session.menu import Choice, Menu, pick
from winsboard.tui.session.paths import typed_file
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase

WHOM: Final = (*people.MY_PEOPLE, *people.CARE_TEAM)
"""The roles of people whom one writes to."""


class Note(NamedTuple):
    """A note that is written."""

    person: Person | None
    text: str
    draft: str


Act: TypeAlias = Callable[[Session, Note], Awaitable[bool]]
"""Gives a note away; returns whether it is done with."""


async def write_note(session: Session) -> None:
    """Ask whom it is for, write it, and save it or copy it."""
    everybody = people.listed(session.board, WHOM)
    choices: list[Choice] = [
        (person.name, partial(write_to, session, person)) for person in everybody
    ]
    other: Choice = (format_phrase("own.note.somebody"), partial(write_to, session, None))
    menu = Menu(format_phrase("own.note.title"), choices, [other], format_phrase("own.note.about"))
    if (act := await pick(session, menu)) is not None:
        await act()


async def write_to(session: Session, person: Person | None) -> None:
    """Let the person write, until the note was saved or put off; the words stay as a draft."""
    draft = f"note:{person.id if person else 'new'}"
    kept = session.read_draft(draft).get("text", "")
    hint = format_phrase("own.note.hint")
    dialog = TextDialog(_title(person), kept, draft, hint=hint)
    text = await session.push_screen_wait(dialog)
    if not text.strip():
        session.save_draft(draft, None)
        return
    await _give(session, person, text, draft)


async def _give(session: Session, person: Person | None, text: str, draft: str) -> None:
    """Show the note until it was given away or is put off."""
    about = Content.styled(format_phrase("own.note.waits"), "$quiet")
    content = Content("\n\n").join([Content(text), about])
    acts = {"save": _save, "copy": _copy, "change": _change, **_boards(session, person)}
    answers = [format_phrase(f"own.note.{act}") for act in acts]
    note = Note(person, text, draft)
    while True:
        dialog = CardDialog(content, answers, title=_title(person))
        chosen = await session.push_screen_wait(dialog)
        if chosen is None or await [*acts.values()][chosen](session, note):
            return


def _boards(session: Session, person: Person | None) -> Mapping[str, Act]:
    """Return the ways to let the person find it: on their board, or on this one if it is shared."""
    ways: dict[str, Act] = {}
    if person is not None and (person.member or person.me):
        ways["here"] = _leave_here
    if _other_boards(session):
        ways["board"] = _leave_on_board
    return ways


def _other_boards(session: Session) -> Sequence[BoardRow]:
    try:
        return session.notebook.sender.others()
    except StoreError:
        return ()


async def _leave_here(session: Session, note: Note) -> bool:
    """Let it wait on this board for the person, who sees it first."""
    whom = None if note.person and note.person.me else note.person
    by = own_name(session.board)
    kept = session.perform(
        lambda context: suggestions.arrive(session.board, note.text, by, context, whom=whom)
    )
    return kept and _is_given(session, note, format_phrase("own.note.left"))


async def _leave_on_board(session: Session, note: Note) -> bool:
    """Send it to the inbox of another board. The ledger of this one keeps none of the words."""
    rows = _other_boards(session)
    dialog = MenuDialog([row.name for row in rows], [], title=format_phrase("own.note.which"))
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return False
    sender, row, context = session.notebook.sender, rows[chosen], session.notebook.edit_context()
    try:
        words = suggestions.checked(note.text)
        prepared = sender.suggest(row, note.person, words, own_name(session.board), context)
        prepared.commit_and_send(session.commit)
    except (Refusal, StoreError) as error:
        session.show_message(sentence(error))
        return False
    return _is_given(session, note, format_phrase("own.note.sent", board=row.name))


def _is_given(session: Session, note: Note, said: str) -> bool:
    """Drop the draft, and say where the note is."""
    session.save_draft(note.draft, None)
    session.show_message(said)
    return True


async def _copy(session: Session, note: Note) -> bool:
    """Copy the words. They stay as a draft, because they may not arrive."""
    session.copy_to_clipboard(note.text)
    _note_given(session, "copied", note.person, note.text.encode())
    session.show_message(format_phrase("journal.share.copied"))
    return False


async def _change(session: Session, note: Note) -> bool:
    """Let the person change the words."""
    await write_to(session, note.person)
    return True


def _title(person: Person | None) -> str:
    if person is None:
        return format_phrase("own.note.title")
    return format_phrase("own.note.for", name=person.name)


async def _save(session: Session, note: Note) -> bool:
    """Ask for a path and save the note there; returns whether it was saved."""
    title, hint = format_phrase("own.note.where"), format_phrase("own.note.where.hint")
    dialog = LineDialog(title, hint, lambda typed: form_of(typed_file(typed)))
    typed = (await session.push_screen_wait(dialog) or "").strip()
    if not typed:
        return False
    path = typed_file(typed)
    text = note_text(_title(note.person), note.text, form_of(path))
    replace = os.path.lexists(path)
    if replace:
        question = format_phrase("progress.picture.there", path=path)
        if await session.push_screen_wait(ConfirmDialog(question)) != 0:
            return False
    try:
        write(path, text, replace=replace)
    except OSError as error:
        why = error.strerror or ""
        session.show_message(format_phrase("progress.picture.unwritten", path=path, why=why))
        return False
    _note_given(session, "saved", note.person, text.encode(errors="replace"))
    return _is_given(session, note, format_phrase("own.note.saved", path=path))


def _note_given(session: Session, way: ShareWay, person: Person | None, given: bytes) -> None:
    """Write into the ledger that a note was made, without its words."""
    checksum = ledger.checksum_of(given)
    session.perform(lambda context: ledger.record(way, person, context, checksum=checksum))
