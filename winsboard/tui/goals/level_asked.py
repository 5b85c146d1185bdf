"""After a number: asks whether a goal has the level that the person's own levels say."""

from __future__ import annotations

from winsboard.domain.goals import goals, reaching
from winsboard.domain.model.goals import Goal, Reading
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.goals import milestone
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import level_word


async def ask_after(session: Session, reading: Reading) -> None:
    """Ask for each goal of the measure where the number is at a higher level. Only the person sets
    it; "not yet" leaves it as it is.
    """
    for goal, level in goals.asked_by(session.board, reading):
        await _ask(session, goal, level)


async def _ask(session: Session, goal: Goal, level: int) -> None:
    word = level_word(level)
    question = format_phrase("goals.level.is_it", level=word, goal=goal.title)
    answers = [format_phrase("today.yes"), format_phrase("goals.level.not_yet")]
    dialog = ChoiceDialog(question, answers, harmless=1, title=goal.title)
    if await session.push_screen_wait(dialog) != 0:
        return
    said = format_phrase("goals.level.set", level=word)
    if session.perform(lambda m: reaching.set_level(session.board, goal, level, m), more=said):
        await milestone.look_if_reached(session, goal)
