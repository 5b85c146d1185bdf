"""Writing down what one wants to say to somebody, for oneself alone."""

from __future__ import annotations

from winsboard.domain.journal import entries
from winsboard.domain.library.names import ids_of
from winsboard.domain.text.sanitize import sanitized, short
from winsboard.tui.components.dialogs.form import Field, Filled, Form
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

DRAFT = "rehearsal:new"


async def write_rehearsal(session: Session) -> None:
    """Ask for the words and, if the person likes, for whom they are; save them as an entry."""
    form = Form(
        title=format_phrase("journal.rehearsal.title"),
        fields=[
            Field("text", format_phrase("journal.rehearsal.words"), "lines"),
            Field("people", format_phrase("journal.rehearsal.for")),
        ],
        saved={"text": "", "people": ""},
        draft=DRAFT,
        text=format_phrase("journal.rehearsal.about"),
    )
    await fill_in(
        session,
        form,
        lambda filled: sanitized(filled["text"]),
        lambda filled, context: entries.write(
            "rehearsal",
            filled["text"],
            session.today,
            context,
            people=ids_of(session.board, _people(filled)),
        ),
    )


def _people(filled: Filled) -> list[str]:
    """Return the names that were typed; they can be separated by commas."""
    return [name for part in filled["people"].split(",") if (name := short(part))]
