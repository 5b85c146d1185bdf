"""The card of a goal: one page in plain words, to read, to copy or to save."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from winsboard.domain.goals import levels, steps
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import Goal
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.goals.goal_list import state_words
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import level_word
from winsboard.words.sentences.goals.goals import detail_lines
from winsboard.words.text.dates import full_day_words


async def show_goal_card(session: Session, goal: Goal) -> None:
    """Show the card until it is closed."""
    lines = list(card_lines(session.board, goal))
    day = full_day_words(session.today)
    text = "\n".join([*lines, "", day])
    answers = [format_phrase("goals.card.copy")]
    dialog = CardDialog(Content(text), answers, title=goal.title)
    if await session.push_screen_wait(dialog) == 0:
        session.copy_to_clipboard(f"{goal.title}\n\n{text}")
        session.show_message(format_phrase("journal.share.copied"))


def card_lines(board: Board, goal: Goal) -> Iterator[str]:
    """Return the lines of the card: the five levels with a mark at the person's, and the steps."""
    for level in levels.LEVELS:
        mark = "o" if level == goal.level else " "
        text = levels.text_of(goal, level)
        word = level_word(level)
        yield f"{mark} {format_phrase('goals.page.level', level=word, text=text) if text else word}"
    yield ""
    yield state_words(goal)
    yield from detail_lines(board, goal)
    there = steps.steps_of(board, goal)
    if there:
        yield ""
    for step in there:
        yield f"{'[✓]' if step.done_on else '[ ]'} {step.title}"
