"""What is known about a number, one digit each: set-up, help, and who measured."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from winsboard.domain.measures import readings
from winsboard.domain.model.documents import Person
from winsboard.domain.model.goals import Measure, Reading
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.measures.targets import Target, current
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.measures.readings import help_words

Save: TypeAlias = Callable[[Reading], bool]
"""Saves a changed reading; returns whether that worked."""


def detail_choices(
    session: Session, measure: Measure, reading: Reading, target: Target
) -> list[Choice]:
    """Return what can be added to a number: the label says what it is now."""

    def save(after: Reading) -> bool:
        return session.perform(lambda context: target.change(after, context))

    unsaid = format_phrase("today.measure.unsaid")
    level = unsaid if reading.help is None else help_words(reading.help)
    choices: list[Choice] = [
        (
            format_phrase("today.measure.set_up", what=reading.set_up or unsaid),
            partial(_choose_set_up, session, measure, reading, save),
        ),
    ]
    if measure.kind != "help":
        choices.append(
            (
                format_phrase("today.measure.help_level", what=level),
                partial(_choose_help, session, measure, reading, save),
            )
        )
    choices.append(
        (
            format_phrase("today.measure.who", what=_who(reading)),
            partial(_choose_who, session, reading, save),
        )
    )
    return choices


def _who(reading: Reading) -> str:
    if not reading.by:
        return format_phrase("today.measure.me")
    together = format_phrase("today.measure.with", name=reading.by)
    return together if reading.with_person else reading.by


async def _choose_set_up(session: Session, measure: Measure, reading: Reading, save: Save) -> bool:
    """Choose a set-up that was used, a new one, or none."""
    known = readings.set_ups_of(current(session, measure))
    fixed = [format_phrase("today.measure.set_up.new"), format_phrase("today.measure.set_up.none")]
    dialog = MenuDialog(known, fixed, title=format_phrase("today.measure.set_up.title"))
    place = await session.push_screen_wait(dialog)
    if place is None:
        return True
    if place < len(known):
        save(reading._replace(set_up=known[place]))
    elif place == len(known):
        hint = format_phrase("today.measure.set_up.hint")
        title, draft = format_phrase("today.measure.set_up.title"), f"set_up:{measure.id}"
        typed = await ask_line(session, title, hint, draft)
        if typed and save(reading._replace(set_up=typed)):
            session.save_draft(draft, None)
    else:
        save(reading._replace(set_up=""))
    return True


async def _choose_help(session: Session, measure: Measure, reading: Reading, save: Save) -> bool:
    """Choose how much help there was."""
    words = [help_words(level) for level in readings.HELP_LEVELS]
    dialog = ChoiceDialog(format_phrase("today.measure.help"), words, title=measure.name)
    level = await session.push_screen_wait(dialog)
    if level is not None:
        save(reading._replace(help=level))
    return True


async def _choose_who(session: Session, reading: Reading, save: Save) -> bool:
    """Choose who measured: the person, somebody on the board, alone or together."""
    names = [person.name for person in session.board.library_documents(Person) if person.name]
    together = [format_phrase("today.measure.with", name=name) for name in names]
    both = [text for pair in zip(together, names, strict=True) for text in pair]
    fixed = [format_phrase("today.measure.me"), format_phrase("today.measure.other")]
    dialog = MenuDialog(both, fixed, title=format_phrase("today.measure.who.title"))
    place = await session.push_screen_wait(dialog)
    if place is None:
        return True
    if place < len(both):
        name = names[place // 2]
        save(reading._replace(by=name, with_person=place % 2 == 0))
    elif place == len(both):
        save(reading._replace(by="", with_person=False))
    else:
        title, draft = format_phrase("today.measure.who.title"), f"who:{reading.measure}"
        hint = format_phrase("today.measure.who.hint")
        typed = await ask_line(session, title, hint, draft)
        if typed and save(reading._replace(by=typed, with_person=False)):
            session.save_draft(draft, None)
    return True
