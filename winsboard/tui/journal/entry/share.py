"""Exports one entry as text or as a picture."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.model.documents import Entry
from winsboard.picture.picture_file import Picture
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.save_picture import save_picture
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.text.dates import day_words


async def share(session: Session, entry: Entry) -> None:
    """Show a preview, then copy it to the clipboard or save it to a file. Nothing is sent."""
    answers = [format_phrase(f"journal.share.{act}") for act in ("copy", "copy_day", "picture")]
    about = Content.styled(format_phrase("journal.share.about"), "$quiet")
    text = Content("\n\n").join([Content(win_words(entry)), about])
    dialog = CardDialog(text, answers, title=format_phrase("journal.share.title"))
    chosen = await session.push_screen_wait(dialog)
    if chosen == 2:
        await save_picture(session, picture_of(entry))
    elif chosen is not None:
        session.copy_to_clipboard(_with_day(session, entry) if chosen else win_words(entry))
        session.show_message(format_phrase("journal.share.copied"))


def _with_day(session: Session, entry: Entry) -> str:
    day = day_words(entry.day, session.today)
    return format_phrase("journal.share.with_day", text=win_words(entry), day=day)


def picture_of(entry: Entry) -> Picture:
    """Return an entry as a picture and as text."""
    from winsboard.picture.win import win_picture, win_text

    return Picture(lambda colours: win_picture(entry, colours), lambda: win_text(entry))
