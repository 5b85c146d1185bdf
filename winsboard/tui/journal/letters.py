"""Letters to oneself: the list of them, writing one, and opening one."""

from __future__ import annotations

import asyncio
from datetime import date

from textual.content import Content

from winsboard.domain.journal import letters
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.date_parser import parse_later_day
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.letters import all_letters
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.form import Field, Filled, Form
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.letters import closed_words, letter_head, letter_line
from winsboard.words.text.dates import day_words

DRAFT = "letter:new"
FIRST_WISH = "in 3 months"
"""The day that the form proposes; it can be typed over."""


async def show_letters(session: Session) -> None:
    """Show all letters, and write a new one; without any, begin to write."""
    while True:
        found = await _find_all(session)
        if found is None:
            return
        if not found:
            await write_letter(session)
            return
        lines = [letter_line(letter, session.today) for letter in found]
        dialog = MenuDialog(
            lines,
            [format_phrase("journal.letter.new")],
            title=format_phrase("journal.letter.title"),
            text=format_phrase("journal.letter.about"),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen == len(found):
            await write_letter(session)
            return
        await open_letter(session, found[chosen])


async def _find_all(session: Session) -> tuple[Entry, ...] | None:
    """Return all letters, read in a thread; None if they cannot be read."""
    reader, today = session.notebook.reader(), session.today
    try:
        return await asyncio.to_thread(all_letters, reader, today)
    except StoreError as error:
        session.show_message(sentence(error))
        return None


async def write_letter(session: Session) -> None:
    """Ask for the words of a letter and its day, and save it."""
    form = Form(
        title=format_phrase("journal.letter.title"),
        fields=[Field("text", format_phrase("journal.letter.words"), "lines"), _day_field()],
        saved={"text": "", "day": FIRST_WISH},
        draft=DRAFT,
        text=format_phrase("journal.letter.about"),
    )
    await fill_in(
        session,
        form,
        lambda filled: letters.check(filled["text"], _day(session, filled), session.today),
        lambda filled, context: letters.write(filled["text"], _day(session, filled), context),
        preview=lambda filled: _preview(session, filled),
    )


async def choose_day(session: Session, letter: Entry) -> None:
    """Ask for another day on which a letter comes back."""
    before = letter.opens_on or session.today
    form = Form(
        title=closed_words(letter, session.today),
        fields=[_day_field()],
        saved={"day": before.isoformat()},
        draft=session.draft_key("letter-day", letter),
    )
    await fill_in(
        session,
        form,
        lambda filled: letters.check_day(_day(session, filled), session.today),
        lambda filled, context: letters.set_day(letter, _day(session, filled), context),
        preview=lambda filled: _preview(session, filled),
    )


def _day_field() -> Field:
    hint = format_phrase("journal.letter.day.hint")
    return Field("day", format_phrase("journal.letter.day"), hint=hint)


def _day(session: Session, filled: Filled) -> date:
    """Return the day that was typed; raises Refusal."""
    return parse_later_day(filled["day"], session.today)


def _preview(session: Session, filled: Filled) -> str:
    day = letters.check_day(_day(session, filled), session.today)
    return format_phrase("journal.letter.on", day=day_words(day, session.today))


async def open_letter(session: Session, letter: Entry) -> None:
    """Open a letter. One whose day is still to come is only read if the person wants that."""
    if letters.is_closed(letter, session.today):
        day = day_words(letter.opens_on or session.today, session.today)
        acts = ("read", "set", "edit")
        answers = [format_phrase(f"journal.letter.{act}") for act in acts]
        text = Content(format_phrase("journal.letter.closed", day=day))
        dialog = CardDialog(text, answers, title=closed_words(letter, session.today))
        chosen = await session.push_screen_wait(dialog)
        if chosen == 1:
            await choose_day(session, letter)
        elif chosen == 2:
            await session.begin("write_in_entry", letter)
        if chosen != 0:
            return
    await read_letter(session, letter)


async def read_letter(session: Session, letter: Entry) -> None:
    """Show the words of a letter. One that came back counts as opened from then on."""
    head = Content.styled(letter_head(letter, session.today), "$quiet")
    text = Content("\n\n").join([head, Content(letter.text)])
    answers = [format_phrase("cards.back"), format_phrase("journal.letter.set")]
    dialog = CardDialog(text, answers, harmless=0, title=format_phrase("journal.letter.title"))
    session.perform(lambda context: letters.mark_opened(letter, context))
    if await session.push_screen_wait(dialog) == 1:
        await choose_day(session, session.board.find(letter) or letter)
