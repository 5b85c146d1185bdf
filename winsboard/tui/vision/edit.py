"""Adding a card in one breath, and changing one."""

from __future__ import annotations

from typing import Final

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


async def add_card(session: Session) -> str:
    """Ask for the kind and the words of a card, and add it; returns its id, or nothing."""
    prompts = card_prompts()
    labels = [prompts[kind].label for kind in CARD_KINDS]
    title = format_phrase("own.vision.add")
    chosen = await session.push_screen_wait(MenuDialog(labels, [], title=title))
    if chosen is None:
        return ""
    kind = CARD_KINDS[chosen]
    if kind == "proof":
        return await _add_proof(session)
    return await _write(session, kind)


async def _write(session: Session, kind: CardKind) -> str:
    title = card_prompts()[kind].ask(session.board)
    dialog = LineDialog(title, format_phrase("own.vision.add.hint"))
    typed = (await session.push_screen_wait(dialog) or "").strip()
    if not typed:
        return ""
    before = {card.id for card in cards.listed(session.board)}
    card = VisionCard("", typed, kind=kind)
    if not session.perform(lambda context: cards.add(session.board, card, context)):
        return ""
    added = next(c for c in cards.listed(session.board) if c.id not in before)
    if kind == "hope":
        await ask_plan(session, added)
    return added.id


async def _add_proof(session: Session) -> str:
    """Offer the last wins; the last item is to write own words."""
    wins = recent_wins(session)
    own = format_phrase("own.vision.proof.own")
    title = card_prompts()["proof"].ask(session.board)
    names = [words for words, _ in wins]
    chosen = await session.push_screen_wait(MenuDialog(names, [own], title=title))
    if chosen is None:
        return ""
    if chosen == len(wins):
        return await _write(session, "proof")
    words, id = wins[chosen]
    session.perform(lambda context: cards.pin(session.board, id, words, context))
    there = cards.pinned(session.board, id)
    return there.id if there else ""


async def ask_plan(session: Session, card: VisionCard) -> None:
    """Ask what gets in the way, and one small step as an if-then. Enter passes each by."""
    obstacle, step = after_prompts(session.board)
    asked = (
        (obstacle, format_phrase("own.vision.pass"), card.obstacle),
        (
            format_phrase("own.vision.ask.when", step=step),
            format_phrase("own.vision.when.hint"),
            card.when,
        ),
        (format_phrase("own.vision.ask.then"), format_phrase("own.vision.then.hint"), card.then),
    )
    said = []
    for title, hint, value in asked:
        typed = await session.push_screen_wait(LineDialog(title, hint, value=value))
        if typed is None:
            break
        said.append(typed.strip())
    if any(said):
        planned = card._replace(**dict(zip(("obstacle", "when", "then"), said, strict=False)))
        session.perform(lambda context: cards.change(card, planned, context))


async def edit_card(session: Session, card: VisionCard) -> None:
    """Change everything that a card says."""
    form = Form(
        title=format_phrase("own.vision.form"),
        fields=[Field(name, format_phrase(f"own.vision.field.{name}")) for name in FIELDS],
        saved={name: getattr(card, name) for name in FIELDS},
        draft=f"vision:{card.id}",
    )

    def changed(filled: Filled) -> VisionCard:
        return items.validated(card._replace(**filled))

    await fill_in(
        session,
        form,
        changed,
        lambda filled, context: cards.change(card, changed(filled), context),
    )
