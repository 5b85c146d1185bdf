"""Filling in a form. Unsaved values are kept as a draft."""

from __future__ import annotations

from collections.abc import Callable

from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit
from winsboard.tui.components.dialogs.form import Filled, Form, FormDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def fill_in(
    session: Session,
    form: Form,
    check: Callable[[Filled], object],
    make: Callable[[Filled, EditContext], Edit | None],
    *,
    event: str = "",
    preview: Callable[[Filled], str] | None = None,
) -> bool:
    """Show a form and save its values; returns whether they were saved.

    `check` raises Refusal if the values are invalid, `make` turns them into an edit, `event` is the
    celebration event, and `preview` says what the values mean while they are typed.
    """
    dialog = FormDialog(form, session.read_draft(form.draft), check, preview)
    filled = await session.push_screen_wait(dialog)
    if filled is None:
        if dialog.waits:
            session.show_message(format_phrase("today.form.waits"))
        return False
    kept = session.perform(lambda context: make(filled, context), event=event)
    if kept:
        session.save_draft(form.draft, None)
    return kept
