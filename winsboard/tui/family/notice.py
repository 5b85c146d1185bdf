"""Writing down what somebody noticed: the member by number, a line, and a phrase to say aloud."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from functools import partial

from winsboard.domain.family import members as family
from winsboard.domain.family import noticing
from winsboard.domain.library import items
from winsboard.domain.library.names import ids_of, people_in
from winsboard.domain.model.documents import Entry, Person
from winsboard.domain.settings import preferences
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.family import is_named
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.dialogs.names import NameKind
from winsboard.tui.family.notice_dialog import DRAFT, NoticeDialog
from winsboard.tui.family.phrases import show_card
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.ask_names import ask_names
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.catalog.family import card_after, cards_of, other_ways
from winsboard.words.sentences.family import joined_names

NEW_MEMBER = "member"
"""Key of the draft for the name of a new member."""
SEVERAL = "members"
"""Key of the draft for a name that was typed and not chosen."""
SEEN = "noticed"
"""Id of the tag by which the line that answers is chosen."""
YES, ASK_FIRST = range(2)


async def notice(session: Session) -> None:
    """Ask whom it is about, then for the words."""
    people = await _ask_people(session)
    if people is not None:
        await _write(session, people)


async def notice_after(session: Session, before: Entry) -> None:
    """Ask what an entry led to, about the same people."""
    ids = {*ids_of(session.board, people_in(before))}
    people = [person for person in family.members(session.board) if person.id in ids]
    chosen = people or await _ask_people(session)
    if chosen is not None:
        await _write(session, chosen, after=before)


async def _ask_people(session: Session) -> Sequence[Person] | None:
    """Ask for a member by number; returns several people, nobody in particular, or None."""
    everybody = family.members(session.board)
    if not everybody:
        return await _new_member(session)
    fixed = [format_phrase(f"own.family.whom.{name}") for name in ("several", "new")]
    dialog = MenuDialog(
        [person.name for person in everybody], fixed, title=format_phrase("own.family.whom")
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return None
    if chosen < len(everybody):
        return [everybody[chosen]]
    if chosen == len(everybody):
        return await ask_several(session, ()) or None
    return await _new_member(session)


async def _new_member(session: Session) -> Sequence[Person] | None:
    """Ask for the name of a new member, and add them."""
    title, hint = format_phrase("own.family.new"), format_phrase("own.family.new.hint")
    name = await ask_line(session, title, hint, NEW_MEMBER)
    if not name or not session.perform(lambda context: family.add(session.board, name, context)):
        return None
    session.save_draft(NEW_MEMBER, None)
    added = family.named(session.board, " ".join(name.split()))
    return [added] if added is not None else None


async def ask_several(session: Session, there: Sequence[Person]) -> Sequence[Person] | None:
    """Ask for several members; returns None if there are no members to choose from."""
    everybody = {person.id: person for person in family.members(session.board)}
    if not everybody:
        return None
    naming = NameKind(
        format_phrase("own.family.several"),
        format_phrase("own.family.several.field"),
        {id: person.name for id, person in everybody.items()},
        Counter,
        partial(_id_of, tuple(everybody.values())),
    )
    ids = await ask_names(session, naming, [person.id for person in there], SEVERAL)
    return [everybody[id] for id in ids if id in everybody]


def _id_of(everybody: Sequence[Person], typed: str) -> str:
    """The id of the member with a name. Raises Refusal for another name."""
    return items.find(everybody, typed).id


async def _write(session: Session, people: Sequence[Person], after: Entry | None = None) -> None:
    """Ask for the words, save them, and show a phrase to say aloud."""
    key = "+".join(person.id for person in people)
    names = joined_names(tuple(person.name for person in people))
    title = format_phrase("own.family.notice.title", names=names)
    text = session.read_draft(f"{DRAFT}:{key}").get("text", "")
    ways = other_ways() if session.board.settings.other_way else ()
    dialog = NoticeDialog(title, text, key, ways)
    written = await session.push_screen_wait(dialog)
    if dialog.stops_other_ways:
        stopped = session.board.settings._replace(other_way=False)
        session.perform(
            lambda context: preferences.change(session.board.settings, stopped, context)
        )
    if not written.saves:
        if written.text.strip():
            session.show_message(format_phrase("keys.line.draft"))
        return
    # The words stay as a draft until they are saved.
    session.save_draft(f"{DRAFT}:{key}", {"text": written.text})
    if not await _may_be_written(session, people):
        session.show_message(format_phrase("own.family.ask_first.kept"))
        return
    if session.perform(
        lambda context: noticing.notice(written.text, people, context, after=after),
        event="family_noticed",
        tags=[SEEN],
    ):
        session.save_draft(f"{DRAFT}:{key}", None)
        await _offer_phrase(session, written.text, people)


async def _may_be_written(session: Session, people: Sequence[Person]) -> bool:
    """Ask, the first time something is written about somebody, if they would be glad to find it."""
    reader = session.notebook.reader()
    try:
        new = [p.name for p in people if not await asyncio.to_thread(is_named, reader, p)]
    except StoreError as error:
        session.show_message(sentence(error))
        new = [person.name for person in people]
    if not new:
        return True
    names = joined_names(tuple(new))
    answers = [format_phrase(f"own.family.glad.{answer}") for answer in ("yes", "ask")]
    question = format_phrase("own.family.glad", names=names)
    dialog = ChoiceDialog(question, answers, harmless=ASK_FIRST)
    return await session.push_screen_wait(dialog) == YES


async def _offer_phrase(session: Session, text: str, people: Sequence[Person]) -> None:
    """Show the phrase that suits what was noticed, then the others of its group."""
    first = card_after(text)
    others = [each for each in cards_of(first.group) if each != first]
    await show_card(session, [first, *others], [person.id for person in people])
