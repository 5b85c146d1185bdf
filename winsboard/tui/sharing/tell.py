"""Words to tell somebody about a goal, a win or a tick. Nothing is sent."""

from __future__ import annotations

import os
from functools import partial
from typing import Final

from textual.content import Content

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Entry, Mark, Person
from winsboard.domain.model.goals import Goal
from winsboard.domain.model.sharing import ShareWay
from winsboard.domain.sharing import ledger
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.packets import receivers
from winsboard.report.packet_file import write_and_note
from winsboard.tui.components.big_letters import big_lines
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.dialog import WIDEST
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.paths import typed_file
from winsboard.tui.session.session import Session, sentence
from winsboard.tui.sharing.to_board import offers
from winsboard.words import format_phrase
from winsboard.words.sentences.sharing import names_for
from winsboard.words.sentences.telling import Telling, telling_of, words_to_tell

TOLD, COPY, SAVE = range(3)
WAYS: Final = ("told", "copy", "save")
SIDES: Final = 6
"""Cells of a line that the frame of a dialog takes."""
BESIDE: Final = 20
"""Lines that the frame, the usual words and the answers take."""


async def tell_win(session: Session, win: Entry | Mark) -> None:
    """Ask whom to tell about a win or a tick, and show the words."""
    await _tell(session, win)


async def tell_goal(session: Session, goal: Goal) -> None:
    """Ask whom to tell about a goal, and show the words."""
    await _tell(session, goal)


async def _tell(session: Session, thing: Entry | Mark | Goal) -> None:
    try:
        telling = telling_of(session.board, thing)
    except Refusal as error:
        session.show_message(sentence(error))
        return
    people, boards = receivers(session.board), offers(session, thing)
    if not people and not boards:
        await show_words(session, telling, None)
        return
    names = [*(board.title for board in boards), *(person.name for person in people)]
    dialog = MenuDialog(names, [format_phrase("tell.somebody")], title=format_phrase("tell.who"))
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return
    if chosen < len(boards):
        await boards[chosen].share(session)
        return
    chosen -= len(boards)
    await show_words(session, telling, people[chosen] if chosen < len(people) else None)


async def show_words(session: Session, telling: Telling, person: Person | None) -> None:
    """Show words to say, to copy or to save; what was done with them is noted in the ledger."""
    typed = words_to_tell(session.board, telling, person)
    other = names_for(session.board).replaced(typed)
    words = typed
    while True:
        answers = [format_phrase(f"tell.{way}") for way in WAYS]
        if other != typed:
            key = "tell.names.replaced" if words == typed else "tell.names.kept"
            answers.append(format_phrase(key))
        chosen = await session.push_screen_wait(_card(session, words, answers, person))
        if chosen is None or chosen < len(WAYS):
            break
        words = other if words == typed else typed
    if chosen == TOLD:
        _note(session, "told", telling, person)
    elif chosen == COPY:
        session.copy_to_clipboard(words)
        _note(session, "copied", telling, person, words)
        session.show_message(format_phrase("tell.copied"))
    elif chosen == SAVE:
        await _save(session, telling, person, words)


def _card(session: Session, words: str, answers: list[str], person: Person | None) -> CardDialog:
    """Return the dialog with the words, so that they can be read out: large if there is room."""
    reach = person.reach if person is not None else ""
    about = [format_phrase("tell.about")]
    if person is not None and reach:
        about = [format_phrase("tell.reach", name=person.name, reach=reach), *about]
    text = Content("\n\n").join(
        [
            Content("\n".join(_large(session, words))),
            Content.styled(words, "bold"),
            Content.styled("\n".join(about), "$quiet"),
        ]
    )
    title = (
        format_phrase("tell.title", name=person.name)
        if person is not None
        else format_phrase("tell.title.somebody")
    )
    return CardDialog(text, answers, title=title)


def _large(session: Session, words: str) -> tuple[str, ...]:
    """Return the words in large letters; nothing if they would not fit above all the rest."""
    width = min(session.size.width, WIDEST) - SIDES
    # A screen reader would read each of the dots.
    is_drawn = width > 0 and not session.board.settings.cursor
    drawn = big_lines(words, width) if is_drawn else None
    room = session.size.height - BESIDE
    return drawn if drawn is not None and len(drawn) <= room else ()


def _note(
    session: Session, way: ShareWay, telling: Telling, person: Person | None, words: str = ""
) -> None:
    """Write a line of the ledger. It keeps none of the words."""
    checksum = ledger.checksum_of(words.encode(errors="replace")) if words else ""
    event = "shared" if way == "told" else ""
    session.perform(
        lambda context: ledger.record(way, person, context, what=telling.of, checksum=checksum),
        event=event,
    )


async def _save(session: Session, telling: Telling, person: Person | None, words: str) -> None:
    """Ask for a path and write the words to a new file that only its owner can read."""
    title, hint = format_phrase("tell.save.title"), format_phrase("tell.save.hint")
    dialog = LineDialog(title, hint, _check)
    typed = (await session.push_screen_wait(dialog) or "").strip()
    if not typed:
        return
    path, data = typed_file(typed), f"{words}\n".encode(errors="replace")
    edit = ledger.record(
        "saved",
        person,
        session.notebook.edit_context(),
        what=telling.of,
        checksum=ledger.checksum_of(data),
    )
    try:
        write_and_note(path, data, partial(session.commit, edit))
    except FileExistsError:
        session.show_message(format_phrase("tell.save.there", path=path))
    except OSError as error:
        why = error.strerror or ""
        session.show_message(format_phrase("tell.save.unwritten", path=path, why=why))
    except StoreError as error:
        session.show_message(sentence(error))
    else:
        session.show_message(format_phrase("tell.saved", path=path))


def _check(typed: str) -> None:
    """Raise Refusal for what is no path of a new file."""
    path = typed_file(typed)
    if path.is_dir():
        raise Refusal("tell.folder", path=path)
    if os.path.lexists(path):
        raise Refusal("tell.there", path=path)
