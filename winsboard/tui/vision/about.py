"""All one can do with a card, as a numbered menu."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from winsboard.domain.errors import Refusal
from winsboard.domain.goals.from_card import make_goal
from winsboard.domain.model.goals import VisionCard
from winsboard.domain.vision import cards
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.menu import Choice, Menu, pick
from winsboard.tui.session.paths import typed_file
from winsboard.tui.session.session import Session, sentence
from winsboard.tui.vision.edit import ask_plan, edit_card
from winsboard.words import format_phrase


async def show_actions(session: Session, card: VisionCard) -> None:
    """Show the actions for a card, and run the chosen one."""
    choices = list(_choices(session, card))
    act = await pick(session, Menu(card.text, choices))
    if act is not None:
        await act()


def _choices(session: Session, card: VisionCard) -> Iterator[Choice]:
    def words(name: str) -> str:
        return format_phrase(f"own.vision.act.{name}")

    if cards.goal_of(session.board, card) is None and card.kind != "proof":
        yield words("goal"), partial(_make_goal, session, card)
    if card.kind != "proof":
        yield words("plan"), partial(ask_plan, session, card)
    if card.entry:
        yield words("win"), partial(_open_win, session, card)
    yield words("other_picture" if card.picture else "picture"), partial(_choose, session, card)
    if card.picture:
        yield words("no_picture"), partial(_take_off, session, card)
    yield words("colour"), partial(_choose_colour, session, card)
    yield words("edit"), partial(edit_card, session, card)
    yield words("remove"), partial(_remove, session, card)


async def _make_goal(session: Session, card: VisionCard) -> None:
    session.perform(lambda context: make_goal(session.board, card, context))


async def _open_win(session: Session, card: VisionCard) -> None:
    """Open the win that a card shows; say so if it is gone."""
    try:
        reader = session.notebook.reader()
        win = reader.tick(card.entry) or reader.find(card.entry)
    except StoreError as error:
        session.show_message(sentence(error))
        return
    if win is None:
        session.show_message(format_phrase("own.vision.win_gone"))
    else:
        await session.begin("read_entry", win)


async def _choose(session: Session, card: VisionCard) -> None:
    """Ask for the file of a picture, put it on the card, and ask what it shows."""
    pictures = session.notebook.pictures
    if not pictures.can_show:
        session.show_message(format_phrase("refusal.vision.picture.no_extra"))
        await _ask_caption(session, card)
        return
    title, hint = format_phrase("own.vision.file"), format_phrase("own.vision.file.hint")
    typed = await session.push_screen_wait(LineDialog(title, hint, typed_file, about=card.id))
    if not (typed or "").strip():
        return
    try:
        added = pictures.add(typed_file(typed or ""))
    except (Refusal, StoreError) as error:
        session.show_message(sentence(error))
        return
    name = added.name
    more = format_phrase("own.vision.picture_moving") if added.was_moving else ""
    put = session.perform(
        lambda context: cards.set_picture(card, name, card.caption, context), more=more
    )
    now = session.board.find(card)
    if not put:
        pictures.forget(name)
    elif now is not None and not now.caption:
        await _ask_caption(session, now)


async def _ask_caption(session: Session, card: VisionCard) -> None:
    title, hint = format_phrase("own.vision.caption.ask"), format_phrase("own.vision.pass")
    dialog = LineDialog(title, hint, value=card.caption, about=card.id)
    typed = await session.push_screen_wait(dialog)
    if typed is not None:
        changed = card._replace(caption=typed)
        session.perform(lambda context: cards.change(card, changed, context))


async def _take_off(session: Session, card: VisionCard) -> None:
    session.perform(lambda context: cards.set_picture(card, "", card.caption, context))


async def _choose_colour(session: Session, card: VisionCard) -> None:
    names = [format_phrase(f"own.vision.colour.{n}") for n in range(cards.COLOURS)]
    title = format_phrase("own.vision.act.colour")
    dialog = MenuDialog(names, [], title=title, harmless=card.colour)
    chosen = await session.push_screen_wait(dialog)
    if chosen is not None:
        changed = card._replace(colour=chosen)
        session.perform(lambda context: cards.change(card, changed, context))


async def _remove(session: Session, card: VisionCard) -> None:
    session.perform(lambda context: cards.remove(card, context))
