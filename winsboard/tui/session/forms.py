"""Filling in a form; what is typed is kept as a draft until it is saved."""

from __future__ import annotations

from collections.abc import Callable

from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit
from winsboard.tui.components.dialogs.form import Filled, Form, FormDialog
from winsboard.tui.session.session import Session
from winsboard.words import say


async def fill_in(
    session: Session,
    form: Form,
    check: Callable[[Filled], object],
    make: Callable[[Filled, EditContext], Edit | None],
    *,
    event: str = "",
) -> bool:
    """Show a form and keep what was filled in; whether it is kept.

    `check` raises Refusal for what cannot be kept, `make` turns the rest into an edit;
    `event` is the celebration event that it is.
    """
    dialog = FormDialog(form, session.read_draft(form.draft), check)
    filled = await session.push_screen_wait(dialog)
    if filled is None:
        if dialog.waits:
            session.show_message(say("today.form.waits"))
        return False
    kept = session.perform(lambda moment: make(filled, moment), event=event)
    if kept:
        session.keep_draft(form.draft, None)
    return kept
