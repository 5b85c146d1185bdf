"""Making a win of a note and a note of a win, and the form of progress of a win."""

from __future__ import annotations

from winsboard.domain.journal import entries, metadata
from winsboard.domain.model.documents import Entry, EntryKind
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.forms import progress_forms
from winsboard.words.sentences.journal.entries import entry_title


async def turn(session: Session, entry: Entry) -> None:
    """Make a win of a note, or a note of a win."""
    kind: EntryKind = "note" if entry.kind == "win" else "win"
    session.perform(
        lambda context: entries.turn_into(entry, kind, context),
        event="win" if kind == "win" else "",
        area=entry.area,
        tags=entry.tags,
        day=entry.day,
    )


async def choose_form(session: Session, entry: Entry) -> None:
    """Choose the form of progress of a win. The one it has is ticked; choosing it removes it."""
    forms = progress_forms()
    labels = [f"{form.label} ✓" if id == entry.form else form.label for id, form in forms.items()]
    title = format_phrase("journal.act.form")
    dialog = MenuDialog(labels, [], title=title, text=entry_title(entry))
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return
    form = list(forms)[chosen]
    wished = "" if form == entry.form else form
    session.perform(lambda context: metadata.form(entry, wished, context))
