"""The Support page as plain text: contacts, crisis lines and coping cards.

It works offline and never depends on moods or entries, except for the order of the cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from winsboard.domain.library import people
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Person
from winsboard.domain.settings.wording import plain_words
from winsboard.domain.wellbeing import coping_cards
from winsboard.named_tuple import NamedTuple
from winsboard.words import content, say
from winsboard.words.catalog.calm import shipped_skills
from winsboard.words.text.dates import day_words

CARDS: Final = 5
"""The number of coping cards to show."""


class Section(NamedTuple):
    """A section of the page."""

    id: str
    """`people`, `care`, `lines`, `emergency` or `calm`."""
    title: str
    lines: tuple[str, ...]


class Page(NamedTuple):
    """The contents of the Support page, top to bottom."""

    title: str
    urgent: str
    stroke: str
    """The signs of a stroke, for a rehabilitation board; otherwise empty."""
    sections: tuple[Section, ...]
    about: tuple[str, ...]
    """What the program is and is not."""


@cache
def regions() -> tuple[str, ...]:
    """The regions with shipped crisis lines."""
    return tuple(line["region"] for line in content("people")["support"]["starter_lines"])


def region_lines(region: str) -> tuple[Person, ...]:
    """The shipped crisis line and emergency number of a region."""
    found = content("people")["support"]["starter_lines"]
    return tuple(
        person
        for line in found
        if line["region"] == region
        for person in (
            Person(id="", name=line["name"], role="line", reach=line["contact"]),
            Person(id="", name=say("support.emergency"), role="emergency", reach=line["emergency"]),
        )
    )


def with_region_lines(board: Board) -> list[Person]:
    """All contacts, plus the shipped lines of the region for roles that have no contact."""
    there = people.listed(board)
    shipped = region_lines(board.settings.region)
    return [*there, *(p for p in shipped if all(p.role != q.role for q in there))]


def hard_words() -> str:
    """A message to send to somebody on a hard day."""
    templates = content("people")["share_templates"]
    return next(str(t["text"]) for t in templates if t["id"] == "shr.hard")


def stroke_words(board: Board) -> str:
    """The signs of a stroke, for a rehabilitation board; otherwise empty."""
    if not plain_words(board.settings):
        return ""
    return f"{content('people')['support']['stroke_signs']} {say('support.not_a_hard_day')}"


def support_page(board: Board, today: date) -> Page:
    """Build the Support page. The pages of the last year must be loaded to sort the cards."""
    words = content("people")["support"]
    there = people.support(board, region_lines(board.settings.region))
    return Page(
        title=words["title"],
        urgent=words["urgent"],
        stroke=stroke_words(board),
        sections=tuple(_sections(board, there, today)),
        about=(words["what_this_is"], words["what_this_is_not"]),
    )


def _sections(board: Board, there: people.Support, today: date) -> list[Section]:
    cards = coping_cards.listed(board, shipped_skills(), today)[:CARDS]
    directories = [f"{d['name']}: {d['how']}" for d in content("people")["support"]["directories"]]
    found = {
        "people": _people(there.people) or [say("support.no_people")],
        "care": _people(there.care_team) or [say("support.no_care")],
        "lines": _lines(there.lines, today) or directories,
        "emergency": _lines(there.emergency, today) or [say("support.local_number")],
        "calm": [card.name for card in cards],
    }
    return [Section(id, say(f"support.section.{id}"), tuple(lines)) for id, lines in found.items()]


def _people(there: Sequence[Person]) -> list[str]:
    return [person_line(person) for person in there]


def _lines(there: Sequence[Person], today: date) -> list[str]:
    return [
        line for person in there for line in (person_line(person), checked_words(person, today))
    ]


def person_line(person: Person) -> str:
    """A contact on one line: `Sam: 0123 456 (calls back in the evening)`."""
    said = f"{person.name}: {person.reach}" if person.reach else person.name
    return f"{said} ({person.note})" if person.note else said


def checked_words(person: Person, today: date) -> str:
    """When the number of a contact was last confirmed."""
    if person.checked_on is None:
        return say("support.unchecked")
    day = day_words(person.checked_on, today)
    return str(content("people")["support"]["verify_text"]).format(date=day)


def page_lines(page: Page) -> list[str]:
    """The page as lines of plain text."""
    lines = [page.title, ""]
    if page.stroke:
        lines += [page.stroke, ""]
    lines.append(page.urgent)
    for section in page.sections:
        lines += ["", section.title, *(f"  {line}" for line in section.lines)]
    return [*lines, "", *page.about]
