"""Mood check-ins, with optional energy and feelings."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.model.documents import Entry
from winsboard.domain.settings import preferences
from winsboard.domain.wellbeing import moods, tone
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.session import Session
from winsboard.tui.support.contacts import show_contacts
from winsboard.tui.wellbeing.coping_cards import CalmList
from winsboard.tui.wellbeing.feelings import add_feeling
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import low_mood_card
from winsboard.words.catalog.feelings import energy_scale, mood_scale
from winsboard.words.sentences.journal.entries import entry_words


async def check_in(session: Session) -> None:
    """Save a mood. If moods are switched off, ask once whether to switch them on."""
    if not session.board.settings.mood and not await _wants_moods(session):
        return
    answers = [*(grade.label for grade in mood_scale()), format_phrase("mood.rather_not")]
    dialog = ChoiceDialog(
        format_phrase("mood.how"),
        answers,
        harmless=len(answers) - 1,
        title=format_phrase("mood.title"),
        hint=_hint(),
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen == len(answers) - 1:
        session.perform(lambda context: moods.decline_check_in(session.board, context))
    elif chosen is not None and session.perform(
        lambda context: moods.check_in(session.board, chosen + 1, context)
    ):
        await _answer(session, tone.check_ins(session.board, session.today)[-1])


async def _wants_moods(session: Session) -> bool:
    """Ask whether to switch moods on. After a "no", only tell where the setting is."""
    if session.board.settings.mood_passed_on is not None:
        session.show_message(format_phrase("mood.is_off"))
        return False
    answers = [format_phrase("mood.switch_on"), format_phrase("mood.leave_off")]
    dialog = ChoiceDialog(
        format_phrase("mood.offer"),
        answers,
        harmless=1,
        title=format_phrase("mood.title"),
        hint=_hint(),
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen == 1 and session.perform(
        lambda context: moods.decline_check_in(session.board, context)
    ):
        session.show_message(format_phrase("mood.is_off"))
    elif chosen == 0:
        return _set(session, "mood")
    return False


def _set(session: Session, switch: str) -> bool:
    before = session.board.settings
    after = before._replace(**{switch: True})  # type: ignore[arg-type]
    return session.perform(lambda context: preferences.change(before, after, context))


async def _answer(session: Session, entry: Entry) -> None:
    if moods.shows_low_mood_card(entry):
        await _show_card(session)
    else:
        await extend_check_in(session, entry)


async def _show_card(session: Session) -> None:
    """Show the card for a mood of 1, which is always the same."""
    card = low_mood_card()
    while True:
        dialog = CardDialog(
            Content(card.text),
            card.choices,
            harmless=len(card.choices) - 1,
            title=format_phrase("mood.title"),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen == 1:
            await show_contacts(session)
        elif chosen != 0 or await CalmList(session).shown():
            break
    if chosen == 2:
        await session.begin("breathe")


async def extend_check_in(session: Session, entry: Entry) -> None:
    """Offer to add energy, feelings and a line to a check-in, until it is closed."""
    while (kept := _saved_version(session, entry)) is not None:
        parts = _parts(session, kept)
        answers = [
            *(format_phrase(f"mood.add.{part}") for part in parts),
            format_phrase("mood.done"),
        ]
        dialog = ChoiceDialog(
            format_phrase("mood.kept", said=entry_words(kept)),
            answers,
            harmless=len(parts),
            title=format_phrase("mood.title"),
            hint=_hint(),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None or chosen == len(parts):
            return
        await _add(session, kept, parts[chosen])
        entry = kept


def _saved_version(session: Session, entry: Entry) -> Entry | None:
    return next((e for e in session.board.entries(entry.day) if e.id == entry.id), None)


def _parts(session: Session, entry: Entry) -> list[str]:
    """Return what can be added; `lighter` and `tiny` only where they apply."""
    parts = ["energy", "words", "line"]
    if entry.day == session.today:
        parts.append("lighter")
    low = entry.energy is not None and entry.energy <= tone.LOW
    return [*parts, "tiny"] if low and not session.board.settings.tiny_when_low else parts


async def _add(session: Session, entry: Entry, part: str) -> None:
    if part == "energy":
        await _ask_energy(session, entry)
    elif part == "words":
        await add_feeling(session, entry)
    elif part == "line":
        await session.begin("write_in_entry", entry)
    elif part == "tiny":
        _set(session, "tiny_when_low")
    else:
        session.perform(
            lambda context: moods.save_relief(format_phrase("inner.lighter"), context),
            event="win",
            tags=[moods.NOTICED],
        )


async def _ask_energy(session: Session, entry: Entry) -> None:
    grades = [grade.label for grade in energy_scale()]
    answers = [*grades, format_phrase("mood.rather_not")]
    same = entry.energy - 1 if entry.energy else len(grades)
    dialog = ChoiceDialog(
        format_phrase("mood.energy"),
        answers,
        harmless=same,
        title=format_phrase("mood.title"),
        hint=_hint(),
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return
    energy = chosen + 1 if chosen < len(grades) else None
    session.perform(lambda context: moods.with_energy(entry, energy, context))
    if moods.shows_easiest_versions(session.board, session.today):
        session.show_message(format_phrase("plain.little_is_enough"))


def _hint() -> str:
    return format_phrase("cards.menu.hint")
