"""Saves a picture to a file."""

from __future__ import annotations

import os

from winsboard.picture.picture_file import Picture, check_format, text_for, write
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.paths import typed_file
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def save_picture(session: Session, picture: Picture) -> None:
    """Ask for a path, save the picture there with private permissions, and show the path."""
    title, hint = format_phrase("progress.picture.title"), format_phrase("progress.picture.hint")
    dialog = LineDialog(title, hint, lambda typed: check_format(typed_file(typed)))
    typed = (await session.push_screen_wait(dialog) or "").strip()
    if not typed:
        return
    path = typed_file(typed)
    text = text_for(path, picture, session.board.settings.theme)
    replace = os.path.lexists(path)
    if replace:
        question = format_phrase("progress.picture.there", path=path)
        if await session.push_screen_wait(ConfirmDialog(question)) != 0:
            return
    try:
        write(path, text, replace=replace)
    except OSError as error:
        why = error.strerror or ""
        session.show_message(format_phrase("progress.picture.unwritten", path=path, why=why))
    else:
        session.show_message(format_phrase("progress.picture.done", path=path))
