"""The history of edits, and exporting the board when it cannot be saved."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from winsboard.domain.text.calendar import day_of
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.paths import typed_folder
from winsboard.tui.session.session import Session
from winsboard.tui.settings.history_dialog import HistoryDialog
from winsboard.words import format_phrase
from winsboard.words.text.dates import relative_day_words, time_words
from winsboard.words.text.titles import edit_words

DAYS = timedelta(days=30)
"""How far back the history goes."""
NO_TEXT = frozenset({"day", "flow", "at", "kind", "area", "rhythm", "times", "weekdays", "aim"})
"""Fields of drafts that hold a choice and not text."""


async def show_history(session: Session) -> None:
    """Show the history, and undo the edits that are chosen."""
    while True:
        try:
            days = _days(session)
        except StoreError as error:
            session.show_message(format_phrase(f"store.{error.reason}", **error.values))
            return
        id = await session.push_screen_wait(HistoryDialog(days))
        if id is None:
            return
        session.undo_or_redo(partial(session.notebook.undo_one, id), "undone")


def _days(session: Session) -> list[tuple[date, str, Sequence[tuple[str, str]]]]:
    settings = session.board.settings
    done = session.notebook.history(session.today - DAYS)
    undoes = {act.id: act.undoes for act in done}
    days: list[tuple[date, str, Sequence[tuple[str, str]]]] = []
    for day, acts in groupby(done, key=lambda act: day_of(act.at, settings.day_boundary)):
        lines = [
            (
                act.id,
                f"{time_words(act.at, settings.clock_hours)}  "
                f"{edit_words(act.title, act.undoes, undoes)}",
            )
            for act in acts
        ]
        days.append((day, relative_day_words(day, session.today), lines))
    return days


async def write_rescue(session: Session) -> str:
    """Export the board and unsaved text to a folder; returns the message, empty on failure."""
    title, hint = format_phrase("today.rescue.title"), format_phrase("today.rescue.hint")
    typed = await session.push_screen_wait(LineDialog(title, hint, typed_folder))
    if not (typed or "").strip():
        return ""
    folder = typed_folder(typed or "")
    words = _unsaved_texts(session)
    try:
        written = await asyncio.to_thread(session.notebook.rescue, folder, words)
    except StoreError as error:
        session.show_message(format_phrase(f"store.{error.reason}", **error.values))
        return ""
    except Exception as error:
        # The person exports because saving fails; another error must not end the app.
        session.show_message(format_phrase("today.rescue.failed", kind=type(error).__name__))
        return ""
    told = format_phrase("today.rescue.done", folder=written)
    session.show_message(told)
    return told


def _unsaved_texts(session: Session) -> list[str]:
    """Return all text being typed that is not saved, one string per form or line."""
    drafts = {}
    with suppress(Exception):
        session.save_open_drafts()
        drafts = {key: session.read_draft(key) for key in session.draft_keys()}
    drafts.update({key: fields or {} for key, fields in session.typed.items()})
    texts = [
        "\n".join(text for field, text in fields.items() if field not in NO_TEXT and text.strip())
        for fields in drafts.values()
    ]
    return [text for text in texts if text]
