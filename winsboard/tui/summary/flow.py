"""The flow of `p`: which page or card, what is on it, and saving it."""

from __future__ import annotations

import os
from enum import IntEnum
from itertools import chain

from winsboard.domain.errors import Refusal
from winsboard.domain.goals import goals
from winsboard.domain.model.documents import month_of
from winsboard.domain.summary import spans
from winsboard.domain.summary.page import Choice
from winsboard.domain.summary.parts import USUAL
from winsboard.domain.summary.spans import Span
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.summary import last_session
from winsboard.picture.picture_file import write
from winsboard.report.made_page import page_line, therapist_of
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session, sentence
from winsboard.tui.summary.options import ask_options
from winsboard.tui.summary.preview import CardPreview, PagePreview, Preview
from winsboard.tui.summary.screen import PreviewCallbacks, SummaryScreen
from winsboard.words import format_phrase
from winsboard.words.sentences.summary.days import span_words


class Which(IntEnum):
    """The answers to which page or card."""

    LAST = 0
    CARD = 1
    THIS = 2
    OTHER = 3
    SESSION = 4


async def show_summary(session: Session) -> None:
    """Ask which page or card, show it, and save it if the person says so."""
    made = await _ask_which(session)
    if made is None:
        return

    def ask() -> None:
        session.run_worker(ask_options(session, made, lambda: screen.show_preview(from_top=True)))

    def save() -> None:
        session.run_worker(_save(session, screen))

    screen = SummaryScreen(made, PreviewCallbacks(ask, save), session.board, session.size)
    await session.push_screen_wait(screen.data_bind(Session.board, Session.saving))


async def _ask_which(session: Session) -> Preview | None:
    today = session.today
    last, this = spans.last_month(today), spans.this_month(today)
    answers = [
        format_phrase("summary.ask.last", month=span_words(last)),
        format_phrase("summary.ask.card"),
        format_phrase("summary.ask.this", month=span_words(this)),
        format_phrase("summary.ask.other"),
        format_phrase("summary.ask.session"),
    ]
    # Opening a page does no harm: nothing is saved yet.
    marked = Which.LAST if _is_written(session, last) else Which.THIS
    dialog = MenuDialog(answers, [], harmless=marked, title=format_phrase("summary.ask.title"))
    chosen = await session.push_screen_wait(dialog)
    if chosen == Which.CARD:
        return _card(session)
    span = await _span(session, chosen)
    return None if span is None else _page(session, span)


def _is_written(session: Session, month: Span) -> bool:
    """Whether a month has an entry or a tick. A page of an empty month helps nobody."""
    session.load_days(month.first, month.last)
    name = month_of(month.first)
    return any(True for _ in chain(session.board.month_entries(name), session.board.marks(name)))


async def _span(session: Session, chosen: int | None) -> Span | None:
    """The days of the chosen page; None if none was chosen."""
    match chosen:
        case Which.LAST:
            return spans.last_month(session.today)
        case Which.THIS:
            return spans.this_month(session.today)
        case Which.OTHER:
            return await _ask_month(session)
        case Which.SESSION:
            return _since_session(session)
    return None


def _since_session(session: Session) -> Span | None:
    """The days since the last page; says so if there was none."""
    try:
        # All years are looked through only now, so that the question comes at once.
        return spans.since(last_session(session.notebook), session.today)
    except (Refusal, StoreError) as error:
        session.show_message(sentence(error))
        return None


def _page(session: Session, span: Span) -> PagePreview:
    session.load_days(span.first, span.last)
    choice = Choice(span, frozenset(USUAL), to=therapist_of(session.board))
    return PagePreview(session.notebook, choice)


def _card(session: Session) -> CardPreview | None:
    there = goals.current(session.board)
    if not there:
        session.show_message(format_phrase("summary.card.none"))
        return None
    return CardPreview(session.notebook, there)


async def _ask_month(session: Session) -> Span | None:
    title, hint = format_phrase("summary.ask.month"), format_phrase("summary.ask.month.hint")
    dialog = LineDialog(title, hint, lambda typed: spans.month_named(typed, session.today))
    typed = (await session.push_screen_wait(dialog) or "").strip()
    return spans.month_named(typed, session.today) if typed else None


async def _save(session: Session, screen: SummaryScreen) -> None:
    """Save what is shown and close the screen. If that fails, the screen says why."""
    made = screen.made
    try:
        page = made.made() if isinstance(made, PagePreview) else None
        text, path = page.text if page is not None else made.text, made.path
    except Refusal as error:
        session.show_message(format_phrase(f"refusal.{error.reason}", **error.values))
        return
    if made.replaces and os.path.lexists(path):
        question = format_phrase("summary.options.place.there", path=path)
        if await session.push_screen_wait(ConfirmDialog(question)) != 0:
            return
    if not screen.is_current:
        # It was saved by the same key a moment before.
        return
    try:
        write(path, text, replace=made.replaces)
    except OSError as error:
        why = error.strerror or ""
        session.show_message(format_phrase("progress.picture.unwritten", path=path, why=why))
        return
    screen.dismiss()
    saved = format_phrase("summary.page.saved", path=path)
    is_noted = page is None or session.perform(
        lambda context: page_line(page, text.encode(), context)
    )
    if is_noted:
        session.show_message(saved)
