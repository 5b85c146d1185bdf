"""Asking for the value of a setting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from winsboard.domain.settings import preferences
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.session import Session


async def choose_setting(
    session: Session, name: str, answers: Mapping[Any, str], title: str, question: str
) -> None:
    """Ask which value a setting gets, and save it; `answers` has the words for each value."""
    before = session.board.settings
    values, now = tuple(answers), getattr(before, name)
    same = values.index(now) if now in answers else None
    dialog = ChoiceDialog(question, list(answers.values()), harmless=same, title=title)
    chosen = await session.push_screen_wait(dialog)
    if chosen is not None:
        after = before._replace(**{name: values[chosen]})
        session.perform(lambda context: preferences.change(before, after, context))
