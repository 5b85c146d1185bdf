"""Keeping a picture in a file that the person names."""

from __future__ import annotations

import os
from pathlib import Path

from winsboard.picture.picture_file import Picture, refuse_other_forms, text_for, write
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.paths import is_folder, place_said
from winsboard.tui.session.session import Desk
from winsboard.words import say


async def keep_picture(desk: Desk, picture: Picture) -> None:
    """Ask where, write it there for this person alone, and say where it is."""
    title, hint = say("progress.picture.title"), say("progress.picture.hint")
    dialog = LineDialog(title, hint, lambda typed: refuse_other_forms(Path(typed.strip())))
    typed = (await desk.push_screen_wait(dialog) or "").strip()
    if not typed:
        return
    path = place_said(desk, typed)
    if path is None:
        return
    if not is_folder(path.parent):
        desk.tell(say("progress.picture.no_folder", folder=path.parent))
        return
    text = text_for(path, picture, desk.board.settings.theme)
    replace = os.path.lexists(path)
    if replace:
        question = say("progress.picture.there", path=path)
        if await desk.push_screen_wait(ConfirmDialog(question)) != 0:
            return
    try:
        write(path, text, replace=replace)
    except OSError as error:
        why = error.strerror or ""
        desk.tell(say("progress.picture.unwritten", path=path, why=why))
    else:
        desk.tell(say("progress.picture.done", path=path))
