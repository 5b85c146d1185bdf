"""The Support page as plain text: contacts, crisis lines and coping cards.

It works offline and never depends on moods or entries, except for the order of the cards.
"""

from __future__ import annotations

import re
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
from winsboard.words import content, format_phrase
from winsboard.words.catalog.calm import shipped_skills
from winsboard.words.text.dates import day_words

CARDS: Final = 5
"""The number of coping cards to show."""
ABOUT: Final = ("urgent", "what_this_is", "what_this_is_not")
"""The explanations that every board ends with, in order."""
EUROPE: Final = "112"
"""The emergency number that most countries of the list share, so it is shown first."""
OTHER: Final = "other"
"""The region of everywhere that has no lines of its own."""
DIALLED: Final = re.compile(
    r"(?:(?:call|dial|phone|ring|text|or)\W+)*([0-9]{3,6})(?:\W+or\W+[0-9]{3,6})*\W*", re.IGNORECASE
)
"""A text that is nothing but a short number to call, or one of several."""


class Number(NamedTuple):
    """A number to call in danger."""

    reach: str
    """As it is written down, such as `112 or 999`."""
    name: str
    """Whose number it is, or the countries that it works in."""


class Section(NamedTuple):
    """A section of the page."""

    id: str
    """`people`, `care`, `lines` or `calm`."""
    title: str
    lines: tuple[str, ...]


class Page(NamedTuple):
    """The contents of the Support page, top to bottom: the number to call is always first."""

    title: str
    call: str
    """When to call, in a few words."""
    numbers: tuple[Number, ...]
    elsewhere: str
    """What to call in any other country; empty if the person's own number is known."""
    sections: tuple[Section, ...]
    about: tuple[str, ...]
    """Explanations: when to call in full, and what the program is and is not."""


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
            Person(
                id="",
                name=format_phrase("support.emergency"),
                role="emergency",
                reach=line["emergency"],
            ),
        )
    )


def with_region_lines(board: Board) -> list[Person]:
    """All contacts, plus the shipped lines of the region for roles that have no contact."""
    there = people.listed(board)
    shipped = region_lines(board.settings.region)
    return [*there, *(p for p in shipped if all(p.role != q.role for q in there))]


def hard_day_message() -> str:
    """A message to send to somebody on a hard day."""
    templates = content("people")["share_templates"]
    return next(str(t["text"]) for t in templates if t["id"] == "shr.hard")


def stroke_words(board: Board) -> str:
    """When to call at once, for a rehabilitation board; otherwise empty."""
    if not plain_words(board.settings):
        return ""
    return (
        f"{content('people')['support']['plain_stroke']} {format_phrase('support.not_a_hard_day')}"
    )


def support_page(board: Board, today: date) -> Page:
    """Build the Support page. The pages of the last year must be loaded to sort the cards."""
    words = content("people")["support"]
    is_rehab = board.settings.board_for == "rehab"
    there = contacts(board)
    known = [
        Number(person.reach, person.name) if person.reach else Number(person.name, "")
        for person in there.emergency
    ]
    checked = [confirmed_words(person, today) for person in there.emergency]
    stroke = [words["stroke_signs"], format_phrase("support.not_a_hard_day")] if is_rehab else []
    return Page(
        title=words["title"],
        call=words["plain_stroke" if is_rehab else "plain_urgent"],
        numbers=tuple(known) or known_numbers(),
        elsewhere="" if known else format_phrase("support.elsewhere"),
        sections=tuple(_sections(board, there, today)),
        about=(
            *checked,
            *stroke,
            words["urgent"],
            words["what_this_is"],
            words["what_this_is_not"],
        ),
    )


def contacts(board: Board) -> people.SupportContacts:
    """The contacts on the page: the person's own, or else those of the chosen region."""
    region = board.settings.region
    shipped = (p for p in region_lines(region) if region != OTHER or p.role != "emergency")
    return people.support(board, tuple(shipped))


@cache
def known_numbers() -> tuple[Number, ...]:
    """The shipped emergency numbers, each with the countries that it works in."""
    places: dict[str, list[str]] = {}
    for line in content("people")["support"]["starter_lines"]:
        if line["region"] != OTHER:
            places.setdefault(line["emergency"], []).append(
                format_phrase(f"shelter.region.{line['region']}")
            )
    first = sorted(places, key=lambda number: number != EUROPE)
    return tuple(Number(number, ", ".join(places[number])) for number in first)


def big_digits(reach: str) -> str:
    """The digits to show large; empty if it is not certain which ones are to be dialled."""
    found = DIALLED.fullmatch(reach.strip())
    return found[1] if found else ""


def _sections(board: Board, there: people.SupportContacts, today: date) -> list[Section]:
    cards = coping_cards.listed(board, shipped_skills(), today)[:CARDS]
    directories = [f"{d['name']}: {d['how']}" for d in content("people")["support"]["directories"]]
    mine = _people(there.people)
    found = {
        "people": mine or ([] if there.care_team else [format_phrase("support.no_people")]),
        "care": _people(there.care_team),
        "lines": _lines(there.lines, today) or directories,
        "calm": [card.name for card in cards],
    }
    return [
        Section(id, format_phrase(f"support.section.{id}"), tuple(lines))
        for id, lines in found.items()
        if lines
    ]


def _people(there: Sequence[Person]) -> list[str]:
    return [person_line(person) for person in there]


def _lines(there: Sequence[Person], today: date) -> list[str]:
    return [
        line for person in there for line in (person_line(person), confirmed_words(person, today))
    ]


def person_line(person: Person) -> str:
    """A contact on one line: `Sam: 0123 456 (calls back in the evening)`."""
    said = f"{person.name}: {person.reach}" if person.reach else person.name
    return f"{said} ({person.note})" if person.note else said


def confirmed_words(person: Person, today: date) -> str:
    """When the number of a contact was last confirmed."""
    if person.checked_on is None:
        return format_phrase("support.unchecked")
    day = day_words(person.checked_on, today)
    return str(content("people")["support"]["verify_text"]).format(date=day)


def page_lines(page: Page) -> list[str]:
    """The page as lines of plain text."""
    lines = [page.title, "", page.call, *map(number_line, page.numbers)]
    if page.elsewhere:
        lines.append(f"  {page.elsewhere}")
    for section in page.sections:
        lines += ["", section.title, *(f"  {line}" for line in section.lines)]
    return [*lines, "", *page.about]


def number_line(number: Number) -> str:
    """A number to call on one line: `  999  Emergency`."""
    return f"  {number.reach}  {number.name}".rstrip()
