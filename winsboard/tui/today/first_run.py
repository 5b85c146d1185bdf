"""The questions of the first start, one key each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Habit, Settings
from winsboard.domain.settings import preferences
from winsboard.domain.settings.preferences import WEEK_STARTS
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.habits.flow import fill_form
from winsboard.tui.habits.pick_dialog import PickDialog, Picked
from winsboard.tui.session.session import DEMO_BOARD, Session
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import first_habits, setup_question
from winsboard.words.sentences.wellbeing.support import regions

AUDIENCES: Final = ("mh", "rehab", "family")
PICKED_BY_DEFAULT: Final = 3


async def ask_first_questions(session: Session) -> None:
    """Ask a few questions, each with a harmless answer on Enter, or exit to the demo board."""
    asked = FirstQuestions(session)
    await asked.ask()
    if asked.wants_demo:
        session.exit(return_code=DEMO_BOARD)
        return
    before = session.board.settings
    after = asked.settings._replace(started_on=session.today)
    session.perform(lambda context: preferences.change(before, after, context))
    picked = asked.picked
    if isinstance(picked, tuple) and picked:
        session.perform(lambda context: habits.add(session.board, picked, context))
    screen = session.screen_stack[0]
    assert isinstance(screen, TodayScreen), "the questions are asked over the board"
    screen.begin_first_day()
    if picked == "own":
        await fill_form(session)


class FirstQuestions:
    """The answers so far. Esc goes back to the question before; at the first one it skips all."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.settings: Settings = session.board.settings
        self.picked: Picked = None
        self.wants_demo = False
        self._steps: Sequence[Callable[[], Awaitable[bool]]] = (
            self._who,
            self._country,
            self._week,
            self._habits,
        )
        self._at = 0

    async def ask(self) -> None:
        """Ask question by question, until the last one is answered or all are skipped."""
        while 0 <= self._at < len(self._steps) and not self.wants_demo:
            self._at += 1 if await self._steps[self._at]() else -1

    async def _who(self) -> bool:
        who = setup_question("set.who")
        question = f"{format_phrase('today.first.hello')}\n\n{who.text}"
        known = self.settings.board_for
        lit = AUDIENCES.index(known) if known in AUDIENCES else 0
        chosen = await self._choose(
            question, [*who.choices, format_phrase("today.first.show_demo")], lit
        )
        if chosen is None:
            return False
        self.wants_demo = chosen == len(who.choices)
        if not self.wants_demo:
            self.settings = self.settings._replace(board_for=AUDIENCES[chosen])
        return True

    async def _country(self) -> bool:
        there = regions()
        answers = [*(format_phrase(f"shelter.region.{region}") for region in there)]
        known = self.settings.region
        lit = there.index(known) if known in there else len(there)
        chosen = await self._choose(
            format_phrase("shelter.region.first"),
            [*answers, format_phrase("shelter.region.skip")],
            lit,
        )
        if chosen is not None and chosen < len(there):
            self.settings = self.settings._replace(region=there[chosen])
        return chosen is not None

    async def _week(self) -> bool:
        week = setup_question("set.week")
        lit = WEEK_STARTS.index(self.settings.week_start)
        chosen = await self._choose(week.text, week.choices, lit)
        if chosen is not None:
            self.settings = self.settings._replace(week_start=WEEK_STARTS[chosen])
        return chosen is not None

    async def _habits(self) -> bool:
        offer = first_habits(self.settings.board_for)
        marked: Sequence[Habit] = offer[:PICKED_BY_DEFAULT]
        dialog = PickDialog(
            offer,
            marked,
            title=self._title(),
            question=format_phrase("today.first.things"),
            hint=format_phrase("today.first.pick"),
        )
        self.picked = await self._session.push_screen_wait(dialog)
        return self.picked is not None

    async def _choose(self, question: str, answers: Sequence[str], lit: int) -> int | None:
        hint = format_phrase("today.first.back" if self._at else "today.first.skip")
        dialog = ChoiceDialog(question, answers, harmless=lit, title=self._title(), hint=hint)
        return await self._session.push_screen_wait(dialog)

    def _title(self) -> str:
        step = format_phrase("today.first.step", step=self._at + 1, steps=len(self._steps))
        return f"{format_phrase('today.title')} · {step}"
