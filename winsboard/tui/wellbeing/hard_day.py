"""The card for hard days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from textual.content import Content

from winsboard.domain.habits import habits, rests, welcome
from winsboard.domain.habits.welcome import SmallWin
from winsboard.domain.journal import entries
from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.documents import Rest
from winsboard.domain.settings.wording import plain_words
from winsboard.domain.wellbeing import hard_days
from winsboard.domain.wellbeing.hard_days import Answer
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.dialogs.text import TextDialog
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.session import Session
from winsboard.tui.support import flow
from winsboard.tui.support.contacts import show_contacts
from winsboard.tui.wellbeing import coping_cards
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import hard_day_card
from winsboard.words.sentences.habits.easiest_versions import tiny_steps
from winsboard.words.sentences.wellbeing.support import stroke_words

DRAFT = "hard_day"
FIRST: Final[tuple[Literal["rest", "person", "breathe"], ...]] = ("rest", "person", "breathe")
"""What is offered first: three things are as many as can be read on such a day."""
TALL: Final = 24
"""From this height on, the first answers have a blank line between them."""
SMALL_DRAFT = "hard_day:own"


async def show_card(session: Session) -> None:
    """Show three things to do, and more on request. Without text or a choice, nothing is saved."""
    text = session.read_draft(DRAFT).get("text", "")
    while True:
        labels = [format_phrase(f"cards.hard_day.first.{first}") for first in FIRST]
        chosen = await _choose(
            session, text, [*labels, format_phrase("cards.hard_day.more")], tall=True
        )
        if chosen is not None and chosen < len(FIRST):
            await _save_card(session, FIRST[chosen], text)
            return
        if chosen is None:
            if text.strip():
                await _save_card(session, "", text)
            return
        text, is_over = await _show_more(session, text)
        if is_over:
            return


async def _show_more(session: Session, text: str) -> tuple[str, bool]:
    """Show the other answers until one is chosen; returns the text, and whether that is all."""
    others = [(answer, label) for answer, label in hard_day_card().choices if answer not in FIRST]
    ways = ("calm.before.title", "cards.hard_day.write", "cards.hard_day.save")
    while True:
        answers = [*(label for _, label in others), *map(format_phrase, ways)]
        chosen = await _choose(session, text, answers)
        if chosen is None:
            return text, False
        if chosen == len(others):
            await coping_cards.show_what_helped(session)
        elif chosen == len(others) + 1:
            dialog = TextDialog(format_phrase("calm.hard_day.words"), text, DRAFT)
            text = await session.push_screen_wait(dialog)
        else:
            await _save_card(session, others[chosen][0] if chosen < len(others) else "", text)
            return text, True


async def _choose(
    session: Session, text: str, answers: Sequence[str], *, tall: bool = False
) -> int | None:
    """Show the card with some answers; `tall` ones have room around them if there is any."""
    room = "\n" if tall and session.size.height >= TALL else ""
    shown = [f"{answer}{room}" for answer in answers]
    dialog = CardDialog(_card(session, text), shown, title=hard_day_card().title)
    return await session.push_screen_wait(dialog)


def _card(session: Session, text: str) -> Content:
    plain = plain_words(session.board.settings)
    first, second, question = hard_day_card(plain=plain).lines
    lines = [Content(first), Content(second), Content("")]
    if stroke := stroke_words(session.board):
        lines = [Content.styled(stroke, "$accent"), Content(""), *lines]
    if text.strip():
        lines += [Content.styled(text.strip(), "$quiet"), Content("")]
    return Content("\n").join([*lines, Content.styled(question, "bold")])


async def _save_card(session: Session, answer: Answer | Literal["breathe"], text: str) -> None:
    event = "setback_care" if answer else "setback"
    about: Answer = "" if answer == "breathe" else answer
    if session.perform(lambda context: hard_days.save(context, about, text), event=event):
        session.save_draft(DRAFT, None)
    if answer == "rest":
        await _rest(session)
    elif answer == "calm":
        await coping_cards.show_calm_list(session)
    elif answer == "person":
        await show_contacts(session)
    elif answer == "breathe":
        await session.begin("breathe")
    elif answer == "tiny":
        await _small_step(session)
    elif answer == "support":
        await flow.show_support(session)


async def _rest(session: Session) -> None:
    """Say that rest is enough, and offer to record a rest for today."""
    if rests.rest_on(session.board, session.today) is not None:
        session.show_message(format_phrase("cards.hard_day.rest.already"))
        return
    answers = [
        format_phrase("cards.hard_day.rest.free"),
        format_phrase("cards.hard_day.rest.enough"),
    ]
    dialog = ChoiceDialog(
        format_phrase("cards.hard_day.rest"), answers, harmless=1, title=hard_day_card().title
    )
    if await session.push_screen_wait(dialog) == 0:
        today = Rest(id="", first=session.today, last=session.today)
        session.perform(lambda context: rests.add(session.board, today, context), event="rest")


async def _small_step(session: Session) -> None:
    """Offer the easiest versions of the person's habits, or an input for another, and save it."""
    session.load_days(session.today - welcome.LATELY, session.today)
    wins = tiny_steps(session.board, session.today)
    labels = [win.label for win in wins]
    while True:
        dialog = MenuDialog(
            labels, [format_phrase("cards.hard_day.own")], title=format_phrase("calm.hard_day.tiny")
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen < len(wins):
            _save_small_win(session, wins[chosen])
            return
        title, hint = format_phrase("cards.hard_day.own"), format_phrase("cards.hard_day.own.hint")
        if typed := await ask_line(session, title, hint, SMALL_DRAFT):
            if _save_small_win(session, SmallWin(typed, "")):
                session.save_draft(SMALL_DRAFT, None)
            return


def _save_small_win(session: Session, win: SmallWin) -> bool:
    habit, today = session.board.habit(win.habit) if win.habit else None, session.today
    if habit is None:
        return session.perform(
            lambda context: entries.write("win", win.label, today, context, tags=[HARD_TAG]),
            event="win",
            tags=[HARD_TAG],
        )
    return session.perform(
        lambda context: habits.mark(session.board, habit, today, "done", context),
        event="habit",
        area=habit.area,
    )
