"""Flows for harsh thoughts."""

from __future__ import annotations

from winsboard.domain.model.documents import Entry
from winsboard.domain.wellbeing import thoughts
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.session import Session
from winsboard.tui.wellbeing.thought_dialog import ThoughtAnswers, ThoughtDialog
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import thought_questions

NEW = "thought:new"
"""The key of the draft of a new thought."""


async def think(session: Session) -> None:
    """Ask the three questions; after a mood of 1, offer the breathing exercise first."""
    if thoughts.is_offered(session.board, session.today) or await _wants_to_continue(session):
        questions = thought_questions()
        left = await session.push_screen_wait(
            ThoughtDialog(questions, "", NEW, session.read_draft(NEW))
        )
        _save_thought(session, left)


async def _wants_to_continue(session: Session) -> bool:
    answers = [format_phrase("inner.thought.breathe"), format_phrase("inner.thought.go_on")]
    dialog = ChoiceDialog(
        format_phrase("inner.thought.later"),
        answers,
        title=format_phrase("inner.thought.title"),
        hint=format_phrase("cards.menu.hint"),
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen == 0:
        await session.begin("breathe")
    return chosen == 1


def _save_thought(session: Session, left: ThoughtAnswers) -> None:
    answered = [part.step for part in left.answers if part.answer.strip()]
    if not answered:
        return
    event = "thought_answered" if thoughts.CHOOSE in answered else "thought_caught"
    if session.perform(
        lambda context: thoughts.save(left.answers, context, left.trap), event=event
    ):
        session.save_draft(NEW, None)


async def continue_thought(session: Session, entry: Entry) -> None:
    """Open a saved thought for reading or editing."""
    kept = {part.step: part.answer for part in entry.parts}
    questions = tuple(q._replace(answer=kept.get(q.step, "")) for q in thought_questions())
    draft = session.draft_key("thought", entry)
    dialog = ThoughtDialog(questions, entry.about, draft, session.read_draft(draft))
    left = await session.push_screen_wait(dialog)
    if any(part.answer.strip() for part in left.answers) and session.perform(
        lambda context: thoughts.change(entry, left.answers, context, left.trap)
    ):
        session.save_draft(draft, None)
