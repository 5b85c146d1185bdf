"""After a milestone: a pause to look how far, then telling, a treat, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.content import Content

from winsboard.domain.goals import reaching, steps
from winsboard.domain.library import people
from winsboard.domain.model.documents import Person, month_of
from winsboard.domain.model.goals import Goal, Measure, Reading
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.goals.spot import Spot
from winsboard.tui.rewards.enjoy import offer_reward
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.session import Session
from winsboard.tui.sharing.tell import show_words
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import level_word
from winsboard.words.sentences.measures.readings import value_words
from winsboard.words.sentences.telling import telling_of
from winsboard.words.text.dates import number_words, relative_day_words

MOST_PEOPLE: Final = 7
"""People that are offered, so that each has a number key."""
STAY, MORE, NEW, NOT_NOW = range(4)


async def look_if_reached(session: Session, before: Goal) -> None:
    """Show the pause if a goal was reached by what has just been done."""
    now = session.board.find(before)
    if now is not None and now.pause_from is not None and before.pause_from is None:
        await pause(session, now)


async def look(spot: Spot) -> None:
    """Show the pause of the marked goal, or what can come next if it was looked at before."""
    if spot.goal is not None:
        await pause(spot.session, spot.goal)


async def pause(session: Session, goal: Goal) -> None:
    """Go through the pause, telling, the treat and what is next.

    Esc ends it anywhere. The goal stays reached, and the rest waits on its page.
    """
    if goal.pause_from is not None and not await _look_how_far(session, goal):
        return
    told = await _ask_who(session)
    if told is None or not await offer_reward(session, goal):
        return
    await _next(session, goal)
    for person in told:
        await show_words(session, telling_of(session.board, goal), person)


async def _look_how_far(session: Session, goal: Goal) -> bool:
    """Show how far it is until Enter is pressed; returns False if it was closed by Esc."""
    text = Content("\n\n").join(Content(line) for line in far_lines(session, goal))
    answers, hint = [format_phrase("goals.pause.ready")], format_phrase("goals.pause.hint")
    card = CardDialog(text, answers, harmless=0, title=goal.title, hint=hint)
    if await session.push_screen_wait(card) is None:
        return False
    now = session.board.find(goal)
    if now is not None and now.pause_from is not None:
        session.perform(lambda context: reaching.looked_at(now, context))
    return True


def far_lines(session: Session, goal: Goal) -> list[str]:
    """Return how far it is: from the first value to the best, the level, the steps."""
    said = [format_phrase("goals.pause.far")]
    measure = session.board.find(Measure(goal.measure, "")) if goal.measure else None
    said += _values(session, measure) if measure is not None else []
    if goal.level != goal.start_level:
        began, now = level_word(goal.start_level), level_word(goal.level)
        said.append(format_phrase("goals.pause.level", began=began, now=now))
    done = [step for step in steps.steps_of(session.board, goal) if step.done_on]
    if done:
        first_step = min(done, key=lambda step: (step.done_on, step.position))
        assert first_step.done_on is not None
        day = relative_day_words(first_step.done_on, session.today)
        said.append(format_phrase("goals.pause.steps", step=first_step.title, day=day))
    if goal.why:
        said.append(format_phrase("own.goal.line.why", text=goal.why))
    return said


def _values(session: Session, measure: Measure) -> list[str]:
    """Return the first and the best value of a measure, and the note of the first day."""
    record = next((r for r in measure.records if r.first is not None), None)
    if record is None or record.first is None or record.best is None:
        return []
    first, best = number_words(record.first), value_words(measure, record.best)
    note = _first_note(session, measure, record.first_on) if record.first_on else ""
    far = format_phrase("goals.pause.values", first=first, best=best)
    said = [best if record.first == record.best else far]
    return [*said, format_phrase("goals.pause.note", note=note)] if note else said


def _first_note(session: Session, measure: Measure, day: date) -> str:
    """Return the note of the first reading of a measure; often empty."""
    session.load_days(day, day)
    notes = [
        reading.note
        for reading in session.board.pages.get(month_of(day), {}).values()
        if isinstance(reading, Reading) and reading.measure == measure.id and reading.day == day
    ]
    return next(filter(None, notes), "")


async def _ask_who(session: Session) -> Sequence[Person | None] | None:
    """Ask who to tell; returns them, nobody, or None if it was closed. Somebody else is None."""
    there = people.listed(session.board, people.MY_PEOPLE)[:MOST_PEOPLE]
    names = [person.name for person in there] or [format_phrase("goals.tell.somebody")]
    answers = [*names, format_phrase("goals.not_now")]
    title = format_phrase("goals.tell.ask")
    dialog = ChoiceDialog(title, answers, harmless=len(answers) - 1)
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return None
    return (there or [None])[chosen : chosen + 1] if chosen < len(names) else []


async def _next(session: Session, goal: Goal) -> None:
    """Ask what is next. All four answers are alike, and none is the better one."""
    answers = [format_phrase(f"goals.next.{name}") for name in ("stay", "more", "new", "not_now")]
    question = format_phrase("goals.next.ask")
    dialog = ChoiceDialog(question, answers, harmless=NOT_NOW, title=goal.title)
    chosen = await session.push_screen_wait(dialog)
    if chosen in (STAY, MORE):
        _carry_on(session, goal)
        if chosen == MORE:
            await _one_more_step(session, goal)
    elif chosen == NEW:
        from winsboard.tui.goals.forms.new_goal import add_after

        await add_after(session, goal)


def _carry_on(session: Session, goal: Goal) -> None:
    now = session.board.find(goal)
    if now is not None:
        session.perform(lambda context: reaching.carry_on(now, context))


async def _one_more_step(session: Session, goal: Goal) -> None:
    """Ask for one more small step; skipped by Enter."""
    title, hint = format_phrase("goals.more.title"), format_phrase("goals.more.hint")
    draft = f"more:{goal.id}"
    text = await ask_line(session, title, hint, draft)
    if text and session.perform(lambda m: steps.add(session.board, goal, text, m)):
        session.save_draft(draft, None)
