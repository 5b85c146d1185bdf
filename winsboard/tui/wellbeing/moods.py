"""Mood check-ins, with optional energy and feelings."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from winsboard.domain.model.documents import Entry
from winsboard.domain.settings import preferences
from winsboard.domain.wellbeing import moods, tone
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.session import Session
from winsboard.tui.wellbeing.coping_cards import CalmList
from winsboard.tui.wellbeing.hard_day import turn_to_somebody
from winsboard.words import say
from winsboard.words.catalog.calm import low_mood_card
from winsboard.words.catalog.feelings import energy_scale, feeling_groups, mood_scale
from winsboard.words.sentences.entries import entry_words

WORD_DRAFT = "mood:word"


async def check_in(session: Session) -> None:
    """Save a mood. If moods are switched off, ask once whether to switch them on."""
    if not session.board.settings.mood and not await _is_wished(session):
        return
    answers = [*(grade.label for grade in mood_scale()), say("mood.rather_not")]
    dialog = ChoiceDialog(
        say("mood.how"), answers, harmless=len(answers) - 1, title=say("mood.title"), hint=_hint()
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen == len(answers) - 1:
        session.perform(lambda moment: moods.rather_not(session.board, moment))
    elif chosen is not None and session.perform(
        lambda moment: moods.check_in(session.board, chosen + 1, moment)
    ):
        await _answer(session, tone.check_ins(session.board, session.today)[-1])


async def _is_wished(session: Session) -> bool:
    """Ask whether to switch moods on. After a "no", only tell where the setting is."""
    if session.board.settings.mood_passed_on is not None:
        session.show_message(say("mood.is_off"))
        return False
    answers = [say("mood.switch_on"), say("mood.leave_off")]
    dialog = ChoiceDialog(
        say("mood.offer"), answers, harmless=1, title=say("mood.title"), hint=_hint()
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen == 1 and session.perform(lambda moment: moods.rather_not(session.board, moment)):
        session.show_message(say("mood.is_off"))
    elif chosen == 0:
        return _set(session, "mood")
    return False


def _set(session: Session, switch: str) -> bool:
    before = session.board.settings
    after = before._replace(**{switch: True})  # type: ignore[arg-type]
    return session.perform(lambda moment: preferences.change(before, after, moment))


async def _answer(session: Session, entry: Entry) -> None:
    if moods.asks_for_the_card(entry):
        await _show_card(session)
    else:
        await add_to(session, entry)


async def _show_card(session: Session) -> None:
    """Show the card for a mood of 1, which is always the same."""
    card = low_mood_card()
    while True:
        dialog = CardDialog(
            Content(card.text),
            card.choices,
            harmless=len(card.choices) - 1,
            title=say("mood.title"),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen == 1:
            await turn_to_somebody(session)
        elif chosen != 0 or await CalmList(session).shown():
            break
    if chosen == 2:
        await session.begin("breathe")


async def add_to(session: Session, entry: Entry) -> None:
    """Offer to add energy, feelings and a line to a check-in, until it is closed."""
    while (kept := _as_kept(session, entry)) is not None:
        parts = _parts(session, kept)
        answers = [*(say(f"mood.add.{part}") for part in parts), say("mood.done")]
        dialog = ChoiceDialog(
            say("mood.kept", said=entry_words(kept)),
            answers,
            harmless=len(parts),
            title=say("mood.title"),
            hint=_hint(),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None or chosen == len(parts):
            return
        await _add(session, kept, parts[chosen])
        entry = kept


def _as_kept(session: Session, entry: Entry) -> Entry | None:
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
        await _ask_words(session, entry)
    elif part == "line":
        await session.begin("write_in_entry", entry)
    elif part == "tiny":
        _set(session, "tiny_when_low")
    else:
        session.perform(
            lambda moment: moods.lighter(say("inner.lighter"), moment),
            event="win",
            tags=[moods.NOTICED],
        )


async def _ask_energy(session: Session, entry: Entry) -> None:
    grades = [grade.label for grade in energy_scale()]
    answers = [*grades, say("mood.rather_not")]
    same = entry.energy - 1 if entry.energy else len(grades)
    dialog = ChoiceDialog(
        say("mood.energy"), answers, harmless=same, title=say("mood.title"), hint=_hint()
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return
    energy = chosen + 1 if chosen < len(grades) else None
    session.perform(lambda moment: moods.with_energy(entry, energy, moment))
    if moods.shrinks(session.board, session.today):
        session.show_message(say("plain.little_is_enough"))


async def _ask_words(session: Session, entry: Entry) -> None:
    """Ask for a feeling from a group or in own words; a feeling already chosen is removed."""
    groups = feeling_groups()
    answers = [*(group.label for group in groups), say("mood.own_word")]
    while True:
        dialog = ChoiceDialog(
            say("mood.which_words"),
            answers,
            harmless=len(groups) - 1,
            title=say("mood.title"),
            hint=_hint(),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen == len(groups):
            title, hint = say("mood.own_word"), say("mood.own_hint")
            word = await ask_line(session, title, hint, WORD_DRAFT)
        else:
            group = groups[chosen]
            word = await _one_of(session, group.label, group.words, entry.feelings) or ""
        if word:
            _keep_words(session, entry, _turned(entry.feelings, word))
            return


def _keep_words(session: Session, entry: Entry, words: Sequence[str]) -> None:
    if session.perform(lambda moment: moods.with_words(entry, words, moment)):
        session.keep_draft(WORD_DRAFT, None)


async def _one_of(
    session: Session, title: str, words: Sequence[str], chosen: Sequence[str]
) -> str | None:
    items = [f"{word} ✓" if word in chosen else word for word in words]
    place = await session.push_screen_wait(MenuDialog(items, [], title=title))
    return None if place is None else words[place]


def _turned(words: Sequence[str], word: str) -> list[str]:
    """Return the words with one added, or removed if it was among them."""
    if word in words:
        return [other for other in words if other != word]
    return [*words, word]


def _hint() -> str:
    return say("cards.menu.hint")
