"""The people of a board, and what can be told or given to each by number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from winsboard.domain.library import people
from winsboard.domain.model.documents import Person
from winsboard.tui.session.menu import Choice, Menu, browse
from winsboard.tui.session.session import Session
from winsboard.tui.support.people import change_person
from winsboard.words import format_phrase


async def show_people(session: Session) -> None:
    """Show the people until the list is closed."""
    await browse(session, partial(_people, session))


def _people(session: Session) -> Menu:
    everybody = people.listed(session.board, (*people.MY_PEOPLE, *people.CARE_TEAM))
    items: list[Choice] = [
        (
            f"{each.name} · {format_phrase(f'support.role.{each.role}')}",
            partial(_person, session, each),
        )
        for each in everybody
    ]
    text = "" if items else _words("people.none")
    return Menu(_words("people.title"), items, list(_fixed(session)), text)


def _fixed(session: Session) -> Iterator[Choice]:
    yield _words("people.add"), partial(change_person, session, Person("", ""))
    yield _words("people.list"), partial(session.begin, "people")


def _line(person: Person) -> str:
    return f"{person.name} · {format_phrase(f'support.role.{person.role}')}"


def _words(name: str) -> str:
    return format_phrase(f"own.family.{name}")


async def _person(session: Session, person: Person) -> None:
    """Show what can be done for one person, until the menu is closed."""
    await browse(session, partial(_acts, session, person))


def _acts(session: Session, person: Person) -> Menu:
    now = session.board.find(person) or person
    return Menu(now.name, [(_words("person.change"), partial(change_person, session, now))])
