"""The flow of the quiet timer."""

from __future__ import annotations

from winsboard.domain.model.documents import HELPED
from winsboard.domain.settings.preferences import change
from winsboard.domain.wellbeing import coping_cards, quiet
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.session import Session
from winsboard.tui.terminal.notify import ring
from winsboard.tui.wellbeing.timed.quiet_dialog import QuietDialog
from winsboard.words import format_phrase
from winsboard.words.sentences.celebration import TRIED
from winsboard.words.sentences.wellbeing.quiet import minutes_words

AGAIN, OTHER_TIME, NOTHING = 3, 4, 5
"""Answers after the three that are saved."""


class Tried(NamedTuple):
    """What an answer afterwards is saved about: the timer itself, or a card."""

    key: str
    name: str


async def sit_quietly(session: Session) -> None:
    """Run the quiet timer for the usual minutes."""
    name = format_phrase("calm.quiet.name")
    minutes = quiet.minutes_for(session.board.settings)
    await run_timer(session, minutes, Tried(quiet.KEY, name), is_usual=True)


async def run_timer(
    session: Session, minutes: int, tried: Tried, *, is_usual: bool = False
) -> None:
    """Run the timer, repeatedly if requested, and save whether it helped, if the person says so.

    If `is_usual`, another time that is chosen becomes the usual one.
    """
    wished: int | None = minutes
    while wished is not None:
        await _run_once(session, wished, tried)
        answer = await _ask_if_helped(session, tried)
        if answer == OTHER_TIME:
            wished = await _choose_minutes(session, wished)
            if is_usual and wished is not None:
                _save_usual(session, wished)
        elif answer != AGAIN:
            if answer < len(HELPED) - 1:
                _save_answer(session, tried, answer)
            return


async def _run_once(session: Session, minutes: int, tried: Tried) -> None:
    settings = session.board.settings
    dialog = QuietDialog(
        session.notebook.clock, minutes, title=tried.name, digits=settings.clock_digits
    )
    if await session.push_screen_wait(dialog) and settings.quiet_bell:
        ring(session)


async def _ask_if_helped(session: Session, tried: Tried) -> int:
    """Ask whether it helped; Enter and Escape save nothing."""
    answers = [format_phrase(f"calm.helped.{helped}") for helped in HELPED[1:]]
    answers += [format_phrase("cards.breath.again"), format_phrase("calm.quiet.other_time")]
    answers.append(format_phrase("cards.breath.nothing"))
    dialog = ChoiceDialog(
        format_phrase("cards.breath.helped"), answers, harmless=NOTHING, title=tried.name
    )
    chosen = await session.push_screen_wait(dialog)
    return NOTHING if chosen is None else chosen


async def _choose_minutes(session: Session, before: int) -> int | None:
    """Ask for the minutes; None if it was cancelled."""
    same = quiet.LENGTHS.index(before) if before in quiet.LENGTHS else None
    dialog = ChoiceDialog(
        format_phrase("cards.breath.how_long"),
        [minutes_words(minutes) for minutes in quiet.LENGTHS],
        harmless=same,
        title=format_phrase("calm.quiet.name"),
    )
    picked = await session.push_screen_wait(dialog)
    return None if picked is None else quiet.LENGTHS[picked]


def _save_usual(session: Session, minutes: int) -> None:
    before = session.board.settings
    after = before._replace(quiet_minutes=minutes)
    if after != before:
        session.perform(lambda context: change(before, after, context))
        session.show_message("")


def _save_answer(session: Session, tried: Tried, answer: int) -> None:
    helped = HELPED[answer + 1]
    session.perform(
        lambda context: coping_cards.rate(tried.key, tried.name, helped, context),
        event=TRIED[helped],
    )
