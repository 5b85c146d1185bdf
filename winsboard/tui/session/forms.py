"""Filling in a form, whose words wait on disk until they are kept."""

from __future__ import annotations

from collections.abc import Callable

from winsboard.domain.model.context import Moment
from winsboard.domain.model.edits import Edit
from winsboard.tui.components.dialogs.form import Filled, Form, FormDialog
from winsboard.tui.session.session import Desk
from winsboard.words import say


async def fill_in(
    desk: Desk,
    form: Form,
    check: Callable[[Filled], object],
    make: Callable[[Filled, Moment], Edit | None],
    *,
    event: str = "",
) -> bool:
    """Show a form and keep what was filled in; whether it is kept.

    `check` raises Refusal for what cannot be kept, `make` turns the rest into an edit;
    `event` is the celebration event that it is.
    """
    dialog = FormDialog(form, desk.read_draft(form.draft), check)
    filled = await desk.push_screen_wait(dialog)
    if filled is None:
        if dialog.waits:
            desk.tell(say("today.form.waits"))
        return False
    kept = desk.act(lambda moment: make(filled, moment), event=event)
    if kept:
        desk.keep_draft(form.draft, None)
    return kept
