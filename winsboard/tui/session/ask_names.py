"""Choosing names, such as tags. A name that was typed and not added stays as a draft."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.tui.components.dialogs.names import NameKind, NamesDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def ask_names(
    session: Session, kind: NameKind, names: Sequence[str], draft: str
) -> tuple[str, ...]:
    """Ask which names to use; `names` are chosen now. `draft` is the key of the draft.

    Call `tell_unused` once the names are saved.
    """
    kept = session.read_draft(draft).get("text", "")
    dialog = NamesDialog(kind, names, typed=kept)
    chosen = await session.push_screen_wait(dialog)
    if dialog.left != kept:
        session.save_draft(draft, {"text": dialog.left} if dialog.left else None)
    return chosen


def tell_unused(session: Session, draft: str) -> None:
    """Say that a name was typed and not added, if there is one."""
    if left := (session.typed.get(draft) or {}).get("text"):
        session.show_message(format_phrase("keys.names.draft", name=left))
