"""Asking for a line of a person's own words, which stays as a draft if the dialog is closed."""

from __future__ import annotations

from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def ask_line(session: Session, title: str, hint: str, draft: str) -> str:
    """Ask for a line; returns it without spaces around it, or nothing if the dialog was closed.

    `draft` is the key of the draft. Drop the draft once the line is saved.
    """
    kept = session.read_draft(draft).get("text", "")
    dialog = LineDialog(title, hint, value=kept, about=draft)
    typed = (await session.push_screen_wait(dialog) or "").strip()
    if not typed and dialog.left.strip():
        session.save_draft(draft, {"text": dialog.left})
        session.show_message(format_phrase("keys.line.draft"))
    return typed
