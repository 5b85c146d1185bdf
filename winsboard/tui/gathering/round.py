"""The flow of a round: everybody in turn, and the candle at the end."""

from __future__ import annotations

from winsboard.domain.family import rounds
from winsboard.domain.model.documents import Person
from winsboard.domain.wellbeing import rituals
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.gathering.round_dialog import DRAFT, RoundDialog
from winsboard.tui.reflection.save import light_candle
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

NAMES_DRAFT = "round:people"


async def take_turns(session: Session) -> None:
    """Ask everybody in turn. On a board without a family, ask first who is there."""
    people = rounds.turns(session.board, session.today) or await _ask_people(session)
    if not people:
        return
    session.load_days(session.today, session.today)

    def keep(person: Person, words: str) -> bool:
        before = rounds.said(session.board, person, session.today)
        return session.perform(lambda context: rounds.keep(person, words, before, context))

    dialog = RoundDialog(people, _lines(session, people), keep, plain=session.board.settings.cursor)
    is_over = await session.push_screen_wait(dialog)
    if is_over:
        await _end(session)


def _lines(session: Session, people: tuple[Person, ...]) -> dict[str, str]:
    """Return what each person said today, or what is typed and not kept."""
    said = {p.id: e.text for p in people if (e := rounds.said(session.board, p, session.today))}
    return {**said, **session.read_draft(DRAFT)}


async def _ask_people(session: Session) -> tuple[Person, ...]:
    title, hint = format_phrase("own.round.who"), format_phrase("own.round.who.hint")
    typed = await ask_line(session, title, hint, NAMES_DRAFT)
    names = [name for name in typed.split(",") if name.strip()]
    if not names:
        return ()
    session.perform(lambda context: rounds.with_people(session.board, names, context))
    session.save_draft(NAMES_DRAFT, None)
    return rounds.turns(session.board, session.today)


async def _end(session: Session) -> None:
    """Say thank you, and offer the candle unless it is lit or switched off."""
    board = session.board
    if not board.settings.candle or rituals.is_candle_lit(board, session.today):
        session.show_message(format_phrase("own.round.thanks"))
        return
    answers = [format_phrase("own.round.candle"), format_phrase("own.round.done")]
    dialog = ChoiceDialog(
        format_phrase("own.round.thanks"),
        answers,
        harmless=1,
        title=format_phrase("own.round.title"),
    )
    if await session.push_screen_wait(dialog) == 0:
        light_candle(session)
