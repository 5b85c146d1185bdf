"""Answering a harsh thought: catch, check, choose."""

from __future__ import annotations

from winsboard.domain.model.documents import Entry
from winsboard.domain.wellbeing import thoughts
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.session import Desk
from winsboard.tui.wellbeing.thought_dialog import Thought, ThoughtDialog
from winsboard.words import say
from winsboard.words.catalog.feelings import thought_questions

NEW = "thought:new"
"""The name of the draft of a thought that is not kept yet."""


async def think(desk: Desk) -> None:
    """Ask for the three; after a mood of 1 a steady breath is offered first."""
    if thoughts.is_offered(desk.board, desk.today) or await _goes_on(desk):
        questions = thought_questions()
        left = await desk.push_screen_wait(ThoughtDialog(questions, "", NEW, desk.read_draft(NEW)))
        _keep(desk, left)


async def _goes_on(desk: Desk) -> bool:
    answers = [say("inner.thought.breathe"), say("inner.thought.go_on")]
    dialog = ChoiceDialog(
        say("inner.thought.later"),
        answers,
        title=say("inner.thought.title"),
        hint=say("cards.menu.hint"),
    )
    chosen = await desk.push_screen_wait(dialog)
    if chosen == 0:
        await desk.begin("breathe")
    return chosen == 1


def _keep(desk: Desk, left: Thought) -> None:
    answered = [part.step for part in left.answers if part.answer.strip()]
    if not answered:
        return
    tags = ("thought",) if thoughts.CHOOSE in answered else ()
    if desk.act(
        lambda moment: thoughts.keep(left.answers, moment, left.trap), event="noticed", tags=tags
    ):
        desk.keep_draft(NEW, None)


async def go_on(desk: Desk, entry: Entry) -> None:
    """Read a thought that was kept, or go on with it."""
    kept = {part.step: part.answer for part in entry.parts}
    questions = tuple(q._replace(answer=kept.get(q.step, "")) for q in thought_questions())
    draft = desk.draft_key("thought", entry)
    dialog = ThoughtDialog(questions, entry.about, draft, desk.read_draft(draft))
    left = await desk.push_screen_wait(dialog)
    if any(part.answer.strip() for part in left.answers) and desk.act(
        lambda moment: thoughts.change(entry, left.answers, moment, left.trap)
    ):
        desk.keep_draft(draft, None)
