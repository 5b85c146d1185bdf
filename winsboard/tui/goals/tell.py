"""Words to tell somebody about a goal, a win or a tick. Nothing is sent."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.goals import steps
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry, Mark
from winsboard.domain.model.goals import Goal
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.journal.additions import title_of
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


async def tell_about(session: Session, goal: Goal) -> None:
    """Show words about a goal."""
    await show_words(session, words_about(session, goal))


async def tell_win(session: Session, win: Entry | Mark) -> None:
    """Show words about a win or a tick."""
    await show_words(session, format_phrase("goals.tell.did", win=title_of(session, win)))


def words_about(session: Session, goal: Goal) -> str:
    """Return words about a goal in the first person, as they can be said aloud."""
    now = session.board.find(goal) or goal
    if now.reached_on is not None:
        return format_phrase("goals.tell.reached", goal=now.title)
    done = steps.count(session.board, now)
    if done.done:
        last = [step for step in steps.steps_of(session.board, now) if step.done_on][-1]
        return format_phrase("goals.tell.step", goal=now.title, step=last.title)
    return format_phrase("goals.tell.going", goal=now.title)


async def show_words(session: Session, words: str, name: str = "") -> None:
    """Show words to say or to copy, and write down that they were told if the person says so."""
    answers = [format_phrase("goals.tell.copy"), format_phrase("goals.tell.told")]
    about = Content.styled(format_phrase("goals.tell.about"), "$quiet")
    text = Content("\n\n").join([Content.styled(words, "bold"), about])
    title = (
        format_phrase("goals.tell.title", name=name) if name else format_phrase("goals.tell.ask")
    )
    chosen = await session.push_screen_wait(CardDialog(text, answers, title=title))
    if chosen == 0:
        session.copy_to_clipboard(words)
        session.show_message(format_phrase("journal.share.copied"))
    elif chosen == 1:
        key = "goals.tell.win.name" if name else "goals.tell.win"
        win = format_phrase(key, name=name, words=words)
        session.perform(
            lambda context: entries.write("win", win, session.today, context), event="shared"
        )
