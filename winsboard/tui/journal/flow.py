"""Flows of the journal screen: opening it, going to a date, and filtering."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Final

from winsboard.domain.library.names import names_of
from winsboard.domain.model.documents import ENTRY_KINDS, Entry
from winsboard.domain.text.date_parser import parse_past_day
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.journal.screen import JournalScreen
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.parse.search_names import tag_label

STATES: Final = {
    "starred": "is:starred",
    "first": 'is:"first time"',
    "hard": 'is:"hard day"',
    "talk": 'is:"to talk about"',
}
"""The search term of each filter that is simply on or off."""
CHOICES: Final = ("kind", "area", "tag", "person", *STATES, "days")


async def show_journal(
    session: Session, first: Entry | None = None, *, searches: bool = False
) -> None:
    """Open the journal, at the given entry if there is one, or with its search field active."""
    if isinstance(session.screen, JournalScreen):
        return
    screen = journal_screen(session)
    screen.first = first
    screen.searches = searches
    await session.push_screen_wait(screen)


async def search(session: Session) -> None:
    """Open the journal to search in it; on the journal itself, go to its search field."""
    if isinstance(session.screen, JournalScreen):
        session.screen.action_search_entries()
    else:
        await show_journal(session, searches=True)


async def open_at(session: Session, entry: Entry) -> None:
    """Show an entry in the journal; opens the journal if it is not open."""
    screen = open_journal_screen(session)
    if screen is None:
        await show_journal(session, entry)
    else:
        screen.show_entry(entry)


def journal_screen(session: Session, picking: str = "") -> JournalScreen:
    """Create the journal screen. `picking` is the message shown while an entry is to be picked."""
    screen = JournalScreen(session.notebook, session.size, picking)
    return screen.data_bind(Session.board, Session.today, Session.saving)


def open_journal_screen(session: Session) -> JournalScreen | None:
    """Return the open journal screen below any dialogs, or None."""
    return next((s for s in reversed(session.screen_stack) if isinstance(s, JournalScreen)), None)


async def go_to_date(session: Session) -> None:
    """Ask for a date and go there; the dialog reports an invalid date."""
    screen = open_journal_screen(session)
    if screen is None:
        await show_journal(session)
        return
    check = partial(parse_past_day, today=session.today)
    dialog = LineDialog(format_phrase("journal.go.title"), format_phrase("journal.go.hint"), check)
    typed = await session.push_screen_wait(dialog)
    if (typed or "").strip():
        screen.entries.go_to(check(typed or ""))


async def show_only(session: Session) -> None:
    """Show the filters as a numbered menu, and add the chosen one to the search line."""
    screen = open_journal_screen(session)
    if screen is None:
        await show_journal(session)
        return
    line = screen.line
    names = [format_phrase(f"journal.filter.{choice}") for choice in CHOICES]
    shown = [
        f"[x] {n}" if STATES.get(c, "-") in line.value else n
        for c, n in zip(CHOICES, names, strict=True)
    ]
    always = [format_phrase("journal.filter.all")] if line.value else []
    while True:
        dialog = MenuDialog(shown, always, title=format_phrase("journal.filter.title"))
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen == len(CHOICES):
            line.value = ""
            return
        if (token := await _token(session, CHOICES[chosen])) is not None:
            line.value = toggle_token(line.value, token)
            return


def toggle_token(typed: str, token: str) -> str:
    """Add a term to a search, or remove it if it is there."""
    if token in typed:
        return " ".join(typed.replace(token, " ").split())
    return f"{typed.strip()} {token}".strip()


async def _token(session: Session, choice: str) -> str | None:
    if choice in STATES:
        return STATES[choice]
    if choice == "days":
        return await _days(session)
    reader = session.notebook.reader()
    if choice == "kind":
        names = [format_phrase(f"spoken.kind.{kind}") for kind in _kinds(session)]
    elif choice == "area":
        names = [area.name for area in areas_of(session.board).listed]
    elif choice == "tag":
        names = [tag_label(tag) for tag in await _most_used(session, reader.tags)]
    else:
        names = [*names_of(session.board, await _most_used(session, reader.people))]
    if not names:
        session.show_message(
            format_phrase(
                "journal.filter.no_tags" if choice == "tag" else "journal.filter.no_people"
            )
        )
        return None
    dialog = MenuDialog(names, [], title=format_phrase(f"journal.filter.{choice}"))
    chosen = await session.push_screen_wait(dialog)
    return None if chosen is None else search_token(choice, names[chosen])


def search_token(key: str, value: str) -> str:
    """Return a search term: `tag:walk`, or `tag:"first time"` for a value with spaces."""
    plain = value.replace('"', " ")
    return f'{key}:"{plain}"' if " " in plain else f"{key}:{plain}"


def _kinds(session: Session) -> list[str]:
    return [kind for kind in ENTRY_KINDS if kind != "mood" or session.board.settings.mood]


async def _most_used(session: Session, count: Callable[[], Counter[str]]) -> list[str]:
    """Count the names in use in a thread; returns them with the most frequent first."""
    try:
        return [name for name, _ in (await asyncio.to_thread(count)).most_common()]
    except StoreError as error:
        session.show_message(sentence(error))
        return []


async def _days(session: Session) -> str | None:
    """Ask for the first or last day to search."""
    ends = ("from", "to")
    names = [format_phrase(f"journal.filter.{end}") for end in ends]
    chosen = await session.push_screen_wait(
        MenuDialog(names, [], title=format_phrase("journal.filter.days"))
    )
    if chosen is None:
        return None
    check = partial(parse_past_day, today=session.today)
    typed = await session.push_screen_wait(
        LineDialog(names[chosen], format_phrase("journal.go.hint"), check)
    )
    return (
        search_token(ends[chosen], f"{check(typed)}") if (typed or "").strip() and typed else None
    )
