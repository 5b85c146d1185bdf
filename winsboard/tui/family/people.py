"""The people of a board, and what can be told or given to each by number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from winsboard.domain.library import people
from winsboard.domain.model.documents import Entry, Mark, Person, Suggestion, month_of
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.family.given import show_given
from winsboard.tui.journal.last_act import recent_wins
from winsboard.tui.session.menu import Choice, Menu, browse
from winsboard.tui.session.session import Session
from winsboard.tui.support.people import change_person
from winsboard.words import format_phrase

WAITING = "waiting"


async def show_people(session: Session) -> None:
    """Show the people until the list is closed."""
    await browse(session, partial(_people, session))


def _people(session: Session) -> Menu:
    everybody = people.listed(session.board, (*people.MY_PEOPLE, *people.CARE_TEAM))
    items: list[Choice] = [(_line(each), partial(_person, session, each)) for each in everybody]
    text = "" if items else _words("people.none")
    return Menu(_words("people.title"), items, list(_fixed(session)), text)


def _fixed(session: Session) -> Iterator[Choice]:
    yield _words("people.add"), partial(change_person, session, Person("", ""))
    waiting = [s for s in session.board.library_documents(Suggestion) if s.state == WAITING]
    if waiting:
        words = format_phrase("own.family.people.suggestions", count=len(waiting))
        yield words, partial(session.begin, "suggestion")
    yield _words("people.given"), partial(show_given, session)
    yield _words("people.list"), partial(session.begin, "people")


def _line(person: Person) -> str:
    """A person with the role. A member of the family is named alone."""
    if person.member:
        return person.name
    return f"{person.name} · {format_phrase(f'support.role.{person.role}')}"


def _words(name: str) -> str:
    return format_phrase(f"own.family.{name}")


async def _person(session: Session, person: Person) -> None:
    """Show what can be done for one person, until the menu is closed."""
    await browse(session, partial(_acts, session, person))


def _acts(session: Session, person: Person) -> Menu:
    now = session.board.find(person) or person
    return Menu(
        now.name,
        [
            (_words("person.tell"), partial(_tell, session, now)),
            (_words("person.packet"), partial(_give_packet, session, now)),
            (_words("person.given"), partial(show_given, session, now)),
            (_words("person.note"), partial(session.begin, "note_to", now)),
            (_words("person.change"), partial(change_person, session, now)),
        ],
    )


async def _tell(session: Session, person: Person) -> None:
    """Ask which of the last wins to tell a person about, and show the words."""
    wins = recent_wins(session)
    if not wins:
        session.show_message(_words("person.no_win"))
        return
    title = format_phrase("own.family.person.which", name=person.name)
    dialog = MenuDialog([name for name, _ in wins], [], title=title)
    chosen = await session.push_screen_wait(dialog)
    found = None if chosen is None else _win(session, wins[chosen][1])
    if found is not None:
        from winsboard.tui.sharing.tell import show_words
        from winsboard.words.sentences.telling import telling_of

        await show_words(session, telling_of(session.board, found), person)


def _win(session: Session, id: str) -> Entry | Mark | None:
    """The win or tick of this month with an id."""
    month = month_of(session.today)
    here: list[Entry | Mark] = [*session.board.month_entries(month), *session.board.marks(month)]
    return next((win for win in here if win.id == id), None)


async def _give_packet(session: Session, person: Person) -> None:
    from winsboard.tui.sharing.packet import give_packet

    await give_packet(session, person)
