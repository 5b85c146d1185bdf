"""The flow that shows the week page and asks its question."""

from __future__ import annotations

from datetime import date, timedelta

from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Prompt
from winsboard.domain.progress.week import week_page
from winsboard.domain.reflection.prompts import FORTNIGHT
from winsboard.notebook.views.progress import Progress
from winsboard.tui.components.dialogs.text import TextDialog
from winsboard.tui.progress.week_dialog import Week, WeekDialog
from winsboard.tui.session.session import Session
from winsboard.words.catalog.gratitude import gratitude_question

DRAFT = "gratitude"


async def read_week(session: Session) -> None:
    """Show the page of this week; does nothing if it is open."""
    if isinstance(session.screen, WeekDialog):
        return
    day = session.today
    while True:
        dialog = WeekDialog(lambda around: _week(session, around), day)
        if await session.push_screen_wait(dialog.data_bind(Session.board)) is None:
            return
        day = dialog.day
        if (question := _week(session, day).question) is not None:
            await _answer(session, question)


def _week(session: Session, around: date) -> Week:
    session.load_days(
        around - timedelta(days=FORTNIGHT), min(around + timedelta(days=6), session.today)
    )
    page = week_page(session.board, around)
    question = (
        gratitude_question(session.board, page.first) if _is_this(page.first, session) else None
    )
    if question is not None and any(entry.about == question.id for entry in page.words):
        question = None
    progress = Progress(session.notebook.reader(), session.board, session.today)
    named = progress.since_first(page.first, page.last)
    return Week(page, question, session.board, session.today, named)


def _is_this(first: date, session: Session) -> bool:
    return first <= session.today < first + timedelta(days=7)


async def _answer(session: Session, question: Prompt) -> None:
    """Ask the question in a dialog, and save the answer as a note of today."""
    draft = f"{DRAFT}:{question.id}"
    kept = session.read_draft(draft).get("text", "")
    text = await session.push_screen_wait(TextDialog(question.text, kept, draft))
    if not text.strip() or session.perform(
        lambda context: entries.write("note", text, session.today, context, about=question.id),
        event="lookback",
    ):
        session.save_draft(draft, None)
