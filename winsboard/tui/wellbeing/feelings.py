"""Choosing feeling words for an entry: from groups, or in the person's own words."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.model.documents import Entry
from winsboard.domain.wellbeing import moods
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import feeling_groups, unsure_word

WORD_DRAFT = "mood:word"


async def choose_feelings(session: Session, entry: Entry) -> None:
    """Add feelings to an entry and remove them, one after the other, until it is closed."""
    if not session.board.settings.mood:
        session.show_message(format_phrase("mood.is_off"))
        return
    while await add_feeling(session, entry):
        entry = session.board.find(entry) or entry


async def add_feeling(session: Session, entry: Entry) -> bool:
    """Ask for one feeling and save it; one that the entry has is removed. False if it was closed.

    "Not sure" is an answer everywhere: beside the groups, and in each of them.
    """
    word = await _ask_feeling(session, entry)
    if not word:
        return False
    words = _toggled(entry.feelings, word)
    done = session.perform(
        lambda context: moods.with_feelings(session.board, entry, words, context)
    )
    if done:
        session.save_draft(WORD_DRAFT, None)
    return done


async def _ask_feeling(session: Session, entry: Entry) -> str:
    groups = feeling_groups()
    answers = [
        *(group.label for group in groups),
        format_phrase("mood.own_word"),
        unsure_word(),
    ]
    while True:
        dialog = ChoiceDialog(
            _question(entry),
            answers,
            harmless=len(groups) - 1,
            title=format_phrase("mood.title"),
            hint=format_phrase("cards.menu.hint"),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return ""
        if chosen == len(groups) + 1:
            return unsure_word()
        word = ""
        if chosen == len(groups):
            title, hint = format_phrase("mood.own_word"), format_phrase("mood.own_hint")
            word = await ask_line(session, title, hint, WORD_DRAFT)
        else:
            group = groups[chosen]
            word = await _one_of(session, group.label, group.offered, entry.feelings)
        if word:
            return word


def _question(entry: Entry) -> str:
    """The question, and above it the feelings that the entry has."""
    asked = format_phrase("mood.which_words")
    return f"{', '.join(entry.feelings)}\n\n{asked}" if entry.feelings else asked


async def _one_of(session: Session, title: str, words: Sequence[str], chosen: Sequence[str]) -> str:
    items = [f"{word} ✓" if word in chosen else word for word in words]
    place = await session.push_screen_wait(MenuDialog(items, [], title=title))
    return "" if place is None else words[place]


def _toggled(words: Sequence[str], word: str) -> list[str]:
    """Return the words with one added, or removed if it was among them."""
    if word in words:
        return [other for other in words if other != word]
    return [*words, word]
