"""Cards with a phrase to say aloud, and the tick that it was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from winsboard.domain.family import noticing
from winsboard.domain.journal import entries
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.family import (
    LISTENED,
    CardGroup,
    PhraseCard,
    card,
    cards_of,
    hard_week_question,
)

HARD_WEEK: Final = "hard_week"
"""Key of the draft for what carried the family through."""


async def show_group(session: Session, *, group: CardGroup) -> None:
    """Show the phrases of a group, one at a time, until one was said or the card is closed."""
    await show_card(session, cards_of(group), ())


async def show_card(session: Session, cards: Sequence[PhraseCard], people: Sequence[str]) -> None:
    """Show a phrase to say aloud. 1 writes down that it was said; nothing asks what came back.

    An invitation counts whatever the answer was; it can be written down with one more number.
    """
    nth = 0
    while True:
        shown = cards[nth % len(cards)]
        asks = shown.group == "asking"
        names = ("asked", "yes", "no") if asks else ("said",)
        answers = [format_phrase(f"own.phrase.{name}") for name in names]
        if len(cards) > 1:
            answers.append(format_phrase("own.phrase.other"))
        text = Content("\n").join(
            [Content.styled(shown.text, "bold"), Content.styled(_about(shown), "$quiet")]
        )
        title = format_phrase(f"own.phrase.title.{shown.group}")
        chosen = await session.push_screen_wait(CardDialog(text, answers, title=title))
        if chosen is None:
            return
        if chosen < len(names):
            _keep(session, shown, names[chosen], people)
            return
        nth += 1


def _about(shown: PhraseCard) -> str:
    return format_phrase("own.phrase.about.ask" if shown.group == "asking" else "own.phrase.about")


def _keep(session: Session, shown: PhraseCard, said: str, people: Sequence[str]) -> None:
    if said == "said":
        session.perform(
            lambda context: noticing.said(shown.id, shown.text, people, context),
            event="family_said",
        )
    else:
        answer = "" if said == "asked" else said
        session.perform(
            lambda context: noticing.invited(shown.text, answer, people, context),
            event="family_room",
        )


async def keep_listened(session: Session) -> None:
    """Write down that somebody was listened to, and show what can be said."""
    phrase = card(LISTENED)
    label = format_phrase("own.family.listened")
    session.perform(
        lambda context: entries.write("win", label, session.today, context, area="family"),
        event="family_room",
        more=phrase.text if phrase else "",
    )


async def ask_hard_week(session: Session) -> None:
    """Ask what was hard and what carried the family through; the answer is a note."""
    question = hard_week_question()
    typed = await ask_line(session, question, format_phrase("own.family.hard_week.hint"), HARD_WEEK)
    if typed and session.perform(
        lambda context: entries.write("note", typed, session.today, context)
    ):
        session.save_draft(HARD_WEEK, None)
