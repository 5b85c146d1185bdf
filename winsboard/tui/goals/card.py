"""The card of a goal: one page in plain words, to read or to copy."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.model.goals import Goal
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.goals.card import card_lines


async def show_goal_card(session: Session, goal: Goal) -> None:
    """Show the card until it is closed."""
    lines = card_lines(session.board, goal, session.today)
    answers = [format_phrase("goals.card.copy")]
    # The title is on the frame.
    dialog = CardDialog(Content("\n".join(lines[2:])), answers, title=goal.title)
    if await session.push_screen_wait(dialog) == 0:
        session.copy_to_clipboard("\n".join(lines))
        session.show_message(format_phrase("journal.share.copied"))
