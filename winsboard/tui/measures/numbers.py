"""The numbers of a measure one by one: changing, adding a note, deleting."""

from __future__ import annotations

import asyncio
from functools import partial

from textual.content import Content

from winsboard.domain.measures import readings
from winsboard.domain.model.goals import Measure, Reading
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.measured import latest_readings
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.text import TextDialog
from winsboard.tui.session.menu import Choice, Menu, answer, pick
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.sentences.measures.readings import reading_line
from winsboard.words.text.dates import number_words

SHOWN = 200
"""How many of the latest numbers the list has."""


async def show_numbers(session: Session, measure: Measure) -> bool:
    """Show the latest numbers until the list is closed; a digit opens one."""
    reader = session.notebook.reader()
    while True:
        try:
            found = await asyncio.to_thread(latest_readings, reader, measure, SHOWN)
        except StoreError as error:
            session.show_message(sentence(error))
            return True
        items: list[Choice] = [
            (
                reading_line(measure, reading, session.today),
                partial(_open, session, measure, reading),
            )
            for reading in reversed(found)
        ]
        text = "" if items else format_phrase("spoken.measure.no_readings", name=measure.name)
        act = await pick(session, Menu(measure.name, items, text=text))
        if act is None:
            return True
        await act()


async def _open(session: Session, measure: Measure, reading: Reading) -> None:
    """Show a number with what can be done with it."""
    session.load_days(reading.day, reading.day)
    saved = session.board.find(reading)
    choices: list[Choice] = []
    if saved is not None:
        choices = [
            (format_phrase("own.measure.value"), partial(_change, session, measure, saved)),
            (format_phrase("own.measure.note"), partial(_note, session, measure, saved)),
            (format_phrase("own.measure.delete"), partial(_delete, session, measure, saved)),
        ]
    text = reading_line(measure, reading, session.today)
    if saved is None:
        text = f"{text}\n\n{format_phrase('today.measure.of_habit')}"
    card = CardDialog(Content(text), [label for label, _ in choices], title=measure.name)
    await answer(session, card, choices)


async def _change(session: Session, measure: Measure, reading: Reading) -> None:
    typed = await session.push_screen_wait(
        LineDialog(
            format_phrase("own.measure.value"),
            measure.ask or format_phrase("today.measure.ask", unit=measure.unit).strip(),
            partial(readings.parse_value, measure),
            number_words(reading.value),
            about=reading.id,
        )
    )
    if typed and typed.strip():
        value = readings.parse_value(measure, typed)
        after = reading._replace(value=value)
        session.perform(lambda context: readings.change(measure, reading, after, context))


async def _note(session: Session, measure: Measure, reading: Reading) -> None:
    draft = f"reading:{reading.id}"
    kept = session.read_draft(draft).get("text", reading.note)
    title = format_phrase("own.measure.note")
    text = await session.push_screen_wait(TextDialog(title, kept, draft))
    after = reading._replace(note=text)
    if session.perform(lambda context: readings.change(measure, reading, after, context)):
        session.save_draft(draft, None)


async def _delete(session: Session, measure: Measure, reading: Reading) -> None:
    session.perform(lambda context: readings.remove(measure, reading, context))
