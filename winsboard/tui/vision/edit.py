"""Adding a card in one breath, and changing one."""

from __future__ import annotations

from typing import Any, Final

from winsboard.domain.library import items
from winsboard.domain.model.goals import CARD_KINDS, CardKind, VisionCard
from winsboard.domain.vision import cards
from winsboard.tui.components.dialogs.form import Field, Filled, Form
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.journal.last_act import recent_wins
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.vision import after_prompts, card_prompts

FIELDS: Final = ("text", "obstacle", "when", "then", "caption")


async def add_card(session: Session) -> None:
    """Ask for the kind and the words of a card, and add it."""
    prompts = card_prompts()
    labels = [prompts[kind].label for kind in CARD_KINDS]
    title = format_phrase("own.vision.add")
    chosen = await session.push_screen_wait(MenuDialog(labels, [], title=title))
    if chosen is None:
        return
    if CARD_KINDS[chosen] == "proof":
        await _add_proof(session)
    else:
        await _write(session, CARD_KINDS[chosen])


async def _write(session: Session, kind: CardKind) -> None:
    title = card_prompts()[kind].ask(session.board)
    typed = await _ask(session, title, format_phrase("own.vision.add.hint"))
    if not typed:
        return
    before = {card.id for card in cards.listed(session.board)}
    card = VisionCard("", typed, kind=kind)
    if session.perform(lambda context: cards.add(session.board, card, context)):
        added = next(c for c in cards.listed(session.board) if c.id not in before)
        if kind == "hope":
            await ask_plan(session, added)


async def _add_proof(session: Session) -> None:
    """Offer the last wins; the last item is to write own words."""
    wins = recent_wins(session)
    own = format_phrase("own.vision.proof.own")
    title = card_prompts()["proof"].ask(session.board)
    names = [words for words, _ in wins]
    chosen = await session.push_screen_wait(MenuDialog(names, [own], title=title))
    if chosen == len(wins):
        await _write(session, "proof")
    elif chosen is not None:
        words, id = wins[chosen]
        session.perform(lambda context: cards.pin(session.board, id, words, context))


async def ask_plan(session: Session, card: VisionCard) -> None:
    """Ask what gets in the way, and one small step as an if-then.

    Enter passes each question by; Esc ends them, and what was typed before is saved.
    """
    obstacle_title, step_title = after_prompts(session.board)
    hint = format_phrase("own.vision.pass")
    obstacle = await _ask(session, obstacle_title, hint, card.obstacle, card.id)
    planned = card if obstacle is None else card._replace(obstacle=obstacle)
    if obstacle is not None:
        hint = format_phrase("own.vision.when.hint")
        if (when := await _ask(session, step_title, hint, card.when, card.id)) is not None:
            planned = planned._replace(when=when)
            title = format_phrase(f"own.vision.ask.{'then' if when else 'will'}", when=when)
            hint = format_phrase("own.vision.then.hint")
            then = await _ask(session, title, hint, card.then, card.id)
            planned = planned if then is None else planned._replace(then=then)
    session.perform(lambda context: cards.change(card, planned, context))


async def _ask(
    session: Session, title: str, hint: str, value: str = "", about: str = ""
) -> str | None:
    """Ask for a line; returns None if the dialog was closed."""
    typed = await session.push_screen_wait(LineDialog(title, hint, value=value, about=about))
    return None if typed is None else typed.strip()


async def edit_card(session: Session, card: VisionCard) -> None:
    """Change everything that a card says."""
    form = Form(
        title=format_phrase("own.vision.form"),
        fields=[Field(name, format_phrase(f"own.vision_card.{name}")) for name in FIELDS],
        saved={name: getattr(card, name) for name in FIELDS},
        draft=f"vision:{card.id}",
    )

    def changed(filled: Filled) -> VisionCard:
        said: dict[str, Any] = {**filled}
        return items.validated(card._replace(**said))

    await fill_in(
        session,
        form,
        changed,
        lambda filled, context: cards.change(card, changed(filled), context),
    )
