"""The list of measures, and the page of one with what can be done there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from textual.content import Content

from winsboard.domain.habits import habits
from winsboard.domain.measures import measures, readings
from winsboard.domain.measures.comparison import with_first_day
from winsboard.domain.model.documents import Habit
from winsboard.domain.model.goals import Measure, Reading
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.measured import (
    all_readings,
    first_and_latest,
    latest_readings,
    true_records,
)
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.measures.change import add_measure, change_measure
from winsboard.tui.measures.count import ask_reading
from winsboard.tui.measures.numbers import show_numbers
from winsboard.tui.measures.page import MOST, Found, MeasurePage, known_now
from winsboard.tui.session.menu import Choice, Menu, MenuAction, answer, browse
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.sentences.measures.readings import first_day_lines, start_words


async def show_measures(session: Session) -> None:
    """Show the list of measures until it is closed."""
    await browse(session, partial(_menu, session))


def _menu(session: Session) -> Menu:
    """Return the measures; a digit opens one."""
    board = session.board
    used, away = measures.listed(board), measures.listed(board, away=True)
    items = [(_line(m), partial(show_measure, session, m)) for m in used]
    fixed: list[Choice] = [(format_phrase("own.measure.add"), partial(add_measure, session))]
    if away:
        fixed.append((format_phrase("own.measure.hidden"), partial(_show_away, session)))
    text = "" if used else format_phrase("today.measure.empty")
    return Menu(format_phrase("own.measure.title"), items, fixed, text)


def _line(measure: Measure) -> str:
    record = next(iter(measure.records), None)
    if record is None or record.first is None:
        return measure.name
    start = start_words(measure, record.first)
    return f"{measure.name} · {format_phrase('spoken.measure.start', said=start)}"


async def _show_away(session: Session) -> None:
    def menu() -> Menu:
        found = measures.listed(session.board, away=True)
        items = [(m.name, partial(show_measure, session, m)) for m in found]
        return Menu(format_phrase("own.measure.hidden"), items)

    await browse(session, menu)


async def show_measure(session: Session, measure: Measure) -> None:
    """Show the page of a measure until it is closed."""
    while True:
        now = session.board.find(measure)
        if now is None:
            return
        measure = now
        choices = _choices(session, measure)
        page = MeasurePage(
            measure,
            known_now(measure, _in_memory(session, measure)),
            partial(_read, session, measure),
            session.today,
            [text for text, _ in choices],
        )
        if not await answer(session, page, choices):
            return


def _in_memory(session: Session, measure: Measure) -> tuple[Reading, ...]:
    board = session.board
    linked = readings.habits_of(board, measure)
    documents = (document for page in board.pages.values() for document in page.values())
    return readings.in_order(readings.readings_in(documents, measure, linked))


def _read(session: Session, measure: Measure) -> Found:
    """Return what the page shows after reading older months; called in a thread."""
    reader = session.notebook.reader()
    latest = latest_readings(reader, measure, MOST)
    return Found(true_records(reader, measure), latest)


def _choices(session: Session, measure: Measure) -> list[Choice]:
    """Return what can be done with a measure."""
    choices: list[Choice] = []
    if measure.put_away_on is None:
        choices.append((format_phrase("own.measure.count"), _kept(ask_reading, session, measure)))
    choices += [
        (format_phrase("own.measure.compare"), partial(_compare, session, measure)),
        (format_phrase("own.measure.numbers"), partial(show_numbers, session, measure)),
    ]
    hidden = measure.chart_hidden
    key = "own.measure.chart.show" if hidden else "own.measure.chart.hide"
    choices.append((format_phrase(key), partial(_hide_chart, session, measure, hidden=not hidden)))
    has_row = bool(readings.habits_of(session.board, measure)) or measure.kind == "help"
    if measure.put_away_on is None and not has_row:
        choices.append((format_phrase("own.measure.row"), partial(_to_today, session, measure)))
    choices.append((format_phrase("own.change"), partial(change_measure, session, measure)))
    away = measure.put_away_on is None
    key = "own.measure.away" if away else "own.measure.back"
    choices.append((format_phrase(key), partial(_put_away, session, measure, away=away)))
    choices.append((format_phrase("own.measure.remove"), partial(_remove, session, measure)))
    return choices


def _kept(ask: Callable[[Session, Measure], Awaitable[object]], *about: Any) -> MenuAction:
    """Return an action after which the page is shown again."""

    async def act() -> bool:
        await ask(*about)
        return True

    return act


async def _compare(session: Session, measure: Measure) -> bool:
    """Show the first day beside the latest one; where the first was better, offer a win."""
    try:
        found = await asyncio.to_thread(first_and_latest, session.notebook.reader(), measure)
    except StoreError as error:
        session.show_message(sentence(error))
        return True
    pair = with_first_day(measure, found)
    title = format_phrase("own.measure.compare")
    if pair is None:
        text = Content(format_phrase("today.measure.one_day"))
        await session.push_screen_wait(CardDialog(text, [], title=title))
    elif pair.was_better:
        text = Content(format_phrase("today.measure.read_win"))
        answers = [format_phrase("today.measure.read_win.yes")]
        if await session.push_screen_wait(CardDialog(text, answers, title=title)) == 0:
            await session.begin("old_win")
    else:
        text = Content("\n").join(map(Content, first_day_lines(measure, pair)))
        await session.push_screen_wait(CardDialog(text, [], title=title))
    return True


async def _hide_chart(session: Session, measure: Measure, *, hidden: bool) -> bool:
    session.perform(lambda context: measures.hide_chart(measure, context, hidden=hidden))
    return True


async def _to_today(session: Session, measure: Measure) -> bool:
    """Add a counted habit whose numbers are readings of the measure."""
    habit = Habit("", measure.name, kind="count", unit=measure.unit, area="", measure=measure.id)
    session.perform(lambda context: habits.add(session.board, [habit], context))
    return True


async def _put_away(session: Session, measure: Measure, *, away: bool) -> bool:
    make = measures.put_away if away else measures.bring_back
    session.perform(lambda context: make(measure, context))
    return not away


async def _remove(session: Session, measure: Measure) -> bool:
    """Say how many numbers a measure has, and offer to archive it; delete it if confirmed."""
    try:
        count = len(await asyncio.to_thread(all_readings, session.notebook.reader(), measure))
    except StoreError as error:
        session.show_message(sentence(error))
        return True
    key = "today.measure.remove.one" if count == 1 else "today.measure.remove"
    question = format_phrase(
        key if count else "today.measure.remove.none", name=measure.name, count=count
    )
    if await session.push_screen_wait(ConfirmDialog(question)) == 0:
        session.perform(lambda context: measures.remove(measure, context))
    return True
