"""The flow of the breathing exercise."""

from __future__ import annotations

from textual import constants
from textual.content import Content

from winsboard.domain.model.documents import HELPED, Settings
from winsboard.domain.settings.preferences import change
from winsboard.domain.wellbeing import breathing, coping_cards
from winsboard.domain.wellbeing.breathing import Pattern
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.session import Session
from winsboard.tui.wellbeing.timed.breath_dialog import BreathDialog
from winsboard.tui.wellbeing.timed.quiet import sit_quietly
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import patterns, safety
from winsboard.words.sentences.celebration import BREATHED

AGAIN, ANOTHER, QUIET, NOTHING = 3, 4, 5, 6
"""Answers after the three that are saved."""


async def breathe(session: Session) -> None:
    """Run the breathing exercise with the saved pattern and length, repeatedly if requested."""
    wished: Settings | None = session.board.settings
    while wished is not None and await _breathe_once(session, wished):
        answer = await _ask_if_helped(session)
        if answer == ANOTHER:
            wished = await _choose(session, wished)
        elif answer == QUIET:
            await sit_quietly(session)
            return
        elif answer != AGAIN:
            if answer < len(HELPED) - 1:
                _save_answer(session, _pattern(wished), answer)
            return


def _pattern(requested: Settings) -> Pattern:
    return breathing.find_pattern(patterns(), requested.breath_pattern)


async def _breathe_once(session: Session, requested: Settings) -> bool:
    """Run it once; returns False if the person did not agree to hold the breath."""
    pattern = _pattern(requested)
    if not await _confirm_holds(session, pattern):
        return False
    settings, words = session.board.settings, safety()
    notes = [] if settings.breath_safety_read else [words.before, words.stop, words.never]
    minutes = min(requested.breath_minutes, pattern.max_minutes) or pattern.minutes
    moves = settings.motion and constants.TEXTUAL_ANIMATIONS != "none"
    dialog = BreathDialog(session.notebook.clock, pattern, minutes, animated=moves, notes=notes)
    await session.push_screen_wait(dialog)
    _save_choices(session, requested, holds=pattern.holds)
    return True


async def _confirm_holds(session: Session, pattern: Pattern) -> bool:
    """Show the note on holding the breath until it was read once; returns whether to go on."""
    if not pattern.holds or session.board.settings.breath_holds_read:
        return True
    text = Content(f"{pattern.plain}\n\n{safety().holds}")
    answers = [format_phrase("cards.breath.holds.go_on"), format_phrase("cards.breath.holds.leave")]
    dialog = CardDialog(text, answers, harmless=1, title=pattern.name)
    return await session.push_screen_wait(dialog) == 0


def _save_choices(session: Session, requested: Settings, *, holds: bool) -> None:
    """Save the pattern and length, and that the safety notes were read."""
    before = session.board.settings
    after = before._replace(
        breath_pattern=requested.breath_pattern,
        breath_minutes=requested.breath_minutes,
        breath_safety_read=True,
        breath_holds_read=before.breath_holds_read or holds,
    )
    if after != before:
        session.perform(lambda context: change(before, after, context))
        session.show_message("")


async def _ask_if_helped(session: Session) -> int:
    """Ask whether it helped; Enter and Escape save nothing."""
    answers = [format_phrase(f"calm.helped.{helped}") for helped in HELPED[1:]]
    answers += [
        format_phrase(f"cards.breath.{more}") for more in ("again", "another", "quiet", "nothing")
    ]
    dialog = ChoiceDialog(
        format_phrase("cards.breath.helped"),
        answers,
        harmless=NOTHING,
        title=format_phrase("cards.breath.title"),
    )
    chosen = await session.push_screen_wait(dialog)
    return NOTHING if chosen is None else chosen


def _save_answer(session: Session, pattern: Pattern, answer: int) -> None:
    helped = HELPED[answer + 1]
    session.perform(
        lambda context: coping_cards.rate(pattern.id, pattern.name, helped, context),
        event=BREATHED[helped],
    )


async def _choose(session: Session, requested: Settings) -> Settings | None:
    """Ask for a pattern and length; None if it was cancelled. They are saved when it starts."""
    known = patterns()
    lines = [f"{p.name} · {p.plain}" for p in known]
    while True:
        dialog = ChoiceDialog(
            format_phrase("cards.breath.which"),
            lines,
            harmless=known.index(_pattern(requested)),
            title=format_phrase("cards.breath.title"),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return None
        minutes = await _choose_minutes(session, known[chosen], requested.breath_minutes)
        if minutes is not None:
            return requested._replace(breath_pattern=known[chosen].id, breath_minutes=minutes)


async def _choose_minutes(session: Session, pattern: Pattern, before: int) -> int | None:
    """Ask for the minutes; None if it was cancelled."""
    lengths = [n for n in (1, 2, 3, 5, 7, 10) if n <= pattern.max_minutes]
    texts = [
        format_phrase("cards.breath.minutes.one" if n == 1 else "cards.breath.minutes", minutes=n)
        for n in lengths
    ]
    usual = min(before, pattern.max_minutes) or pattern.minutes
    same = lengths.index(usual) if usual in lengths else None
    picked = await session.push_screen_wait(
        ChoiceDialog(
            format_phrase("cards.breath.how_long"), texts, harmless=same, title=pattern.name
        )
    )
    return None if picked is None else lengths[picked]
