"""The questions of the first start."""

from __future__ import annotations

from winsboard.domain.habits import habits
from winsboard.domain.settings import preferences
from winsboard.domain.settings.preferences import WEEK_STARTS
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.habits.flow import fill_form
from winsboard.tui.habits.pick_dialog import PickDialog
from winsboard.tui.session.session import MADE_UP_BOARD, Session
from winsboard.words import say
from winsboard.words.catalog.habits import first_habits, setup_question

AUDIENCES = ("mh", "rehab", "family")
PICKED_AT_FIRST = 3


async def ask_first_questions(session: Session) -> None:
    """Ask three questions, each with a default answer, or exit to the demo board."""
    who = setup_question("set.who")
    offered = [*who.choices, say("today.first.demo")]
    question = f"{say('today.first.hello')}\n\n{who.text}"
    chosen = await session.push_screen_wait(
        ChoiceDialog(question, offered, harmless=0, title=_step(1))
    )
    if chosen == len(who.choices):
        session.exit(return_code=MADE_UP_BOARD)
        return
    settings = session.board.settings
    known = settings.board_for or AUDIENCES[0]
    audience = known if chosen is None else AUDIENCES[chosen]
    week = setup_question("set.week")
    start = await session.push_screen_wait(
        ChoiceDialog(week.text, week.choices, harmless=0, title=_step(2))
    )
    offer = first_habits(audience)
    title = f"{_step(3)} · {say('today.first.habits')}"
    picked = await session.push_screen_wait(PickDialog(offer, PICKED_AT_FIRST, title=title))
    week_start = settings.week_start if start is None else WEEK_STARTS[start]
    after = settings._replace(started_on=session.today, board_for=audience, week_start=week_start)
    session.perform(lambda moment: preferences.change(settings, after, moment))
    if isinstance(picked, tuple) and picked:
        session.perform(lambda moment: habits.add(session.board, picked, moment))
    session.show_message(say("today.first.done"))
    if picked == "own":
        await fill_form(session)


def _step(step: int) -> str:
    return f"{say('today.title')} · {say('today.first.step', step=step, steps=3)}"
