"""What others wrote for a person: it waits, is seen by that person first, and is kept or not."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from winsboard.domain.family import suggestions
from winsboard.domain.model.documents import Suggestion
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.menu import Menu, browse
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.sentences.gatherings import suggestion_line

KEEP, DECLINE = range(2)


async def show_suggestions(session: Session) -> None:
    """Show those that wait, without their words, until the list is closed."""
    await browse(session, partial(_menu, session))


def _menu(session: Session) -> Menu:
    waiting = suggestions.waiting(session.board)
    items = [
        (suggestion_line(session.board, found, session.today), partial(_open, session, found))
        for found in waiting
    ]
    text = "about" if waiting else "none"
    return Menu(
        format_phrase("own.suggestion.title"), items, (), format_phrase(f"own.suggestion.{text}")
    )


async def _open(session: Session, found: Suggestion) -> object:
    """Ask whether the person for whom it is is here, then show the words."""
    whom = suggestions.whom(session.board, found)
    if whom is not None:
        question = format_phrase("own.suggestion.first", name=whom.name)
        answers = [
            format_phrase("own.suggestion.me", name=whom.name),
            format_phrase("own.suggestion.later"),
        ]
        if await session.push_screen_wait(ChoiceDialog(question, answers, harmless=1)) != 0:
            return False
    line = suggestion_line(session.board, found, session.today)
    text = Content("\n\n").join(
        [Content.styled(found.text, "bold"), Content.styled(line, "$quiet")]
    )
    answers = [format_phrase("own.suggestion.keep"), format_phrase("own.suggestion.decline")]
    dialog = CardDialog(text, answers, title=format_phrase("own.suggestion.title"))
    chosen = await session.push_screen_wait(dialog)
    if chosen == KEEP:
        _keep(session, found)
    elif chosen == DECLINE:
        _decline(session, found)
    return False


def _keep(session: Session, found: Suggestion) -> None:
    session.load_days(found.day, found.day)
    session.perform(lambda context: suggestions.keep(session.board, found, context))


def _decline(session: Session, found: Suggestion) -> None:
    """Erase it. Nobody is told, and there is nothing to undo."""
    try:
        session.notebook.erase([found.id])
    except StoreError as error:
        session.show_message(sentence(error))
    else:
        session.board = session.notebook.board
        session.show_message(format_phrase("own.suggestion.gone"))
