"""The page of the week, and the question under it."""

from __future__ import annotations

from datetime import date, timedelta

from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Prompt
from winsboard.domain.progress.week import week_page
from winsboard.domain.reflection.prompts import FORTNIGHT
from winsboard.tui.components.dialogs.text import WordsDialog
from winsboard.tui.progress.week_dialog import Week, WeekDialog
from winsboard.tui.session.session import Desk
from winsboard.words.catalog.gratitude import gratitude_question

DRAFT = "gratitude"


async def read_week(desk: Desk) -> None:
    """Show the page of this week; asked for twice it is there once."""
    if isinstance(desk.screen, WeekDialog):
        return
    day = desk.today
    while True:
        dialog = WeekDialog(lambda around: _week(desk, around), day)
        if await desk.push_screen_wait(dialog.data_bind(Desk.board)) is None:
            return
        day = dialog.day
        if (question := _week(desk, day).question) is not None:
            await _answer(desk, question)


def _week(desk: Desk, around: date) -> Week:
    desk.show_days(around - timedelta(days=FORTNIGHT), min(around + timedelta(days=6), desk.today))
    page = week_page(desk.board, around)
    question = gratitude_question(desk.board, page.first) if _is_this(page.first, desk) else None
    if question is not None and any(entry.about == question.id for entry in page.words):
        question = None
    return Week(page, question, desk.board.settings.clock_hours, desk.today)


def _is_this(first: date, desk: Desk) -> bool:
    return first <= desk.today < first + timedelta(days=7)


async def _answer(desk: Desk, question: Prompt) -> None:
    """Have it answered in words that are kept as a note of today."""
    draft = f"{DRAFT}:{question.id}"
    kept = desk.read_draft(draft).get("text", "")
    text = await desk.push_screen_wait(WordsDialog(question.text, kept, draft))
    if not text.strip() or desk.act(
        lambda moment: entries.write("note", text, desk.today, moment, about=question.id)
    ):
        desk.keep_draft(draft, None)
